// A quiz that answers: what is safer and why, as soon as something is chosen. Stores nothing, sends nothing.
// Written so that a browser of 2015 reads it; until its last line has run, all answers stand in the page.
(function () {
  "use strict";

  var quiz = document.querySelector("[data-quiz]");
  quiz.addEventListener("submit", function (event) { event.preventDefault(); });
  quiz.reset();

  function list(nodes) { return Array.prototype.slice.call(nodes); }

  function words(name, text) { return (quiz.dataset[name] || "").replace("{text}", text || ""); }

  function make(tag, text, name) {
    var node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  }

  function button(text, action) {
    var node = make("button", text);
    node.type = "button";
    node.addEventListener("click", action);
    return node;
  }

  // The words of feedback stand once in the page, in the answers that are shown without a script.
  function because(question, option, safer) {
    var source = question.querySelector('[data-because="' + option + '"]');
    var note = make("p", "", safer ? "safer" : "think");
    list(source.childNodes).forEach(function (node) { note.appendChild(node.cloneNode(true)); });
    return note;
  }

  function choose(question) {
    var box = question.querySelector(".feedback");
    var inputs = list(question.querySelectorAll("input"));
    var several = question.dataset.kind === "several";
    function safer(input) { return input.hasAttribute("data-safer"); }
    question.addEventListener("change", function () {
      var chosen = inputs.filter(function (input) { return input.checked; });
      box.textContent = "";
      chosen.forEach(function (input) { box.appendChild(because(question, input.value, safer(input))); });
      if (!several || !chosen.length || !chosen.every(safer)) return;
      var all = inputs.filter(safer).length === chosen.length;
      box.appendChild(make("p", words(all ? "allFound" : "someLeft"), all ? "safer" : "think"));
    });
  }

  function order(question) {
    var pile = question.querySelector(".things");
    var box = question.querySelector(".feedback");
    var right = question.dataset.order.split(" ");
    function things() { return list(pile.children); }
    function mark() {
      things().forEach(function (thing, place, all) {
        var moves = thing.querySelectorAll("button");
        moves[0].setAttribute("aria-disabled", String(place === 0));
        moves[1].setAttribute("aria-disabled", String(place === all.length - 1));
      });
    }
    function move(thing, by, pressed) {
      var next = by < 0 ? thing.previousElementSibling : thing.nextElementSibling;
      if (next) pile.insertBefore(by < 0 ? thing : next, by < 0 ? next : thing);
      box.textContent = "";
      mark();
      pressed.focus(); // moving a node takes its focus away
      box.appendChild(make("p", things().indexOf(thing) + 1 + ". " + thing.dataset.text, "sr"));
    }
    things().forEach(function (thing) {
      var moves = make("span", "", "moves");
      [["up", -1, "↑"], ["down", 1, "↓"]].forEach(function (way) {
        var made = button(way[2], function () { move(thing, way[1], made); });
        made.setAttribute("aria-label", words(way[0], thing.dataset.text));
        moves.appendChild(made);
      });
      thing.appendChild(moves);
    });
    mark();
    pile.parentNode.insertBefore(button(words("checkOrder"), function () {
      box.textContent = "";
      var now = things().map(function (thing) { return thing.dataset.option; });
      var off = 0;
      while (off < right.length && now[off] === right[off]) off++;
      if (off === right.length) {
        box.appendChild(make("p", words("orderRight"), "safer"));
        right.forEach(function (id) { box.appendChild(because(question, id, true)); });
      } else {
        box.appendChild(make("p", words("orderTry", things()[off].dataset.text), "think"));
        box.appendChild(because(question, now[off], false));
      }
    }), pile.nextSibling);
  }

  function story(question) {
    var scenes = list(question.querySelectorAll(".scene"));
    function begin() {
      scenes.forEach(function (scene, place) { scene.hidden = place > 0; });
      list(question.querySelectorAll("details")).forEach(function (choice) { choice.open = false; });
    }
    question.addEventListener("click", function (event) {
      var link = event.target.closest("[data-to]");
      if (!link) return;
      event.preventDefault();
      var next = scenes.filter(function (scene) { return scene.dataset.scene === link.dataset.to; })[0];
      next.hidden = false;
      question.querySelector("legend").parentNode.insertBefore(next, again);
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    });
    var again = button(words("again"), function () { begin(); scenes[0].focus(); });
    question.appendChild(again);
    begin();
  }

  list(quiz.querySelectorAll(".question")).forEach(function (question) {
    ({ order: order, story: story }[question.dataset.kind] || choose)(question);
  });
  document.documentElement.classList.add("js"); // only now are the answers hidden
})();
