// Small comforts of teacher pages: print, copy, filter the lessons. Everything works without them.
(function () {
  "use strict";

  // What is laid out only when it comes near may push the focused element off the screen again (as in pupil.js).
  function follow(element, frames) {
    requestAnimationFrame(function () {
      if (element !== document.activeElement) return;
      var box = element.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) element.scrollIntoView({ block: "center" });
      if (frames > 1) follow(element, frames - 1);
    });
  }
  document.addEventListener("focusin", function (event) { follow(event.target, 3); });

  // The same page in another language is opened at the same section (as in pupil.js).
  function place() {
    var links = document.querySelectorAll("[data-languages] a");
    for (var i = 0; i < links.length; i++) if (location.hash || links[i].hash) links[i].hash = location.hash;
  }
  window.addEventListener("hashchange", place);
  place();

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.style.visibility = "visible"; // its place was kept, so that nothing moves
    button.addEventListener("click", function () { window.print(); });
  });

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var text = button.closest("details").querySelector("[data-journal]");
    var said = button.parentNode.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(text);
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      document.execCommand("copy"); // works from file:// too, where the clipboard interface does not
      selection.removeAllRanges();
      said.textContent = button.dataset.done;
    });
  });

  document.querySelectorAll("[data-finder]").forEach(function (finder) {
    var filters = Array.prototype.slice.call(finder.querySelectorAll("[data-filter]"));
    var rows = Array.prototype.slice.call(finder.querySelectorAll("tbody tr"));
    var count = finder.querySelector(".finder-count");
    function fits(row) {
      return filters.every(function (filter) {
        if (!filter.value) return true;
        var has = row.dataset[filter.dataset.filter];
        if (filter.dataset.filter === "minutes") return Number(has) <= Number(filter.value);
        return has.split(" ").indexOf(filter.value) >= 0;
      });
    }
    function show() {
      var shown = 0;
      rows.forEach(function (row) { row.hidden = !fits(row); shown += row.hidden ? 0 : 1; });
      count.textContent = shown ? count.dataset.count.replace("{count}", shown) : count.dataset.none;
    }
    finder.querySelector("form").style.visibility = "visible";
    finder.addEventListener("change", show);
    show();
  });
})();
