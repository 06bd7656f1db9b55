// The pictures of the README, taken of the demo as it is: `npm run media`.

import { mkdirSync } from "node:fs";
import { openBrowser, somebody } from "./browser.mjs";
import { PEERS, openThread } from "./pages.mjs";
import { enter } from "./people.mjs";
import { start } from "./start.mjs";

const folder = new URL("../docs/media/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const hall = await start();
const browser = await openBrowser();
try {
  const member = await enter(browser, hall, "member", { colorScheme: "light" });
  await openThread(member, "Handing a WhatsApp group");
  await member.setViewportSize({ width: 1280, height: 960 });
  await member.screenshot({ path: `${folder}thread.png` });
  const visitor = await somebody(browser, hall, { colorScheme: "light", viewport: { width: 1280, height: 760 } });
  await visitor.goto(PEERS);
  await visitor.screenshot({ path: `${folder}front.png` });
} finally {
  await browser.close();
  await hall.stop();
}
console.log(`the pictures are in ${folder}`);
