// How long somebody works for a debt before earning anything. Counts in the page; keeps and sends nothing.
(function () {
  "use strict";
  var box = document.querySelector("[data-debt]");
  if (!box) return;
  var fields = {};
  ["pay", "room", "food", "other", "owed"].forEach(function (name) {
    fields[name] = document.getElementById("debt-" + name);
    fields[name].value = ""; // a browser may put back what somebody else typed
  });

  // "45 000", "45.000,50" and "45000.5" are all typed; letters and signs are left out.
  function number(name) {
    var text = fields[name].value.replace(/[^0-9.,]/g, "").replace(/[.,](?=\d{3}(\D|$))/g, "").replace(",", ".");
    return parseFloat(text) || 0;
  }

  function say(name, values) {
    return Object.keys(values).reduce(function (text, key) {
      return text.replace("{" + key + "}", values[key].toLocaleString(document.documentElement.lang));
    }, box.dataset[name]);
  }

  box.addEventListener("input", function () {
    var note = box.querySelector(".feedback");
    var left = number("pay") - number("room") - number("food") - number("other");
    var owed = number("owed");
    note.textContent = "";
    if (!number("pay")) return;
    var line = document.createElement("p");
    line.className = left > 0 ? "safer" : "think";
    line.textContent = say("left", { sum: left }) + " " +
      (left <= 0 && owed ? say("never", {}) : owed ? say("months", { months: Math.ceil(owed / left) }) : say("none", {}));
    note.appendChild(line);
  });
})();
