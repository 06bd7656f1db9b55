// A picture of every page, for whoever changes one to look at: `npm run shots`, then look into `shots/`.
//
// Each at 390 and 1280 pixels, by day and by lamplight. `npm run shots -- thread front` takes only pages with these
// words in their names.

import { mkdirSync } from "node:fs";
import { openBrowser, somebody } from "./browser.mjs";
import { PAGES, prepare } from "./pages.mjs";
import { enter } from "./people.mjs";
import { start } from "./start.mjs";

const wanted = process.argv.slice(2);
const folder = new URL("shots/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const hall = await start();
const browser = await openBrowser();
try {
  const things = await prepare(browser, hall);
  for (const [who, pages] of Object.entries(PAGES)) {
    const page = who === "visitor" ? await somebody(browser, hall) : await enter(browser, hall, who);
    for (const [name, open] of pages) {
      if (wanted.length > 0 && !wanted.some((words) => `${who}-${name}`.includes(words))) continue;
      // A page that cannot be opened is told of, and the others are still taken.
      try {
        await open(page, things);
      } catch (error) {
        console.log(`${who}-${name}: ${error.message}`);
        continue;
      }
      // A frame is painted once it was in view.
      const frame = page.locator("iframe");
      if ((await frame.count()) > 0) await frame.scrollIntoViewIfNeeded();
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          await page.screenshot({ path: `${folder}${who}-${name}-${width}-${colorScheme}.png`, fullPage: true });
        }
      }
    }
    for (const offence of page.offences) console.log(`${who}: ${offence}`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await hall.stop();
}
console.log(`the pictures are in ${folder}`);
