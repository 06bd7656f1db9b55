// The clock in the room: two hosts see the same, it goes on without a network, and a clock that is set wrong does not matter.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../browser.mjs";
import { openPlan } from "../pages.mjs";
import { enter, press, title } from "../people.mjs";
import { start } from "../start.mjs";

let hall, browser;
before(async () => {
  hall = await start();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await hall?.stop();
});

const clock = (page) => page.locator("[data-clock]").innerText();
const says = (page, words) => page.waitForFunction((words) => document.querySelector("h1").textContent.includes(words), words, { timeout: 15_000 });

/** Waits until the clock shows something else. */
async function ticks(page) {
  const before = await clock(page);
  await page.waitForFunction((before) => document.querySelector("[data-clock]").textContent !== before, before);
}

test("two hosts see the same step, and the clock survives the network and the hour", async () => {
  const margo = await enter(browser, hall, "convenor");
  const gwen = await enter(browser, hall, "member");
  // Her laptop believes that it is 1999, and changes its mind: nothing here asks for the hour.
  await gwen.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() - (performance.now() > 2_000 ? 1e12 : 0);
  });
  await openPlan(margo, "run");
  assert.equal(await title(margo), "It has not begun");
  await press(margo, "Begin");
  assert.equal(await title(margo), "Tea, and who is here");
  assert.match(await clock(margo), /^(10:00|9:[0-5]\d)$/);
  await openPlan(gwen, "run");
  assert.equal(await title(gwen), "Tea, and who is here");
  await ticks(gwen);
  // Margo goes on; Gwen sees it without doing anything.
  await margo.getByRole("button", { name: "Next step" }).click();
  await says(margo, "what went better than you expected");
  await says(gwen, "what went better than you expected");
  // The network goes away in Gwen's room: the clock goes on, and so does she.
  await gwen.context().setOffline(true);
  await gwen.locator("[data-offline]").waitFor({ state: "visible", timeout: 15_000 });
  await ticks(gwen);
  await gwen.getByRole("button", { name: "Next step" }).click();
  await says(gwen, "What could take us forward");
  await ticks(gwen);
  await gwen.context().setOffline(false);
  // What she pressed is told to the others.
  await says(margo, "What could take us forward");
  await margo.leave();
  await gwen.leave();
});

test("cues come at one minute, at ten seconds and when time is over, with the network away", async () => {
  const page = await enter(browser, hall, "convenor");
  await openPlan(page, "run");
  const seconds = async () => (await clock(page)).split(":").reduce((before, one) => before * 60 + Number(one), 0);
  // On to a step of two minutes or more.
  for (let tried = 0; tried < 3 && (await seconds()) < 90; tried += 1) {
    const before = await title(page);
    await page.getByRole("button", { name: "Next step" }).click();
    await page.waitForFunction((before) => document.querySelector("h1").textContent !== before, before);
  }
  await page.clock.install();
  await openPlan(page, "run");
  const step = await title(page);
  const whole = await seconds();
  await page.context().setOffline(true);
  await page.clock.runFor(4_000);
  await page.locator("[data-offline]").waitFor({ state: "visible" });
  const left = whole - 4;
  assert.ok(left > 75, `the step has time left: ${left} s`);
  const cue = () => page.locator("[data-cue]").innerText();
  const moved = async (from, to) => page.clock.runFor((from - to) * 1000);
  await moved(left, 65);
  assert.equal(await cue(), "");
  await moved(65, 55);
  assert.equal(await cue(), "One minute");
  await moved(55, 5);
  assert.equal(await cue(), "Ten seconds");
  await moved(5, -30);
  assert.equal(await cue(), "Time");
  assert.match(await clock(page), /^\+0:(2|3)\d$/);
  assert.equal(await title(page), step, "nothing goes on by itself: the host does");
  await page.leave();
});

test("without scripts each button is a form, and the page says until when", async () => {
  const page = await enter(browser, hall, "convenor", { javaScriptEnabled: false });
  await openPlan(page, "run");
  assert.match(await page.locator("[data-how]").first().innerText(), /until \d\d:\d\d/);
  const before = await title(page);
  await press(page, "Next step");
  assert.notEqual(await title(page), before);
  await page.leave();
});
