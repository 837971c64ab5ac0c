// How long somebody works for a debt before earning anything. Counts in the page; keeps and sends nothing.
// It never reassures falsely: while one field holds no amount there is no result, and the field says what it needs.
(function () {
  "use strict";
  var box = document.querySelector("[data-debt]");
  if (!box) return;
  var MOST = 1000000000, YEARS = 600; // more money, or more months, is no answer but a slip of the finger
  var names = ["pay", "room", "food", "other", "owed"], note = box.querySelector(".feedback"), waiting;
  var fields = names.map(function (name) { return document.getElementById("debt-" + name); });
  fields.forEach(function (field) { field.value = ""; }); // a browser may put back what somebody else typed

  // 40000 · 40 000 · 40,000 · 40.000 · 40.000,50 · 40,000.50 · 40000,5 — and nothing else is an amount.
  var WAYS = [
    [/^\d+([.,]\d{1,2})?$/, ""],
    [/^[1-9]\d{0,2}( \d{3})+([.,]\d{1,2})?$/, " "],
    [/^[1-9]\d{0,2}(,\d{3})+(\.\d{1,2})?$/, ","],
    [/^[1-9]\d{0,2}(\.\d{3})+(,\d{1,2})?$/, "."]
  ];
  var BEGUN = /^(\d+|[1-9]\d{0,2}([ .,]\d{3})*)[ .,]\d{0,2}$/; // may still become one while somebody types

  function typed(field) { return field.value.replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ").trim(); }

  // The amount in a field, or the name of what is wrong with it.
  function read(field) {
    var text = typed(field);
    if (!text) return "empty";
    for (var i = 0; i < WAYS.length; i++) {
      if (!WAYS[i][0].test(text)) continue;
      var amount = parseFloat(text.split(WAYS[i][1] || " ").join("").replace(",", "."));
      return amount > MOST ? "much" : amount;
    }
    return "sign";
  }

  function fault(field, name) {
    var line = document.getElementById(field.id + "-fault");
    var words = name ? box.getAttribute("data-" + name) : "";
    if (line.textContent !== words) line.textContent = words;
    if (name) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function say(name, values) {
    return Object.keys(values).reduce(function (text, key) {
      return text.replace("{" + key + "}", values[key].toLocaleString(document.documentElement.lang));
    }, box.getAttribute("data-" + name));
  }

  function answer(pay, room, food, other, owed) {
    var left = Math.round((pay - room - food - other) * 100) / 100, months = Math.ceil(owed / left);
    var line = document.createElement("p");
    line.className = left > 0 && !owed ? "safer" : "think";
    line.textContent = say("left", { sum: left }) + " " +
      (left <= 0 && !owed ? say("nothing", {}) : left <= 0 || months > YEARS ? say("never", {})
        : owed ? say("months", { months: months }) : say("none", {}));
    note.appendChild(line);
  }

  // What is wrong is said at once where it cannot become an amount any more, else when the reader goes on or waits.
  function look(until, now) {
    var amounts = fields.map(read), fine = true;
    note.textContent = "";
    amounts.forEach(function (amount, place) {
      var wrong = typeof amount === "string";
      var here = place === until && !now, field = fields[place];
      if (wrong) fine = false;
      if (!wrong) fault(field, "");
      else if (here && amount === "sign" && BEGUN.test(typed(field))) fault(field, "");
      else if (place <= until || amount !== "empty") fault(field, amount);
    });
    if (fine) answer.apply(null, amounts);
  }

  fields.forEach(function (field, place) {
    field.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(look, 1500, place, true);
      look(place, false);
    });
    field.addEventListener("change", function () { look(place, true); });
    field.addEventListener("blur", function (event) {
      var inside = event.relatedTarget && box.contains(event.relatedTarget);
      if (typed(field)) look(inside ? place : fields.length, true); // whoever has left the sums is told what is missing
    });
  });
})();
