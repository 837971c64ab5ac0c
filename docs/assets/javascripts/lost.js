// The page for wrong addresses: finds out where the site begins from where this script came from, and mends the links.
(function () {
  "use strict";
  var main = document.querySelector("main"), here = document.currentScript;
  if (!here || main.getAttribute("data-found")) return;
  main.setAttribute("data-found", "yes");
  var base = here.src.replace(/assets\/javascripts\/lost\.js.*$/, "");
  var links = main.querySelectorAll("[data-to]"), parts = main.querySelectorAll("[data-code]");
  for (var i = 0; i < links.length; i++) links[i].href = base + links[i].getAttribute("data-to");
  for (var j = 0; j < parts.length; j++) { // the language somebody was reading comes first
    if (location.href.indexOf(base + parts[j].getAttribute("data-code") + "/") === 0) main.insertBefore(parts[j], parts[0]);
  }
})();
