// A visitor: reads what is open, and does not see, find, count or guess the rest.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, openBrowser, somebody } from "../browser.mjs";
import { PEERS, openThread } from "../pages.mjs";
import { enter, follow, title } from "../people.mjs";
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

/** Words that stand only where members read. */
const HIDDEN = ["WhatsApp", "landlords", "laminated", "Grant turned down", "young carers actually"];

async function seesNothingHidden(page) {
  const words = await page.content();
  for (const one of HIDDEN) assert.ok(!words.includes(one), `${page.url()} tells of ${one}`);
}

test("from the first page to the last letter of an open conversation", async () => {
  const page = await somebody(browser, hall);
  await page.goto("/");
  await follow(page, "Peer Network Convenors");
  assert.match(await title(page), /no convenor learns the hard way alone/);
  await seesNothingHidden(page);
  await follow(page, "Read the conversations");
  assert.equal(await title(page), "Conversations");
  await seesNothingHidden(page);
  await follow(page, "How do you end a meeting");
  const letters = page.locator("article.letter");
  assert.equal(await letters.count(), 4);
  assert.match(await letters.last().innerText(), /A bell has been ordered/);
  const label = page.locator(".room-label strong");
  assert.equal(await label.innerText(), "Open");
  const before = await label.evaluate((one) => one.compareDocumentPosition(document.querySelector("article")));
  assert.ok(before & 4, "the label stands before the first word");
  assert.equal(await page.locator("textarea").count(), 0, "there is nothing to write in");
  assert.match(await page.locator("#answer").innerText(), /Members answer here/);
  await page.leave();
});

test("a deep link opens its letter in its place", async () => {
  const page = await somebody(browser, hall);
  await openThread(page, "How do you end a meeting");
  const link = page.locator("article.letter .meta a").last();
  const id = await page.locator("article.letter").last().getAttribute("id");
  await link.click();
  await page.waitForURL(`**#${id}`);
  assert.ok(await page.locator("article.letter:target").isVisible());
  await page.leave();
});

test("what members say is in no list, no search, no feed, and at no address", async () => {
  const member = await enter(browser, hall, "member");
  await member.goto(`${PEERS}/talk`);
  const closed = await member.getByRole("link", { name: "Handing a WhatsApp group" }).getAttribute("href");
  await member.goto(closed);
  const letter = await member.locator("article.letter .meta a").first().getAttribute("href");
  const person = await member.locator("article.letter header h2 a").first().getAttribute("href");
  await member.leave();

  const page = await somebody(browser, hall);
  for (const address of [closed, letter, `${letter}/versions`]) {
    assert.equal(await go(page, address), 404, address);
    assert.equal(await title(page), "There is no page here");
    await seesNothingHidden(page);
  }
  const never = await go(page, `${PEERS}/talk/0000000000001`);
  assert.equal(never, 404, "the same as for what never was");
  for (const address of [`${PEERS}/people`, person]) {
    assert.equal(await go(page, address), 401, address);
    await seesNothingHidden(page);
  }
  for (const words of ["WhatsApp", "laminated", "grant", "landlords", "Gwen"]) {
    await page.goto(`${PEERS}/search?q=${words}`);
    assert.equal(await page.locator(".entries li").count(), 0, `search finds nothing for ${words}`);
  }
  await page.goto(`${PEERS}/search?q=bell`);
  assert.ok((await page.locator(".entries li").count()) > 0, "search finds what is open");
  const feed = await (await fetch(`${hall.address}${PEERS}/feed.atom`)).text();
  assert.match(feed, /A bell has been ordered/);
  for (const one of HIDDEN) assert.ok(!feed.includes(one), `the feed tells of ${one}`);
  await page.leave();
});

test("a page for members asks to sign in, and leads back", async () => {
  const page = await somebody(browser, hall);
  assert.equal(await go(page, `${PEERS}/people?q=rota`), 401);
  assert.equal(await title(page), "Please sign in first");
  await page.locator("main").getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL("**/sign-in?**");
  assert.equal(await page.locator("input[name=next]").inputValue(), `${PEERS}/people?q=rota`);
  await page.leave();
});

test("an address that leads nowhere gets a page with a way on", async () => {
  const page = await somebody(browser, hall);
  assert.equal(await go(page, "/nowhere/at/all"), 404);
  assert.equal(await title(page), "There is no page here");
  await follow(page, "Go to the front page");
  assert.equal(new URL(page.url()).pathname, "/");
  await page.leave();
});

test("the chosen light stays, and leads back to the page", async () => {
  const page = await somebody(browser, hall);
  await page.goto(`${PEERS}/talk`);
  await page.getByLabel("Lamplight").check();
  await page.getByRole("button", { name: "Keep" }).click();
  await page.waitForLoadState("load");
  assert.equal(new URL(page.url()).pathname, `${PEERS}/talk`);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.goto("/");
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(paper, "rgb(30, 28, 24)");
  await page.leave();
});
