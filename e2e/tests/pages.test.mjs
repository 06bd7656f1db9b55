// Every page, for everyone who meets it, by day and by lamplight: can be read by anyone, fits a small screen, and prints.
//
// Scripts, other hosts, missing things and offences against the policy are watched on all of them (browser.mjs).

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { openBrowser, somebody } from "../browser.mjs";
import { PAGES, prepare } from "../pages.mjs";
import { enter } from "../people.mjs";
import { start } from "../start.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** What axe-core finds, as lines to read. Letters in a frame are pages of their own, and locked: no script gets in. */
async function findings(page) {
  const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false, resultTypes: ["violations"] }));
  return violations.map((one) => `${one.id}: ${one.help} (${one.nodes.map((node) => node.html).slice(0, 3).join(" … ")})`);
}

/** What is wider than the screen; nothing, if one need not move sideways. */
function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return wide.slice(-3).map((one) => `${one.tagName.toLowerCase()}.${one.className} ends at ${one.getBoundingClientRect().right}`);
  });
}

/** What a finger must press and could miss: under 24 by 24 pixels, outside of sentences (WCAG 2.5.8). */
function small(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary")]
      .map((one) => [one, one.closest("label, .choice") ?? one])
      .filter(([, target]) => target.checkVisibility() && target.getBoundingClientRect().height < 24)
      .map(([one]) => one.outerHTML.slice(0, 80)),
  );
}

test("what is looked for would be found", async (t) => {
  const hall = await start();
  t.after(hall.stop);
  const browser = await openBrowser();
  t.after(() => browser.close());
  const page = await somebody(browser, hall);
  await page.goto("/");
  await page.evaluate(AXE);
  await page.setViewportSize(NARROW);
  await page.evaluate(() => {
    document.querySelector("main").insertAdjacentHTML("beforeend", '<img src="/x.png"><hr width="900"><a href="/"></a><input type="checkbox">');
    const script = document.createElement("script");
    script.textContent = "1";
    document.head.append(script);
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "http://127.0.0.2:9/x.css" }));
  });
  await page.waitForTimeout(300);
  const found = await findings(page);
  for (const rule of ["image-alt", "link-name", "label"]) {
    assert.ok(found.some((one) => one.startsWith(`${rule}:`)), `${rule} is found in ${found}`);
  }
  assert.ok((await sideways(page)).length > 0, "what is too wide is found");
  for (const offence of ["is not there", "says: "]) {
    assert.ok(page.offences.some((one) => one.startsWith(offence)), `“${offence}” is noticed: ${page.offences}`);
  }
});

for (const who of Object.keys(PAGES)) {
  describe(`as a ${who}`, () => {
    let hall, browser, page, things;
    before(async () => {
      hall = await start();
      browser = await openBrowser();
      things = await prepare(browser, hall);
      page = who === "visitor" ? await somebody(browser, hall) : await enter(browser, hall, who);
    });
    after(async () => {
      try {
        await page?.leave();
      } finally {
        await browser?.close();
        await hall?.stop();
      }
    });

    for (const [name, open] of PAGES[who]) {
      test(`${name} can be read by anyone, on any screen and on paper`, async () => {
        await page.setViewportSize(WIDE);
        await page.emulateMedia({ colorScheme: "light", media: "screen" });
        await open(page, things);
        await page.evaluate(AXE);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await findings(page), [], `axe-core, ${colorScheme}`);
        }
        assert.equal((await page.locator("body").innerText()).includes("⟦"), false, "every sentence is there");

        await page.setViewportSize(NARROW);
        assert.deepEqual(await sideways(page), [], "at 320 pixels nothing moves sideways");
        assert.deepEqual(await small(page), [], "everything to press is large enough");
        await page.evaluate(() => (document.documentElement.dir = "rtl"));
        assert.deepEqual(await sideways(page), [], "from right to left neither");

        await page.emulateMedia({ media: "print" });
        for (const part of ["header nav", ".colophon", ".skip"]) {
          assert.equal(await page.locator(part).first().isVisible(), false, `${part} is not printed`);
        }
        assert.ok(await page.locator("h1").isVisible(), "the title is printed");
        await page.emulateMedia({ media: "screen" });
        assert.deepEqual(page.offences, []);
      });
    }
  });
}
