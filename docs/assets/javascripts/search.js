// Search of one language. The index is loaded at the first letter typed, as a script, so that it works from file://.
// Written so that a browser of 2015 reads it; where it does not, the page says so and offers links.
(function () {
  "use strict";
  var place = document.querySelector("[data-search]");
  if (!place) return;
  var input = place.querySelector("input"), results = place.querySelector(".results"), said = place.querySelector("[role=status]");
  var asked = false;

  // The policy of the page lets no script name another one, but for an index beside the site's own files.
  var trusted = window.trustedTypes && window.trustedTypes.createPolicy("index", {
    createScriptURL: function (address) {
      if (!/^(\.\.\/)*assets\/search\/[a-z-]+\.js$/.test(address)) throw new TypeError(address);
      return address;
    }
  });

  // What is no letter and no digit, as far as people type it. Old browsers know no classes of letters.
  var WORD = /[^\u0000-\/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u0300-\u036f\u2000-\u206f\u20a0-\u20ff\u2190-\u2bff\u3000-\u3003\ufe00-\ufeff]+/g;

  // The same two steps as scripts/language/stemming.py; the rules come with the index.
  function stem(word, rules) {
    for (var round = 0; round < rules.rounds; round++) {
      if (rules.whole.indexOf(word) >= 0) return word;
      var end = rules.suffixes.filter(function (s) {
        return word.length - s.length >= rules.keep && word.slice(-s.length) === s;
      })[0];
      if (!end) break;
      word = word.slice(0, -end.length);
    }
    var last = rules.finals[word.slice(-1)];
    return last ? word.slice(0, -1) + last : word;
  }
  function split(text, rules) {
    text = (text.normalize ? text.normalize("NFC") : text).toLowerCase();
    Object.keys(rules.fold).forEach(function (from) { text = text.split(from).join(rules.fold[from]); });
    return (text.match(WORD) || []).filter(function (word) { return word.length > 1; });
  }

  function find(text) {
    var index = window.safePathIndex, scores = {};
    var terms = split(text, index.rules).map(function (word) { return stem(word, index.rules); });
    terms.forEach(function (term) {
      Object.keys(index.terms).forEach(function (known) {
        var near = known === term ? 3 : known.indexOf(term) === 0 && term.length > 2 ? 1 : 0;
        if (!near) return;
        index.terms[known].forEach(function (hit) {
          var page = scores[hit[0]] || (scores[hit[0]] = { page: hit[0], terms: {}, sum: 0 });
          page.terms[term] = true;
          page.sum += near * hit[1];
        });
      });
    });
    var found = Object.keys(scores).map(function (page) { return scores[page]; }).filter(function (page) {
      return terms.every(function (term) { return page.terms[term]; });
    }).sort(function (a, b) { return b.sum - a.sum || a.page - b.page; }).map(function (page) { return page.page; });
    var led = []; // words that people type and a page does not say
    (index.leads || []).forEach(function (lead) {
      if (lead[0].every(function (term) { return terms.indexOf(term) >= 0; })) led = led.concat(lead[1]);
    });
    return led.concat(found).filter(function (page, at, all) { return all.indexOf(page) === at; }).slice(0, 20);
  }

  function show() {
    results.textContent = "";
    said.textContent = "";
    if (input.value.trim().length < 2) return;
    var found = find(input.value);
    said.textContent = found.length ? place.dataset.found.replace("{count}", found.length) : place.dataset.none;
    found.forEach(function (hit) {
      var page = window.safePathIndex.pages[hit];
      var item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
      link.href = page[0];
      link.textContent = page[1];
      text.textContent = page[2];
      item.appendChild(link);
      item.appendChild(text);
      results.appendChild(item);
    });
  }

  input.addEventListener("input", function () {
    if (window.safePathIndex) { show(); return; }
    if (asked) return;
    asked = true;
    var script = document.createElement("script");
    script.src = trusted ? trusted.createScriptURL(place.dataset.index) : place.dataset.index;
    script.onload = show;
    document.head.appendChild(script);
  });
  place.querySelector(".search-off").style.visibility = "hidden"; // their place is kept
  place.querySelector(".search-line").style.visibility = "visible";
})();
