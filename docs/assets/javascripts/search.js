// Search of one language. The index is loaded at the first letter typed, as a script, so that it works from file://.
// Written so that a browser of 2015 reads it; where it does not, the page says so and offers links.
(function () {
  "use strict";

  // What is no letter and no digit, as far as people type it. Old browsers know no classes of letters.
  var WORD = /[^\u0000-\/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u0300-\u036f\u2000-\u206f\u20a0-\u20ff\u2190-\u2bff\u3000-\u3003\ufe00-\ufeff]+/g;
  var CYRILLIC = /[\u0400-\u04ff]/, LATIN = /[a-z]/;
  var TWINS = ["aceopxykmthb", "асеорхукмтнв"]; // letters that look alike, Latin and Cyrillic
  var FAR = 60, MOST = 20, FEW = 3, EDIT = 5; // FAR as in scripts/web/search.py; EDIT: letters of a word that may be mistyped

  function unique(list) { return list.filter(function (one, at) { return list.indexOf(one) === at; }); }
  function has(list, one) { return list.indexOf(one) >= 0; }

  // The same two steps as scripts/language/stemming.py; the rules come with the index.
  function stem(word, rules) {
    for (var round = 0; round < rules.rounds; round++) {
      if (has(rules.whole, word)) return word;
      var end = rules.suffixes.filter(function (s) {
        return word.length - s.length >= rules.keep && word.slice(-s.length) === s;
      })[0];
      if (!end) break;
      word = word.slice(0, -end.length);
    }
    var last = rules.finals[word.slice(-1)];
    return last ? word.slice(0, -1) + last : word;
  }
  function composed(text, form) { return (text.normalize ? text.normalize(form) : text).toLowerCase(); }
  function split(text, rules) {
    text = composed(text, "NFC");
    Object.keys(rules.fold).forEach(function (from) { text = text.split(from).join(rules.fold[from]); });
    return (text.match(WORD) || []).filter(function (word) { return word.length > 1 || /^\d$/.test(word); });
  }

  function swap(text, from, to) {
    return text.split("").map(function (sign) { var at = from.indexOf(sign); return at < 0 ? sign : to.charAt(at); }).join("");
  }

  // As people write it, made ready to be split: a letter of another alphabet inside a word, signs for the Uzbek
  // apostrophe, a number that sticks to its word ("7класс", "7th"), the code of a lesson in two pieces ("D 2").
  function tidy(text, latin) {
    text = composed(text, "NFC").replace(/\u0301/g, "").replace(/[\u2032\u2035\u00b4\u02b9\u02bd\u055a\uff07]/g, "'");
    text = text.replace(/([^\s"])"(?=[^\s"])/g, "$1'");
    if (!latin) text = text.replace(/([^\s])['\u0060\u2018\u2019](?=[^\s])/g, "$1");
    text = text.split(/(\s+)/).map(function (word) {
      if (!CYRILLIC.test(word) || !LATIN.test(word)) return word;
      return latin ? swap(word, TWINS[1], TWINS[0]) : swap(word, TWINS[0], TWINS[1]);
    }).join("");
    text = text.replace(/^\s*([a-dабвсдц])[\s.\-\u2010-\u2014]*([1-9])\s*$/, "$1$2");
    return text.replace(/(\d)(?:st|nd|rd|th)(?![a-z])/g, "$1").replace(/(\d)(?=[a-z\u0400-\u04ff]{2})/g, "$1 ");
  }

  // Whether one becomes the other by one letter more, less, other, or by two neighbours swapped.
  function near(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    if (one.length > other.length) { var kept = one; one = other; other = kept; }
    var at = 0;
    while (at < one.length && one.charAt(at) === other.charAt(at)) at++;
    if (one.length < other.length) return one.slice(at) === other.slice(at + 1);
    return one.slice(at + 1) === other.slice(at + 1) ||
      (one.charAt(at) === other.charAt(at + 1) && one.charAt(at + 1) === other.charAt(at) && one.slice(at + 2) === other.slice(at + 2));
  }

  // An index → a function that finds the numbers of pages for what was typed.
  function finder(index) {
    var rules = index.rules, texts = {}, spoken = {}, alone = {}, known = [];
    var lines = index.hits.split("\n"), last = "", count = 0, from = 0; // of the words: a capital says how much is as before
    for (var at = 1; at <= index.terms.length; at++) {
      var sign = index.terms.charCodeAt(at);
      if (sign < 65 || sign > 90) continue;
      last = last.slice(0, index.terms.charCodeAt(from) - 65) + index.terms.slice(from + 1, at);
      texts[last] = lines[count++];
      from = at;
    }
    function phrases(text) {
      return text.split(",").map(function (phrase) {
        var words = phrase.split(" ");
        words.forEach(function (word) { spoken[word] = true; });
        if (words.length === 1) alone[words[0]] = true;
        return words;
      });
    }
    function entries(list, to, from) {
      var made = [];
      list.forEach(function (one) {
        phrases(one[from]).forEach(function (words) { made.push({ words: words, to: one[to] }); });
      });
      return made;
    }
    var leads = entries(index.leads, 0, 1), same = entries(index.same, 0, 1), cries = phrases(index.cries.join(","));
    var idle = index.idle.split(" ");
    known = Object.keys(texts).concat(Object.keys(spoken).filter(function (word) { return texts[word] === undefined; }));
    var all = Object.keys(texts).join(""), latin = all.replace(/[^a-z]/g, "").length * 2 > all.length;
    var help = 0;
    index.pages.forEach(function (page, at) { if (page[0] === "help/index.html") help = at; });

    // [page, weight] of a stem, and how heavy the pages are where it is found.
    function hits(term) {
      var made = [], page = -1, weight = 0, far = 0, text = texts[term] || "";
      for (var at = 0; at < text.length; at++) {
        var code = text.charCodeAt(at);
        if (code === 126) { far += FAR; continue; }
        if (code < 58) { weight = Math.pow(2, code - 48); page = -1; continue; }
        page += (code === 124 ? 92 : code) - 58 + far + 1;
        far = 0;
        made.push([page, weight]);
      }
      return made;
    }

    // --- a second, looser key for each word, made when it is needed ---
    var keys = null, byKey, ends;
    function loose(text) {
      text = composed(text, "NFC");
      rules.loose.forEach(function (pair) { text = text.split(pair[0]).join(pair[1]); });
      text = composed(text, "NFD").replace(/[\u0300-\u036f'\u0060\u02bb\u02bc\u2018\u2019]/g, "");
      return text.replace(/([^\d\n])\1+/g, "$1");
    }
    function prepare() {
      if (keys) return;
      keys = loose(known.join("\n")).split("\n");
      byKey = {};
      keys.forEach(function (key, at) { (byKey["_" + key] = byKey["_" + key] || []).push(known[at]); });
      var finals = {};
      Object.keys(rules.finals).forEach(function (from) { finals[loose(from)] = loose(rules.finals[from]); });
      ends = {
        keep: rules.keep, finals: finals,
        whole: loose(rules.whole.join("\n")).split("\n"),
        suffixes: unique(loose(rules.suffixes.join("\n")).split("\n")).sort(function (a, b) { return b.length - a.length; })
      };
    }
    function alike(word) {
      var key = loose(word), made = byKey["_" + loose(stem(word, rules))] || byKey["_" + key] || [];
      return LATIN.test(word) === latin ? made : made.concat(shortened(key)); // endings of the other script are not cut yet
    }
    function shortened(key) { // the longest beginning that is known, ending by ending
      for (var round = 1; round <= rules.rounds; round++) {
        ends.rounds = round;
        var made = byKey["_" + stem(key, ends)];
        if (made) return made;
      }
      return [];
    }
    function mistyped(word) {
      var key = loose(word), cut = unique([loose(stem(word, rules)), key]);
      var found = known.filter(function (one, at) {
        return keys[at].length >= EDIT - 1 && cut.some(function (mine) { return mine.length >= EDIT - 1 && near(mine, keys[at]); });
      });
      var first = found.filter(function (one) { return loose(one).charAt(0) === key.charAt(0); });
      return first.length ? first : found;
    }

    // What a word may mean: [stem, how near]. The looser ways are tried where the nearer ones find too little.
    function meanings(word) {
      var term = stem(word, rules), made = [];
      function add(list, worth) {
        list.forEach(function (one) { if (!made.some(function (had) { return had[0] === one; })) made.push([one, worth]); });
      }
      if (texts[term] !== undefined || spoken[term]) add([term], 3);
      if (/^\d+$/.test(word) || has(idle, term)) return made;
      var told = texts[term] !== undefined || alone[term];
      prepare();
      if (!alone[term]) add(alike(word), told && hits(term).length >= FEW ? 1 : 2);
      var key = loose(word), foreign = LATIN.test(word) !== latin;
      function begun(by, worth) {
        if (by.length > 2) add(known.filter(function (one, at) { return (foreign ? keys[at].indexOf(key) : one.indexOf(by)) === 0; }), worth);
      }
      begun(made.length ? term : word, made.length ? 0.3 : 1);
      if (told || made.some(function (one) { return texts[one[0]] !== undefined || alone[one[0]]; })) return made;
      if (word.length >= EDIT) add(mistyped(word), 1);
      if (!made.length) begun(term, 1);
      if (!made.length) add(shortened(key), 1);
      if (!made.length) add(known.filter(function (one, at) {
        var mine = keys[at];
        return mine.length > 3 && key.length - mine.length < 4 && key.indexOf(mine) === 0 || key.length > 3 && mine.indexOf(key) === 0;
      }), 1);
      return made;
    }

    // Two words that are one ("пас порт"), where one of them is not known, or the whole leads somewhere.
    function read(words) {
      var made = words.map(function (word) { return { word: word, means: meanings(word) }; });
      for (var at = 0; at + 1 < made.length; at++) {
        var whole = made[at].word + made[at + 1].word, term = stem(whole, rules);
        if (!alone[term] && made[at].means.some(sure) && made[at + 1].means.some(sure)) continue;
        if ((texts[term] !== undefined || alone[term]) && whole.length > EDIT && !/\d/.test(whole)) made.splice(at, 2, { word: whole, means: [[term, 3]] });
      }
      return made;
    }
    function sure(meaning) { return meaning[1] >= 2; }

    // The words of what was typed that say a phrase; none if it is not said.
    function says(typed, phrase) {
      var used = [];
      var said = phrase.every(function (term) {
        return typed.some(function (one, at) {
          var fits = one.means.some(function (meaning) {
            return meaning[0] === term && (meaning[1] >= 1 || (phrase.length === 1 && typed.length === 1 && one.word.length > 3 && !one.means.some(sure)));
          });
          if (fits) used.push(at);
          return fits;
        });
      });
      return said ? unique(used) : [];
    }

    function search(text) {
      var typed = read(split(tidy(text, latin), rules));
      var told = typed.filter(function (one) { return !has(idle, stem(one.word, rules)) && !/^\d$/.test(one.word); });
      if (!told.length) told = typed;
      var wanted = told.filter(function (one) { return one.means.length; }).map(function (one) { return one.means; });

      // Words of other languages and others for the same thing: those of this language are looked for as well.
      var other = [];
      same.forEach(function (entry) {
        var used = says(told, entry.words);
        if (!used.length || used.length < entry.words.length) return;
        if (used.length === 1 && texts[stem(told[used[0]].word, rules)] !== undefined) return;
        other.push({ used: used, to: entry.to });
      });
      other.sort(function (a, b) { return b.used.length - a.used.length; });
      if (other.length) {
        var taken = other[0].used, put = [];
        other.forEach(function (one) {
          if (one.used.join() === taken.join()) put = put.concat(one.to.split(" "));
        });
        wanted = told.filter(function (one, at) { return !has(taken, at) && one.means.length; }).map(function (one) { return one.means; });
        unique(put).slice(0, 6).forEach(function (term) { wanted.push([[term, 3]]); });
      }

      var scores = {};
      wanted.forEach(function (means, at) {
        var best = {};
        means.forEach(function (meaning) {
          hits(meaning[0]).forEach(function (hit) { best[hit[0]] = Math.max(best[hit[0]] || 0, meaning[1] * hit[1]); });
        });
        Object.keys(best).forEach(function (page) {
          var one = scores[page] || (scores[page] = { page: +page, sum: 0, words: 0 });
          one.sum += best[page];
          one.words++;
        });
      });
      var found = Object.keys(scores).map(function (page) { return scores[page]; });
      found.forEach(function (one) {
        one.sum *= one.words * one.words * (/^me\/[a-d]\//.test(index.pages[one.page][0]) ? 0.8 : 1); // the lesson, then its quiz
      });
      found.sort(function (a, b) { return b.sum - a.sum || a.page - b.page; });
      found = found.map(function (one) { return one.page; });

      var led = [];
      leads.forEach(function (lead) {
        var used = says(typed, lead.words);
        if (used.length) led.push({ to: lead.to, words: used.length + /\d/.test(lead.words.join()), at: led.length });
      });
      led.sort(function (a, b) { return b.words - a.words || a.at - b.at; });
      var first = [];
      led.forEach(function (one) { first = first.concat(one.to); });
      // A page that bears just these words for its name comes before what words lead to.
      var asked = unique(told.map(function (one) { return stem(one.word, rules); })).sort().join(" ");
      var named = told.length < 2 ? [] : found.slice(0, MOST).filter(function (page) {
        var title = split(index.pages[page][1], rules).map(function (word) { return stem(word, rules); });
        return unique(title.filter(function (term) { return !has(idle, term) && !/^\d$/.test(term); })).sort().join(" ") === asked;
      }).sort(function (a, b) { return a - b; });
      var all = unique(first[0] === help && told.length < 3 ? first.concat(named, found) : named.concat(first, found));
      if (all.indexOf(help) !== 0 && all.indexOf(help) > 2 || all.indexOf(help) < 0) {
        if (cries.some(function (cry) { return says(typed, cry).length; })) {
          all = all.filter(function (page) { return page !== help; });
          all.splice(2, 0, help);
        }
      }
      return all.slice(0, MOST);
    }

    // Nothing found: perhaps the keyboard was in the other layout.
    return function (text) {
      var found = search(text), low = text.toLowerCase();
      if (found.length || !rules.keys[0]) return found;
      return search(CYRILLIC.test(low) ? swap(low, rules.keys[1], rules.keys[0]) : swap(low, rules.keys[0], rules.keys[1]));
    };
  }
  window.safePathFinder = finder; // for tests

  var place = document.querySelector("[data-search]");
  if (!place) return;
  var input = place.querySelector("input"), results = place.querySelector(".results"), said = place.querySelector("[role=status]");
  var elsewhere = [].slice.call(place.querySelectorAll(".search-elsewhere a"));
  var mine = null, others = [], waiting = 0;

  // The policy of the page lets no script name another one, but for an index beside the site's own files.
  var trusted = window.trustedTypes && window.trustedTypes.createPolicy("index", {
    createScriptURL: function (address) {
      if (!/^(\.\.\/)*assets\/search\/[a-z-]+\.js$/.test(address)) throw new TypeError(address);
      return address;
    }
  });
  // Each index is loaded once, and one after the other: they all have the same name.
  function load(address, then) {
    var script = document.createElement("script");
    script.src = trusted ? trusted.createScriptURL(address) : address;
    script.onload = function () {
      var index = window.safePathIndex;
      window.safePathIndex = null;
      then({ pages: index.pages, seek: finder(index) });
    };
    script.onerror = function () { then(null); };
    document.head.appendChild(script);
  }

  function item(list, address, title, text, lang) {
    var made = document.createElement("li"), link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    if (lang) made.lang = link.hreflang = lang;
    made.appendChild(link);
    if (text) {
      var words = document.createElement("p");
      words.textContent = text;
      made.appendChild(words);
    }
    list.appendChild(made);
    return made;
  }
  function page(one, list, index, base, lang) { item(list, base + index.pages[one][0], index.pages[one][1], index.pages[one][2], lang); }
  function named(address) {
    var found = -1;
    mine.pages.forEach(function (one, at) { if (one[0] === address) found = at; });
    return found;
  }

  function show() {
    results.textContent = "";
    said.textContent = "";
    clearTimeout(waiting);
    var typed = input.value;
    if (typed.trim().length < 2) return;
    var found = mine.seek(typed);
    said.textContent = found.length ? place.dataset.found.replace("{count}", found.length) : place.dataset.none;
    found.forEach(function (one) { page(one, results, mine, ""); });
    if (found.length) return;
    // Help first, then the same words in the other languages, then the list of lessons.
    page(named("help/index.html"), results, mine, "");
    var abroad = document.createElement("li");
    abroad.className = "elsewhere";
    page(named("teach/index.html"), results, mine, "");
    waiting = setTimeout(function () { tryElsewhere(0, typed, abroad); }, others.length ? 0 : 800);
  }

  function tryElsewhere(at, typed, abroad) {
    var link = elsewhere[at];
    if (!link || input.value !== typed) return;
    if (others[at] === undefined) {
      load(link.getAttribute("data-index"), function (index) {
        others[at] = index;
        tryElsewhere(at, typed, abroad);
      });
      return;
    }
    var found = others[at] ? others[at].seek(typed).slice(0, 5) : [];
    if (found.length) {
      if (!abroad.parentNode) results.insertBefore(abroad, results.lastChild);
      var list = abroad.appendChild(document.createElement("ul"));
      var head = item(list, link.getAttribute("href"), link.textContent, "", link.lang);
      head.className = "language";
      found.forEach(function (one) { page(one, list, others[at], link.getAttribute("data-base"), link.lang); });
    }
    tryElsewhere(at + 1, typed, abroad);
  }

  var asked = false;
  input.addEventListener("input", function () {
    if (mine) { show(); return; }
    if (asked) return;
    asked = true;
    load(place.dataset.index, function (index) {
      mine = index;
      if (mine) show(); else asked = false;
    });
  });
  place.querySelector(".search-off").style.visibility = "hidden"; // their place is kept
  place.querySelector(".search-line").style.visibility = "visible";
})();
