// How people of the demo come in, as they do it themselves.

import assert from "node:assert/strict";
import { somebody } from "./browser.mjs";

/** Presses a button that leads to another page, and waits until that stands. */
export async function press(page, name) {
  await page.getByRole("button", { name }).first().click();
  await page.waitForLoadState("load");
}

/** Follows a link. */
export async function follow(page, name) {
  await page.getByRole("link", { name }).first().click();
  await page.waitForLoadState("load");
}

/** The title on the page. */
export function title(page) {
  return page.locator("h1").innerText();
}

/** Reads the notice on top of a page: what was just done. */
export function news(page) {
  return page.locator("main .notice h2").first().innerText();
}

/** Someone who is signed in by the way that the demo prints: the convenor or the member. */
export async function enter(browser, hall, who, options) {
  const page = await somebody(browser, hall, options);
  await page.goto(hall[who]);
  await press(page, "Sign me in");
  assert.equal(await news(page), "You are signed in");
  return page;
}

/** Asks for a sign-in letter, as anyone may. */
export async function askForLetter(page, address, next = "") {
  await page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  await page.getByLabel("Your email address").fill(address);
  await press(page, "Send me the letter");
  assert.equal(await title(page), "Look in your letters");
}

/** The address in the newest letter to somebody that begins with these words, once the demo's outbox has it. */
export async function linkInLetter(page, address, words) {
  const mine = page.locator("main .entries li", { hasText: address });
  const link = new RegExp(`https?://[^/\\s]+${words}[^\\s>]+`);
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto("/outbox");
    for (const letter of await mine.getByRole("link").evaluateAll((all) => all.map((one) => one.href))) {
      await page.goto(letter);
      const found = link.exec(await page.locator("pre.letter-text").innerText())?.[0];
      if (found) return found;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`no letter to ${address} leads to ${words}`);
}

/**
 * The sign-in letters to an address in the demo's outbox, newest first. Not simply its newest letters: the demo's jobs
 * write to its people as well, at their own time.
 */
export function signInLetters(page, address) {
  return page.locator("main .entries li", { hasText: address }).filter({ hasText: "Your sign-in code" }).getByRole("link");
}

/**
 * Waits for the sign-in letter that an address was just sent, and opens it in the demo's outbox: its words, its code, its link,
 * and where the outbox's own button leads. A letter that was given out once is not given out again.
 */
export async function newestLetter(browser, hall, address) {
  const page = await somebody(browser, hall);
  const mine = signInLetters(page, address).first();
  let letter = null;
  for (let tries = 0; letter === null; tries += 1) {
    assert.ok(tries < 100, `no letter came for ${address}`);
    await page.goto("/outbox");
    const newest = (await mine.count()) > 0 ? await mine.getAttribute("href") : null;
    if (newest !== null && !hall.lettersRead.has(newest)) letter = newest;
    else await page.waitForTimeout(100);
  }
  hall.lettersRead.add(letter);
  await page.goto(letter);
  const words = await page.locator("pre.letter-text").innerText();
  const link = new RegExp(`${hall.address}/sign-in/letter/\\S+`).exec(words)?.[0];
  const code = /^\s*([0-9A-Za-z]{4})[ -]?([0-9A-Za-z]{4})$/m.exec(words)?.slice(1).join("");
  assert.ok(link, `the letter has a link:\n${words}`);
  const opens = await page.locator(".outbox-ways a").first().getAttribute("href");
  await page.leave();
  return { words, link, code, opens };
}
