// Every page that a visitor meets; and what these tests look for, they would find.

import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody } from "../browser.mjs";
import { AXE, NARROW, everyPage, findings, sideways } from "../every-page.mjs";

const standing = everyPage("visitor");

test("what is looked for would be found", async () => {
  const { hall, browser } = standing();
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
