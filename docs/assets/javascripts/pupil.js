// What every page for pupils can do beyond its links: leave at once, follow the focus. Stores nothing, sends nothing.
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  var leave = document.getElementById("exit-now");
  var shifts = 0, last = 0;

  function go(event) {
    if (event) event.preventDefault();
    var blank = document.createElement("div"); // covers the page while a slow line still loads the next one
    blank.className = "blank";
    document.body.appendChild(blank);
    document.title = "…";
    location.replace(leave.href); // Back does not return here
  }

  if (leave) {
    leave.addEventListener("click", go);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Shift") { shifts = 0; return; }
      if (event.repeat) return;
      shifts = event.timeStamp - last < 1500 ? shifts + 1 : 1;
      last = event.timeStamp;
      if (shifts >= 3) go();
    });
  }

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
