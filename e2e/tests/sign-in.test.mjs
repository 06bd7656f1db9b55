// Signing in by a letter: no password, and no way in for whoever only opens the link.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, openBrowser, somebody } from "../browser.mjs";
import { PEERS } from "../pages.mjs";
import { askForLetter, follow, newestLetter, news, press, signInLetters, title } from "../people.mjs";
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

const signedIn = async (page) => (await page.getByRole("button", { name: "Sign out" }).count()) > 0;

// S0.30
test("a link and a button, once, and back to where one was going", async () => {
  const page = await somebody(browser, hall);
  await askForLetter(page, "gwen@pubcommons.example", `${PEERS}/people`);
  await follow(page, "The letter is here.");
  await signInLetters(page, "gwen@pubcommons.example").first().click();
  await page.waitForLoadState("load");
  await follow(page, "Open the link in it");
  const link = page.url();
  assert.equal(await title(page), "One press, and you are in");
  assert.ok(!(await signedIn(page)), "opening the link does not sign in");
  await press(page, "Sign me in");
  assert.equal(new URL(page.url()).pathname, `${PEERS}/people`);
  assert.equal(await news(page), "You are signed in");
  assert.ok(await signedIn(page));

  const again = await somebody(browser, hall);
  assert.equal(await go(again, link), 410);
  assert.equal(await title(again), "This link has done its work");
  await again.leave();
  assert.equal(await go(page, link), 410, "nor does it work twice where it worked");
  await page.leave();
});

test("opened in another browser the link shows a code, and signs nobody in; the code works in the first", async () => {
  const first = await somebody(browser, hall);
  await askForLetter(first, "iolo@cwmrepair.example");
  const letter = await newestLetter(browser, hall, "iolo@cwmrepair.example");

  const other = await somebody(browser, hall);
  await other.goto(letter.link);
  assert.equal(await title(other), "Type this code where you asked");
  const code = await other.locator(".code-shown").innerText();
  assert.equal(code.replace(/\W/g, "").toLowerCase(), letter.code.toLowerCase());
  assert.equal(await other.locator("main button").count(), 0, "there is nothing to press");
  // A program that looks into mail sends forms too.
  const sent = await other.request.post(letter.link, { headers: { origin: hall.address }, maxRedirects: 0 });
  assert.equal(sent.status(), 410);
  await other.goto("/sign-in/code");
  await other.getByLabel("The code from the letter").fill(code);
  await press(other, "Sign in");
  assert.match(await other.locator(".error").innerText(), /in this browser first/);
  assert.ok(!(await signedIn(other)));
  await other.leave();

  await first.getByLabel("The code from the letter").fill("0000-0000");
  await press(first, "Sign in");
  assert.match(await first.locator(".error").innerText(), /That code does not fit/);
  await first.getByLabel("The code from the letter").fill(`  ${code.toLowerCase()} `);
  await press(first, "Sign in");
  assert.equal(await news(first), "You are signed in");
  assert.ok(await signedIn(first));
  await first.leave();
});

test("an address that nobody has gets the same page, and no letter", async () => {
  const page = await somebody(browser, hall);
  await askForLetter(page, "nobody@nowhere.example");
  const unknown = await page.locator("main").innerText();
  await askForLetter(page, "nell@skerrycrofters.example");
  assert.equal(await page.locator("main").innerText(), unknown);
  await newestLetter(browser, hall, "nell@skerrycrofters.example");
  await page.goto("/outbox");
  assert.equal(await page.locator("main .entries li", { hasText: "nobody@" }).count(), 0);
  await page.leave();
});

test("a slip in the address is named at its field, and in the title", async () => {
  const page = await somebody(browser, hall);
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill("gwen at the pub");
  await press(page, "Send me the letter");
  assert.match(await page.title(), /^Error: /);
  const summary = page.locator(".error-summary");
  assert.ok(await summary.evaluate((one) => one === document.activeElement), "the focus is on what is wrong");
  await summary.getByRole("link").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  assert.equal(await page.getByLabel("Your email address").inputValue(), "gwen at the pub");
  await page.leave();
});
