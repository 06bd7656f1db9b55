// A session that has ended loses nobody their words.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../browser.mjs";
import { PEERS, openThread } from "../pages.mjs";
import { enter, newestLetter, news, press, title } from "../people.mjs";
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

/** Ends all sessions of the member but this one, from another browser. */
async function endFromElsewhere() {
  const other = await enter(browser, hall, "member");
  await other.goto("/account");
  const sessions = other.locator(".sessions li");
  assert.ok((await sessions.count()) >= 2);
  assert.equal(await sessions.filter({ hasText: "this one" }).count(), 1);
  await press(other, "End all the others");
  assert.equal(await news(other), "All other browsers are signed out");
  assert.equal(await sessions.count(), 1);
  await other.leave();
}

/** Signs in again from the page that says that the words are kept. */
async function back(page) {
  assert.equal(await news(page), "Your words are kept");
  await page.getByLabel("Your email address").fill("gwen@pubcommons.example");
  await press(page, "Send me the letter");
  const { opens } = await newestLetter(browser, hall, "gwen@pubcommons.example");
  await page.goto(opens);
  await press(page, "Sign me in");
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without scripts";

  test(`an answer is there again after signing in${how}`, async () => {
    const page = await enter(browser, hall, "member", { javaScriptEnabled });
    await openThread(page, "Merging two networks");
    const words = "Start with the two treasurers.\n\nThey always know first.";
    await page.getByLabel("Your answer").fill(words);
    await endFromElsewhere();
    await press(page, "Send to everyone here");
    await back(page);
    assert.equal(await page.getByLabel("Your answer").inputValue(), words);
    assert.equal(await page.locator("article.letter").count(), 1, "and nothing was sent meanwhile");
    await page.leave();
  });
}

test("a new conversation is there again, with its title", async () => {
  const page = await enter(browser, hall, "member");
  await page.goto(`${PEERS}/talk/new`);
  await page.getByLabel("What is it about?").fill("Keys, and who keeps them");
  await page.getByLabel("What would you like to say?").fill("We have nine keys and eleven doors.");
  await endFromElsewhere();
  await press(page, "Start it");
  await back(page);
  assert.equal(await title(page), "Start a conversation");
  assert.equal(await page.getByLabel("What is it about?").inputValue(), "Keys, and who keeps them");
  assert.equal(await page.getByLabel("What would you like to say?").inputValue(), "We have nine keys and eleven doors.");
  await press(page, "Start it");
  assert.equal(await news(page), "Your conversation has begun");
  await page.leave();
});

test("words can be kept for later, and wait in any browser", async () => {
  const page = await enter(browser, hall, "member");
  await openThread(page, "Questions that young carers");
  await page.getByLabel("Your answer").fill("Half a thought about");
  await press(page, "Keep for later");
  assert.equal(await news(page), "Your words are kept");
  await page.leave();
  const other = await enter(browser, hall, "member");
  await openThread(other, "Questions that young carers");
  assert.equal(await other.getByLabel("Your answer").inputValue(), "Half a thought about");
  assert.match(await other.locator("form.thread-reply .notice").innerText(), /were kept, and are here/);
  await other.leave();
});
