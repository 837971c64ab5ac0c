// What every page for pupils can do beyond its links: leave at once, follow the focus. Stores nothing, sends nothing.
// Written so that a browser of 2015 reads it; nothing of a page is hidden before the script that shows it has run.
(function () {
  "use strict";
  var leave = document.getElementById("exit-now");
  var said = document.getElementById("exit-said");
  var shifts = 0, forget;

  function go(event) {
    if (event) event.preventDefault();
    var blank = document.createElement("div"); // covers the page while a slow line still loads the next one
    blank.className = "blank";
    document.body.appendChild(blank);
    document.title = "…";
    location.replace(leave.href); // Back does not return here
  }

  function count(number) {
    shifts = number;
    clearTimeout(forget);
    if (number) forget = setTimeout(count, 5000, 0);
    if (said) said.textContent = number ? said.getAttribute("data-count").replace("{count}", number) : "";
  }

  if (leave) {
    leave.addEventListener("click", go);
    // With Alt, Ctrl or Meta, Shift changes the keyboard's language; with a click it marks text. Neither means to leave.
    document.addEventListener("keydown", function (event) {
      var alone = (event.key ? event.key === "Shift" : event.keyCode === 16) &&
        !event.altKey && !event.ctrlKey && !event.metaKey;
      if (!alone) { if (shifts) count(0); return; }
      if (event.repeat) return;
      count(shifts + 1);
      if (shifts > 2) go();
    });
    ["pointerdown", "mousedown", "touchstart", "click", "wheel"].forEach(function (name) {
      document.addEventListener(name, function () { if (shifts) count(0); }, true);
    });
    window.addEventListener("blur", function () { count(0); });
  }

  // The same page in another language is opened at the same section.
  function place() {
    var links = document.querySelectorAll("[data-languages] a");
    for (var i = 0; i < links.length; i++) if (location.hash || links[i].hash) links[i].hash = location.hash;
  }
  window.addEventListener("hashchange", place);
  place();

  // What is laid out only when it comes near may push the focused element off the screen again: bring it back.
  function follow(element, frames) {
    requestAnimationFrame(function () {
      if (element !== document.activeElement) return;
      var box = element.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) element.scrollIntoView({ block: "center" });
      if (frames > 1) follow(element, frames - 1);
    });
  }
  document.addEventListener("focusin", function (event) { follow(event.target, 3); });
})();
