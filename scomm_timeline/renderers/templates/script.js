"use strict";
(() => {
  const form = document.getElementById("filters");
  const rows = [...document.querySelectorAll("#statements tbody tr")];
  const marks = [...document.querySelectorAll("#chart a")];
  const cards = [...document.querySelectorAll("article[data-n]")];
  const has = (list, one) => !one || list.split(" ").includes(one);
  const id = (mark) => mark.getAttribute("href").slice(1);

  // A link to each statement: its date. Without script, its mark in the chart is one.
  for (const row of rows) {
    const head = row.cells[0];
    const link = document.createElement("a");
    link.href = `#${row.id}`;
    link.append(...[...head.childNodes].filter((node) => node.nodeName !== "SMALL"));
    head.prepend(link);
  }

  // Who said it and which line it takes, from its marks: a joint statement has one for each signer.
  const bodies = new Map(rows.map((row) => [row.id, new Set()]));
  const lines = new Map();
  for (const mark of marks) {
    bodies.get(id(mark)).add(mark.closest(".row").dataset.b);
    lines.set(id(mark), mark.lastElementChild.getAttribute("href").slice(1).split("-")[0]);
  }

  // Lines of marks that the filter leaves empty close up; a row without a mark goes, unless it names
  // the body of one below it.
  const PITCH = 24;
  const tracks = [...document.querySelectorAll("#chart .row")].map((row) => {
    const svg = row.querySelector("svg");
    const own = [...svg.querySelectorAll("a")].map(
      (mark) => [mark, Number(mark.lastElementChild.getAttribute("y"))]);
    return {row, svg, own, height: Number(svg.getAttribute("height")), namesBody: !!row.querySelector("b")};
  });

  function close() {
    const left = new Set();
    for (const {row, svg, own, height} of tracks) {
      const used = [...new Set(own.filter(([mark]) => !mark.classList.contains("off")).map(([, y]) => y))];
      used.sort((one, two) => one - two);
      const top = Math.min(...own.map(([, y]) => y));
      for (const [mark, y] of own) {
        const up = used.includes(y) ? top + used.indexOf(y) * PITCH - y : 0;
        if (up) mark.setAttribute("transform", `translate(0 ${up})`);
        else mark.removeAttribute("transform");
      }
      const lines = new Set(own.map(([, y]) => y)).size;
      svg.setAttribute("height", height - (lines - used.length) * PITCH);
      row.hidden = !used.length;
      if (used.length) left.add(row.dataset.b);
    }
    for (const {row, namesBody} of tracks) {
      if (namesBody && left.has(row.dataset.b)) row.hidden = false;
    }
    for (const band of document.querySelectorAll("#chart .band")) {
      band.hidden = !band.querySelector(".row:not([hidden])");
    }
  }

  function filter() {
    const asked = new FormData(form);
    const words = asked.get("words").trim().toLowerCase();
    const shown = new Set();
    const found = new Set();
    for (const row of rows) {
      const data = row.dataset;
      const isShown = has(data.t, asked.get("topic")) &&
        (!asked.get("body") || bodies.get(row.id).has(asked.get("body"))) &&
        has(lines.get(row.id) || "", asked.get("line")) &&
        (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !isShown;
      if (isShown) {
        shown.add(row.id);
        (data.f || "").split(" ").forEach((one) => found.add(one));
      }
    }
    const isAll = shown.size === rows.length;
    for (const mark of marks) mark.classList.toggle("off", !shown.has(id(mark)));
    close();
    for (const card of cards) card.hidden = !isAll && !found.has(card.dataset.n);
    const cardsShown = cards.filter((card) => !card.hidden).length;
    form.querySelector("output").textContent = isAll ? "" :
      `Shown: ${shown.size} of ${rows.length} statements, ${cardsShown} of ${cards.length} findings.`;
    place();
  }

  function remember() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const text = query.toString();
    try {
      history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
    } catch {
      // Some viewers allow no change of the address; the filter works all the same.
    }
  }

  function recall() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    filter();
    reveal();
  }

  // What the link leads to; the letters as they stand where they are no encoding of others.
  function fragment() {
    const written = location.hash.slice(1);
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }

  // A link to a statement that the filter hides shows everything again.
  function reveal() {
    const target = location.hash && document.getElementById(fragment());
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
      remember();
    }
    target.scrollIntoView();
  }

  // One stop of the tab key for many marks: arrows, Home and End move inside.
  const chart = document.getElementById("chart");
  const isOneStop = chart && "oneStop" in chart.dataset;
  const usable = () => marks.filter((mark) => !mark.classList.contains("off"));

  function place(wanted) {
    if (!isOneStop) return;
    const left = usable();
    const stop = wanted || left.find((mark) => mark.tabIndex === 0) || left[0];
    for (const mark of marks) mark.setAttribute("tabindex", mark === stop ? "0" : "-1");
    chart.removeAttribute("tabindex");
  }

  function goal(from, key) {
    const left = usable();
    const at = left.indexOf(from);
    if (key === "ArrowRight") return left[at + 1];
    if (key === "ArrowLeft") return left[at - 1];
    if (key === "Home") return left[0];
    if (key === "End") return left[left.length - 1];
    const row = from.closest(".row");
    const others = (key === "ArrowDown" ? left.slice(at) : left.slice(0, at).reverse())
      .filter((mark) => mark.closest(".row") !== row);
    const next = others.filter((mark) => mark.closest(".row") === others[0].closest(".row"));
    const x = (mark) => Number.parseFloat(mark.lastElementChild.getAttribute("x"));
    const away = (mark) => Math.abs(x(mark) - x(from));
    return next.reduce((best, mark) => (best && away(best) < away(mark) ? best : mark), null);
  }

  function tell(event) {
    const mark = event.target.closest("a");
    const now = document.getElementById("now");
    if (mark) now.textContent = mark.querySelector("title").textContent;
  }

  if (chart) {
    chart.addEventListener("focusin", tell);
    chart.addEventListener("mouseover", tell);
    chart.addEventListener("keydown", (event) => {
      const from = event.target.closest("a");
      if (!isOneStop || !from || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
      event.preventDefault();
      const to = goal(from, event.key);
      if (to) {
        place(to);
        to.focus();
      }
    });
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
    addEventListener("hashchange", reveal);
    recall();
  }
})();
