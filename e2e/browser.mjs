// A real Chromium, and people in it who are watched for what must never happen: a page that asks another host for
// something, a script that breaks, a policy that a page of ours offends, a picture or a font that is not there.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Opens the browser of the system: the one of `CHROMIUM`, or where Debian puts it. */
export function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  assert.ok(executablePath, "Chromium is not installed: apt-get install chromium");
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * A page in a browser of its own (own cookies), watched. `page.offences` is what went wrong so far;
 * `page.leave()` closes it and says so.
 */
export async function somebody(browser, hall, options = {}) {
  const context = await browser.newContext({
    baseURL: hall.address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const offences = watch(context, hall);
  const page = await context.newPage();
  page.offences = offences;
  page.leave = async () => {
    await context.close();
    assert.deepEqual(offences, []);
  };
  return page;
}

function watch(context, hall) {
  const offences = [];
  context.on("request", (request) => {
    const ours = request.url().startsWith(`${hall.address}/`) || /^(data|blob|about):/.test(request.url());
    if (!ours) offences.push(`asks another host: ${request.url()}`);
  });
  context.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    const missing = response.status() >= 400 && !isPage && !response.url().endsWith("/favicon.ico");
    if (missing) offences.push(`is not there: ${response.url()} (${response.status()})`);
    if (response.status() >= 500) offences.push(`broke: ${response.url()} (${response.status()})`);
  });
  context.on("console", (message) => {
    // The status of a page is not a mistake of a page; of everything else it is seen above.
    const isStatus = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isStatus) offences.push(`says: ${message.text()}`);
  });
  context.on("weberror", (error) => offences.push(`breaks: ${error.error()}`));
  return offences;
}

/** Goes to a page and gives its status. */
export async function go(page, path) {
  const answer = await page.goto(path);
  return answer.status();
}
