// It is light: a first page weighs less than a photograph, and nobody waits for a script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, somebody } from "../browser.mjs";
import { PEERS, openThread } from "../pages.mjs";
import { enter } from "../people.mjs";
import { start } from "../start.mjs";

/** What a first page may weigh with its fonts, in bytes as they come over the line. */
const BUDGET = 150_000;

let hall, browser;
before(async () => {
  hall = await start();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await hall?.stop();
});

/** Opens a page with nothing kept from before; the bytes that came, by address. */
async function weigh(page, open) {
  const line = await page.context().newCDPSession(page);
  const asked = new Map();
  const came = new Map();
  line.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, request.url));
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    came.set(asked.get(requestId), encodedDataLength);
  });
  await line.send("Network.enable");
  await line.send("Network.setCacheDisabled", { cacheDisabled: true });
  await open(page);
  await page.waitForLoadState("networkidle");
  await line.detach();
  return came;
}

const PAGES = [
  ["the house", (page) => page.goto("/")],
  ["a community", (page) => page.goto(PEERS)],
  ["the conversations", (page) => page.goto(`${PEERS}/talk`)],
  ["an open conversation", (page) => openThread(page, "How do you end a meeting")],
];

for (const [name, open] of PAGES) {
  test(`${name} weighs less than 150 kB with its fonts, and comes in few pieces`, async () => {
    const page = await somebody(browser, hall);
    const came = await weigh(page, open);
    const weight = [...came.values()].reduce((sum, bytes) => sum + bytes, 0);
    console.log(`${name}: ${Math.round(weight / 1000)} kB in ${came.size} pieces`);
    assert.ok(came.size >= 5, "page, style, script and two fonts at least");
    assert.ok([...came.keys()].some((url) => url.endsWith(".woff2")), "with its fonts");
    assert.ok(weight < BUDGET, JSON.stringify([...came], null, 1));
    await page.leave();
  });
}

test("scripts are under 3 kB, and pages have every word without them", async () => {
  const withScripts = await enter(browser, hall, "member");
  const without = await enter(browser, hall, "member", { javaScriptEnabled: false });
  for (const path of ["/", PEERS, `${PEERS}/talk`, `${PEERS}/people`, `${PEERS}/talk/new`, "/account"]) {
    await withScripts.goto(path);
    await without.goto(path);
    const words = (page) => page.locator(path === "/account" ? "h1" : "main").innerText();
    assert.equal(await words(without), await words(withScripts), path);
  }
  const came = await weigh(withScripts, (page) => page.goto(PEERS));
  const scripts = [...came].filter(([url]) => url.endsWith(".js"));
  assert.ok(scripts.reduce((sum, [, bytes]) => sum + bytes, 0) < 3_000, JSON.stringify(scripts));
  await withScripts.leave();
  await without.leave();
});
