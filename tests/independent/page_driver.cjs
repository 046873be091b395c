// Opens a page in Chromium, does what a reader does, and prints what came of it as JSON.
//
//   node page_driver.cjs '{"browser": ..., "profile": ..., "url": ..., "look": "light|dark|narrow", ...}'
//
// `ask` chooses: "audit" (axe-core), "walk" (every mark by keyboard), "filter" (a filter and a
// permalink, kept over a reload), "plain" (without script), "timing", "print" (a PDF into `output`),
// "obey" (every address given as search and fragment, every element touched). What was requested and what the
// console said is always reported, from before anything of ours runs in the page.
"use strict";
const fs = require("node:fs");
const puppeteer = require("puppeteer-core");

const task = JSON.parse(process.argv[2]);
const LOOKS = {
  light: [1280, 900, "light"],
  dark: [1280, 900, "dark"],
  narrow: [320, 640, "light"],
};
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function audit(page) {
  await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  return page.evaluate(async (tags) => {
    const told = (list) => list.map((one) => ({
      id: one.id,
      nodes: one.nodes.length,
      first: one.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`.slice(0, 700)),
      why: [...new Set(one.nodes.flatMap(
        (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message)))],
    }));
    const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
    return {
      version: axe.version,
      violations: told(found.violations),
      incomplete: told(found.incomplete),
      passes: found.passes.length,
      sideways: document.documentElement.scrollWidth - window.innerWidth,
      targets: [...document.querySelectorAll("#chart a")].map((one) => {
        const {width, height} = one.lastElementChild.getBoundingClientRect();
        return Math.min(width, height);
      }),
    };
  }, TAGS);
}

const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  return {
    href: at.getAttribute("href") || "",
    inChart: !!at.closest("#chart") && at.id !== "chart",
    inView: box.bottom > 0 && box.top < window.innerHeight,
    outline: getComputedStyle(at).outlineStyle,
  };
});

async function walk(page) {
  const marks = await page.evaluate(() => document.querySelectorAll("#chart a").length);
  const stops = [];
  const visited = [];
  const unseen = [];
  let at = {inChart: false};
  for (let tabs = 0; tabs < 4000; tabs += 1) {
    await page.keyboard.press("Tab");
    at = await focused(page);
    if (at.inChart) {
      stops.push(at.href);
      visited.push(at.href);
      if (!at.inView || at.outline === "none") unseen.push(at.href);
      if (task.arrows) {
        for (let step = 1; step < marks; step += 1) {
          await page.keyboard.press("ArrowRight");
          at = await focused(page);
          visited.push(at.href);
          if (!at.inView || at.outline === "none") unseen.push(at.href);
        }
      }
    } else if (stops.length) {
      break;
    }
  }
  const keys = {};
  if (task.arrows) {
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    for (const key of ["Home", "End", "Home", "ArrowDown", "ArrowUp"]) {
      await page.keyboard.press(key);
      keys[`${key}${key in keys ? "-again" : ""}`] = (await focused(page)).href;
    }
    await page.keyboard.press("Enter");
    keys.hash = await page.evaluate(() => location.hash);
  }
  return {marks, stops, visited, unseen, keys, after: at.href};
}

const state = (page) => page.evaluate(() => {
  const box = (one) => one && one.getBoundingClientRect();
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const seen = box(target);
  return {
    rows: [...document.querySelectorAll("#statements tbody tr")].filter((one) => one.offsetParent).map((one) => one.id),
    marks: [...document.querySelectorAll("#chart a")].filter((one) => box(one).width).map((one) => one.getAttribute("href").slice(1)),
    lanes: [...document.querySelectorAll("#chart .row")].filter((one) => box(one).height).map((one) => one.dataset.b),
    chart: box(document.getElementById("chart")).height,
    cards: [...document.querySelectorAll("article.card")].filter((one) => one.offsetParent).map((one) => one.id),
    search: location.search,
    said: document.querySelector("#filters output").textContent,
    inView: !!seen && seen.height > 0 && seen.bottom > 0 && seen.top < window.innerHeight,
  };
});

async function filter(page) {
  const found = {};
  found.all = await state(page);
  for (const [name, value] of Object.entries(task.fields)) {
    if (name === "words") await page.type(`[name=${name}]`, value);
    else await page.select(`[name=${name}]`, value);
  }
  found.filtered = await state(page);
  await page.reload({waitUntil: "load"});
  found.reloaded = await state(page);
  await page.goto(`${task.url}${found.filtered.search}#${task.shown}`, {waitUntil: "load"});
  found.shown = await state(page);
  await page.goto("about:blank");
  await page.goto(`${task.url}${found.filtered.search}#${task.hidden}`, {waitUntil: "load"});
  found.hidden = await state(page);
  await page.goto("about:blank");
  await page.goto(`${task.url}${found.filtered.search}`, {waitUntil: "load"});
  await page.click("#filters [type=reset]");
  await new Promise((done) => setTimeout(done, 100));
  found.reset = await state(page);
  return found;
}

async function plain(page) {
  return page.evaluate(() => ({
    rows: [...document.querySelectorAll("#statements tbody tr")].filter((one) => one.offsetParent).length,
    filters: !!document.getElementById("filters").offsetParent,
    text: document.body.innerText,
  }));
}

async function timing(page) {
  const times = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  const filtered = await page.evaluate(() => {
    const field = document.querySelector("[name=line]");
    const start = performance.now();
    field.value = "second";
    field.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
  return {load: times, filter: filtered, nodes: await page.evaluate(() => document.querySelectorAll("*").length)};
}

async function print(page) {
  await page.pdf({path: task.output, format: "letter", timeout: 0});
  return {};
}

// Whatever of the data could run would have set `planted`, or opened a dialog.
async function obey(page) {
  const dialogs = [];
  page.on("dialog", (one) => { dialogs.push(one.message()); one.dismiss(); });
  const planted = [];
  let text = "";
  for (const end of task.ends) {
    await page.goto("about:blank");
    await page.goto(`${task.url}${end}`, {waitUntil: "load"});
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("*")) {
        for (const kind of ["mouseover", "focus", "error", "load", "toggle", "animationstart"]) {
          one.dispatchEvent(new Event(kind));
        }
      }
    });
    await new Promise((done) => setTimeout(done, 100));
    planted.push(await page.evaluate(() => window.planted || 0));
    text = await page.evaluate(() => document.body.textContent);
  }
  return {dialogs, planted, text, links: await page.evaluate(
    () => [...document.querySelectorAll("a[href], area[href], use, image")].map(
      (one) => new URL(one.href.baseVal === undefined ? one.href : one.href.baseVal, location).protocol))};
}

const ASK = {audit, walk, filter, plain, timing, print, obey};

(async () => {
  const browser = await puppeteer.launch({
    executablePath: task.browser,
    userDataDir: task.profile,
    args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"],
  });
  try {
    const page = await browser.newPage();
    const [width, height, scheme] = LOOKS[task.look];
    await page.setViewport({width, height});
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: scheme}]);
    if (task.ask === "plain") await page.setJavaScriptEnabled(false);
    // A busy machine takes its time; the caller has the last word on how long.
    page.setDefaultTimeout(0);
    const requests = [];
    const said = [];
    page.on("request", (one) => requests.push(one.url().split(/[?#]/)[0]));
    page.on("console", (one) => said.push(one.text()));
    page.on("pageerror", (one) => said.push(String(one)));
    const session = await page.createCDPSession();
    await session.send("Log.enable");
    session.on("Log.entryAdded", ({entry}) => said.push(entry.text));
    await page.goto(task.url, {waitUntil: "load"});
    const result = await ASK[task.ask](page);
    process.stdout.write(JSON.stringify({requests: [...new Set(requests)], said, ...result}));
  } finally {
    await browser.close();
  }
})().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
