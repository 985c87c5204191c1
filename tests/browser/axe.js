// Runs axe over every kind of page, in both languages, on a phone and a desktop, in a real Chromium.
//
//     npm install --no-save axe-core playwright-core
//     jireishu serve --port 8123 &
//     CHROMIUM=$(command -v chromium) node tests/browser/axe.js http://127.0.0.1:8123
//
// Ends with 1 where a page breaks a rule, is wider than its window, or asks another host for anything.
const fs = require("fs");
const { chromium } = require("playwright-core");

const site = process.argv[2] || "http://127.0.0.1:8000";
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function urls() {
  const found = await (await fetch(`${site}/api/search?q=${encodeURIComponent("就労支援の課題")}&k=1`)).json();
  const hit = found.hits[0];
  const asked = `?q=${encodeURIComponent("就労支援の課題")}`;
  const inside = `/${encodeURIComponent(hit.edition)}/`;
  const shown = hit.case ? [`/cases${inside}${hit.case.id}`] : [];
  return ["/", `/${asked}`, "/?q=zzzz", `/embed${asked}`, "/cases", `/passages${inside}${hit.passage.id}`, "/nothing",
    ...shown];
}

(async () => {
  const source = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: quiet });
  let wrong = 0;
  for (const locale of ["ja", "en"]) {
    for (const [width, height] of [[390, 844], [1280, 900]]) {
      const context = await browser.newContext({ viewport: { width, height }, locale, bypassCSP: true });
      const page = await context.newPage();
      const foreign = [];
      page.on("request", (one) => one.url().startsWith(site) || foreign.push(one.url()));
      for (const url of await urls()) {
        await page.goto(site + url);
        for (const one of await page.$$("details")) await one.evaluate((found) => { found.open = true; });
        await page.evaluate(source);
        const found = await page.evaluate((tags) => axe.run({ runOnly: tags }), rules);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        wrong += found.violations.length + (wide ? 1 : 0) + foreign.length;
        console.log(locale, width, decodeURIComponent(url), `${found.violations.length} violations,`,
          `${found.passes.length} rules passed`, wide ? "TOO WIDE" : "", foreign.join(" "));
        for (const one of found.violations) console.log("  ", one.id, one.help, one.nodes[0].html.slice(0, 120));
      }
      await context.close();
    }
  }
  await browser.close();
  console.log(wrong ? `${wrong} wrong` : "nothing wrong");
  process.exit(wrong ? 1 : 0);
})();
