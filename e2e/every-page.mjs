// Every page, for everyone who meets it, by day and by lamplight: can be read by anyone, fits a small screen, and prints.
//
// Scripts, other hosts, missing things and offences against the policy are watched on all of them (browser.mjs).

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openBrowser, somebody } from "./browser.mjs";
import { PAGES, prepare } from "./pages.mjs";
import { enter } from "./people.mjs";
import { start } from "./start.mjs";

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/**
 * What axe-core finds, as lines to read; of some rules only, or of all. Letters in a frame are pages of their own, and
 * locked: no script gets in.
 */
export async function findings(page, rules = []) {
  const options = { iframes: false, resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: rules }) };
  const { violations } = await page.evaluate((chosen) => window.axe.run(document, chosen), options);
  return violations.map((one) => `${one.id}: ${one.help} (${one.nodes.map((node) => node.html).slice(0, 3).join(" … ")})`);
}

/** What is wider than the screen; nothing, if one need not move sideways. */
export function sideways(page) {
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

/** The rules that look at colours: by lamplight everything else is as it is by day. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Tries every page that somebody meets: a visitor, a member or a convenor. Gives what it stands on, for other tests. */
export function everyPage(who) {
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
    test(`${who}: ${name} can be read by anyone, on any screen and on paper`, async () => {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: "light", media: "screen" });
      await open(page, things);
      await page.evaluate(AXE);
      assert.deepEqual(await findings(page), [], "axe-core, by day");
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await findings(page, COLOURS), [], "axe-core, by lamplight");
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
  return () => ({ hall, browser });
}
