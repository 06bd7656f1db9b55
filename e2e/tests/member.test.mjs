// A member's whole journey, in one sitting: with scripts, and once more without.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { go, openBrowser, somebody } from "../browser.mjs";
import { PEERS, openThread } from "../pages.mjs";
import { askForLetter, enter, follow, newestLetter, news, press, title } from "../people.mjs";
import { start } from "../start.mjs";

/** A picture of one red pixel. */
const RED = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64",
);

for (const javaScriptEnabled of [true, false]) {
  describe(`a member, ${javaScriptEnabled ? "with" : "without"} scripts`, () => {
    let hall, browser, page, convenor;
    before(async () => {
      hall = await start();
      browser = await openBrowser();
      page = await somebody(browser, hall, { javaScriptEnabled });
      convenor = await enter(browser, hall, "convenor");
    });
    after(async () => {
      await browser?.close();
      await hall?.stop();
    });

    const subject = "A kettle that everyone fills";
    const letters = () => page.locator("article.letter");
    const mine = () => letters().last();

    test("signs in by a letter", async () => {
      await askForLetter(page, "hamish@islesenergy.example", `${PEERS}/talk`);
      const { opens } = await newestLetter(browser, hall, "hamish@islesenergy.example");
      await page.goto(opens);
      await press(page, "Sign me in");
      assert.equal(await news(page), "You are signed in");
      assert.equal(await title(page), "Conversations");
    });

    test("sees what visitors do not, and nothing of a room that is closed to him", async () => {
      const list = await page.locator("main").innerText();
      assert.match(list, /Handing a WhatsApp group/);
      assert.match(list, /Chatham House/);
      assert.doesNotMatch(list, /Grant turned down/);
      await page.goto(`${PEERS}/search?q=turned+down`);
      assert.doesNotMatch(await page.locator("main").innerText(), /Grant turned down/);
    });

    test("starts a conversation: a slip is named, a look comes first, nothing is lost on the way", async () => {
      await page.goto(`${PEERS}/talk`);
      await follow(page, "Start a conversation");
      await page.getByLabel("What would you like to say?").fill("We have **one** kettle.\n\n- it is red\n- nobody fills it");
      await press(page, "Start it");
      assert.match(await page.title(), /^Error: /);
      assert.match(await page.locator(".error-summary").innerText(), /Say in one line what it is about/);
      await page.getByLabel("What is it about?").fill(subject);
      await page.getByLabel("Chatham House").check();
      await press(page, "Look at it first");
      assert.equal(await page.locator(".preview strong").innerText(), "one");
      assert.equal(await page.locator(".preview li").count(), 2);
      assert.ok(await page.getByLabel("Chatham House").isChecked(), "the chosen room stays chosen");
      await press(page, "Start it");
      assert.equal(await news(page), "Your conversation has begun");
      assert.equal(await title(page), subject);
      assert.equal(await page.locator(".room-label strong").innerText(), "Chatham House");
      assert.match(await page.locator("aside").innerText(), /You follow it/);
    });

    test("hears what another answers, and says that it is read", async () => {
      await convenor.goto(`${PEERS}/talk`);
      const line = convenor.locator(".entries li", { hasText: subject });
      assert.match(await line.innerText(), /New/);
      await openThread(convenor, subject);
      await convenor.getByLabel("Your answer").fill("Whoever empties it, fills it. Ours has a knitted cosy that says so.");
      await press(convenor, "Send to everyone here");
      assert.equal(await news(convenor), "Your answer is with the others");

      await page.goto(`${PEERS}/talk`);
      const mine = page.locator(".entries li", { hasText: subject });
      assert.match(await mine.innerText(), /New/);
      await openThread(page, subject);
      assert.match(await letters().last().innerText(), /knitted cosy/);
      await press(page, "I have read to here");
      assert.equal(await news(page), "Marked as read");
      assert.doesNotMatch(await page.locator(".entries li", { hasText: subject }).innerText(), /New/);
    });

    test("replies to one letter, with a look first, a picture and a document", async () => {
      await openThread(page, subject);
      await letters().last().getByRole("link", { name: "Answer" }).click();
      await page.waitForLoadState("load");
      assert.match(await page.locator("form.thread-reply").innerText(), /You answer Margo Oyelaran/);
      await page.getByLabel("Your answer").fill("Here is *ours*.");
      await press(page, "Look at it first");
      assert.equal(await page.locator(".preview em").innerText(), "ours");
      assert.match(await page.locator("form.thread-reply").innerText(), /You answer Margo Oyelaran/);
      await page.getByLabel("Files to go with it").setInputFiles([
        { name: "kettle.png", mimeType: "image/png", buffer: RED },
        { name: "rota.csv", mimeType: "text/csv", buffer: Buffer.from("day,who\nMonday,Eilidh\n") },
        { name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>") },
      ]);
      await press(page, "Send to everyone here");
      assert.equal(await news(page), "Your answer is with the others");
      const picture = mine().locator("img");
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(() => document.querySelector("article img").naturalWidth === 1);
      assert.match(await mine().locator("h2").innerText(), /^Hamish Dunmore adds$/);
      assert.match(await mine().innerText(), /rota\.csv\s+CSV,\s22\sbytes/);
      assert.equal(await mine().locator("svg[xmlns], img").count(), 1, "a drawing that may run scripts is not shown");
      for (const name of ["rota.csv", "drawing.svg"]) {
        const [file] = await Promise.all([
          page.waitForEvent("download"),
          mine().getByRole("link", { name }).click(),
        ]);
        assert.equal(file.suggestedFilename(), name);
      }
    });

    test("mends a letter, and both versions can be read", async () => {
      await mine().getByRole("link", { name: "Edit" }).click();
      await page.waitForLoadState("load");
      assert.equal(await page.getByLabel("Your words").inputValue(), "Here is *ours*.");
      await page.getByLabel("Your words").fill("Here is ours, and its **rota**.");
      await press(page, "Look at it first");
      assert.equal(await page.locator(".preview strong").innerText(), "rota");
      await press(page, "Save");
      assert.equal(await news(page), "It says what you wrote now");
      assert.match(await mine().innerText(), /and its rota/);
      await mine().getByRole("link", { name: /Edited/ }).click();
      await page.waitForLoadState("load");
      const versions = await page.locator("article.letter").allInnerTexts();
      assert.equal(versions.length, 2);
      assert.match(versions[0], /As it stands[^]*and its rota/);
      assert.match(versions[1], /version 1[^]*Here is ours\./);
      await follow(page, "Back to the conversation");
    });

    test("takes a letter back, and puts it back by Undo", async () => {
      await mine().getByRole("link", { name: "Take back" }).click();
      await page.waitForLoadState("load");
      await press(page, "Take it back");
      assert.equal(await news(page), "You have taken it back");
      assert.match(await mine().innerText(), /A letter was here\. It was taken back on/);
      assert.doesNotMatch(await page.locator("main").innerText(), /and its rota/);
      await press(page, "Undo");
      assert.equal(await news(page), "It is back");
      assert.match(await mine().innerText(), /and its rota/);
    });

    test("follows, mutes, and neither", async () => {
      await openThread(page, "A rota that survives");
      const aside = page.locator("aside");
      await press(page, "Follow it");
      assert.equal(await news(page), "You follow this conversation");
      assert.match(await aside.innerText(), /You follow it/);
      await press(page, "Mute it");
      assert.match(await aside.innerText(), /It is muted/);
      await page.goto(`${PEERS}/talk`);
      const line = await page.locator(".entries li", { hasText: "A rota that survives" }).innerText();
      assert.match(line, /Muted/);
      assert.doesNotMatch(line, /New/);
      await openThread(page, "A rota that survives");
      await press(page, "Treat it like everything else");
      assert.match(await aside.innerText(), /what else is new stands in your one letter/);
    });

    test("has read all of it, when he says so", async () => {
      await page.goto(`${PEERS}/talk`);
      assert.ok((await page.locator(".new").count()) > 0, "opening a page reads nothing");
      await press(page, "I have read all of it");
      assert.equal(await news(page), "Everything is marked as read");
      assert.equal(await page.locator(".new").count(), 0);
    });

    // S3.23
    test("finds people who know before letters that say", async () => {
      await page.goto(`${PEERS}/search`);
      await page.getByLabel("What are you looking for?").fill("rotas");
      await page.locator("main").getByRole("button", { name: "Search" }).click();
      await page.waitForLoadState("load");
      assert.deepEqual(await page.locator(".finds h2").allInnerTexts(), ["People who may know", "Letters that say it"]);
      const [people, letters] = await page.locator(".finds").allInnerTexts();
      assert.match(people, /Iolo Prydderch/);
      assert.match(letters, /A rota that survives its maker/);
      assert.ok((await page.locator(".found mark").count()) > 0, "the words are marked");
      await page.goto(`${PEERS}/search?q=${encodeURIComponent('from:hamish has:attachment')}`);
      assert.match(await page.locator(".finds").last().innerText(), new RegExp(subject));
    });

    test("writes his profile, and is found by it", async () => {
      await page.goto(`${PEERS}/profile`);
      await page.getByLabel("What can you give?").fill("Samovars, mended while you wait.");
      await press(page, "Save");
      assert.equal(await news(page), "Your page says what you wrote");
      assert.match(await page.locator("main").innerText(), /mended while you wait/);
      await page.goto(`${PEERS}/people`);
      await page.getByLabel("Find someone who knows about").fill("samovars");
      await press(page, "Find");
      assert.deepEqual(await page.locator(".directory h3 a").allInnerTexts(), ["Hamish Dunmore"]);
    });

    test("chooses where he is, and stays out of figures; a slip is named", async () => {
      await page.goto("/account");
      await page.getByLabel("What should we call you?").fill("Hamish of the isles");
      await page.getByLabel("Where are you?").fill("The isles");
      await page.getByLabel("Leave me out of every network figure").check();
      await press(page, "Save");
      assert.match(await page.locator(".error-summary").innerText(), /Write a place such as Europe\/London/);
      assert.equal(await page.getByLabel("What should we call you?").inputValue(), "Hamish of the isles");
      await page.getByLabel("What should we call you?").fill("Hamish Dunmore");
      await page.getByLabel("Where are you?").fill("America/Bogota");
      await press(page, "Save");
      assert.equal(await news(page), "Your choices are kept");
      assert.ok(await page.getByLabel("Leave me out of every network figure").isChecked());
    });

    test("sees where he is signed in, and ends one of them", async () => {
      const other = await somebody(browser, hall);
      await askForLetter(other, "hamish@islesenergy.example");
      const { code } = await newestLetter(browser, hall, "hamish@islesenergy.example");
      await other.getByLabel("The code from the letter").fill(code);
      await press(other, "Sign in");
      assert.equal(await news(other), "You are signed in");
      await page.goto("/account");
      const sessions = page.locator(".sessions li");
      assert.equal(await sessions.count(), 2);
      await sessions.getByRole("button", { name: "End it" }).click();
      await page.waitForLoadState("load");
      assert.equal(await news(page), "That browser is signed out");
      assert.equal(await sessions.count(), 1);
      assert.equal(await go(other, "/account"), 401);
      await other.leave();
    });

    test("signs out, and the pages for members close", async () => {
      await page.goto(`${PEERS}/people`);
      await press(page, "Sign out");
      assert.equal(await news(page), "You are signed out");
      assert.equal(await go(page, `${PEERS}/people`), 401);
      await page.goto(`${PEERS}/talk`);
      assert.doesNotMatch(await page.locator("main").innerText(), /kettle/);
      await page.leave();
      await convenor.leave();
    });
  });
}
