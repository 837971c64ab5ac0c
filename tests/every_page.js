// What every_page.py asks of a page. Stands in each page before the page's own scripts.
window.asked = (() => {
  const PAINT = {
    backgroundColor: "rgba(0, 0, 0, 0)", backgroundImage: "none", opacity: "1", position: "static", filter: "none",
    mixBlendMode: "normal", clipPath: "none", cssFloat: "none", transform: "none", zIndex: "auto",
  };
  const WORDS = ["color", "fontSize", "fontWeight", "textShadow", "visibility", "textDecorationLine"];
  const TRIES = 2;
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { shift += one.value; }))
    .observe({ type: "layout-shift", buffered: true });

  const hasWords = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea")
    || [...element.childNodes].some((node) => node.nodeType === 3 && /[\p{L}\p{N}]\S/u.test(node.data));

  // What is painted under the words: the element and those around it that paint or leave the flow at all.
  function ground(element, style, below) {
    const paints = Object.keys(PAINT).filter((name) => style[name] !== PAINT[name]);
    if (!paints.length) return below;
    return [below, element.tagName, element.className, ...paints.map((name) => style[name])].join("|");
  }

  // A long text as one number.
  const number = (text) => [...text].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 4294967291, 7);

  // Elements with words whose look is not known: the words' style, all grounds, for a link also what is around it.
  function unknown(known) {
    const grounds = new Map();
    const words = new Map();
    const found = new Map();
    const times = new Map();
    for (const element of document.querySelectorAll("body, body *")) {
      const style = getComputedStyle(element);
      const around = element.parentElement;
      grounds.set(element, ground(element, style, grounds.get(around) ?? ""));
      words.set(element, WORDS.map((name) => style[name]).join("|"));
      const box = element.getBoundingClientRect();
      if (!hasWords(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.right <= 0 || box.width <= 1
        || element.matches("option")) continue;
      const inside = element.matches("a, a *") ? [words.get(around), around.tagName, hasWords(around)] : [];
      const look = number([grounds.get(element), words.get(element), ...inside, element.disabled,
        element.closest("[aria-disabled]") !== null].join("|"));
      times.set(look, (times.get(look) ?? 0) + 1);
      if (!known.has(look) && times.get(look) <= TRIES) found.set(element, look);
    }
    return found;
  }

  // Where everything stands, in one number.
  function boxes() {
    let sum = 0;
    for (const element of document.querySelectorAll("body, body *")) {
      const { x, y, width, height } = element.getBoundingClientRect();
      sum = (sum * 31 + Math.round(8 * (x + 3 * y + 5 * width + 7 * height))) % 4294967291;
    }
    return sum;
  }

  const told = (found) => found.map((one) => `${one.id} ${one.nodes[0].target} ${one.nodes[0].failureSummary}`);

  const rules = async (options) => told((await axe.run(document, options)).violations);

  // What axe says of looks that are not known yet, and which of them are known now: those that pass.
  async function colours(options, known) {
    const found = unknown(new Set(known));
    if (!found.size) return { faults: [], known: [] };
    const { violations, passes } = await axe.run({ include: [...found.keys()] }, { ...options, elementRef: true });
    const judged = passes.filter((rule) => rule.id === "color-contrast").flatMap((rule) => rule.nodes);
    const looks = judged.map((node) => found.get(node.element));
    return { faults: told(violations), known: [...new Set(looks.filter(Boolean))] };
  }

  const unfold = () => document.querySelectorAll("details").forEach((one) => { one.open = true; });

  // Lay out what lies far below too, and cut nothing off that reaches out of its block.
  function whole() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 500); });

  const facts = async () => ({
    shift: (await frame(), await frame(), shift),
    wide: document.documentElement.scrollWidth - innerWidth,
    kept: localStorage.length + sessionStorage.length + document.cookie.length,
  });
  return { rules, colours, boxes, unfold, whole, facts };
})();
