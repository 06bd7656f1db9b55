// How a community begins, how people apply to it, how a group is chosen, and how its promise is agreed to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, openBrowser, somebody } from "../browser.mjs";
import { PEERS, openReading, readTheLast } from "../pages.mjs";
import { askForLetter, enter, follow, linkInLetter, newestLetter, news, press, title } from "../people.mjs";
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

const main = (page) => page.locator("main").innerText();

// S0.1, S1.10: ten minutes from a pasted list; S2.4: nothing happens before the preview is confirmed.
test("a convenor founds a community in five steps: a bad address is shown in its line, and a lost session loses nothing", async () => {
  const page = await enter(browser, hall, "convenor");
  await page.goto("/begin");
  await press(page, "Begin");
  await press(page, "Keep and go on");
  assert.match(await page.title(), /^Error: /);
  await page.locator(".error-summary").getByRole("link", { name: "Say what they practise" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "what");
  await page.getByLabel("Name of the community").fill("Bridge Builders");
  await page.getByLabel("We bring together").fill("campaign leaders");
  await page.getByLabel("who practise").fill("leading through a crisis");
  await page.getByLabel("so that").fill("nobody learns the hard way alone");
  await press(page, "Keep and go on");

  assert.equal(await title(page), "Whom do you want to ask?");
  const list = "Ada Lark <ada@larks.example>\nBob Byre, bob at byres.example\nCarol Dean; carol@deans.example\nAda Lark <ada@larks.example>";
  await page.getByLabel("The list").fill(list);
  await press(page, "Keep and go on");
  assert.equal(await title(page), "Whom do you want to ask?", "nobody is left out unseen");
  assert.match(await main(page), /One line could not be read[^]*Line 2 Bob Byre, bob at byres\.example: /);
  assert.match(await main(page), /Line 4: ada@larks\.example stands in line 1 already/);

  const other = await enter(browser, hall, "convenor");
  await other.goto("/account");
  await press(other, "End all the others");
  await other.leave();
  assert.equal(await go(page, "/begin"), 401, "the session is lost");
  await page.goto(hall.convenor);
  await press(page, "Sign me in");
  await page.goto("/begin");
  await follow(page, "Bridge Builders");
  await page.getByLabel("The steps").getByRole("link", { name: "People" }).click();
  await page.waitForLoadState("load");
  assert.equal(await page.getByLabel("The list").inputValue(), list, "and every word is there");
  await page.getByLabel("The list").fill(list.replace("bob at byres", "bob@byres"));
  await press(page, "Keep and go on");
  assert.equal(await title(page), "Is it here already?");
  await follow(page, "Go on with mine");
  await page.getByLabel("Senior leaders").check();
  await press(page, "Keep and go on");

  assert.equal(await title(page), "Bridge Builders");
  const preview = await main(page);
  for (const fact of ["nothing has happened yet", "3 invitations", "The year’s rhythm", "minutes a month", "Charter, a draft"]) {
    assert.ok(preview.includes(fact), `${fact}: ${preview}`);
  }
  const visitor = await somebody(browser, hall);
  await visitor.goto("/outbox");
  assert.doesNotMatch(await main(visitor), /bob@byres\.example/, "nobody has heard of it");
  await press(page, "Found it and send the invitations");
  assert.equal(await news(page), "It has begun");
  await visitor.goto(await linkInLetter(visitor, "bob@byres.example", "/invitation/"));
  assert.match(await main(visitor), /nobody learns the hard way alone/);
  await press(visitor, "Yes, I would like to");
  assert.equal(await news(visitor), "Good to hear");
  await visitor.leave();
  await page.leave();
});

// S1.11, S2.17: an application survives a lost session, and its writer sees how it stands.
for (const javaScriptEnabled of [true, false]) {
  test(`somebody applies with a slip, goes on elsewhere, and sees how it stands${javaScriptEnabled ? "" : ", without scripts"}`, async () => {
    const address = javaScriptEnabled ? "olwen@ferrymen.example" : "merryn@ferrymen.example";
    const first = await somebody(browser, hall, { javaScriptEnabled });
    await first.goto(`${PEERS}/joining`);
    await follow(first, "Apply");
    assert.match(await main(first), /seven questions/);
    await first.getByLabel("What should we call you?").fill("Olwen Hythe");
    await first.getByLabel("Where can we write to you?").fill("olwen.ferrymen.example");
    const wants = first.getByLabel("What do you need, or look for?");
    await wants.fill("Somebody who has closed a ferry.");
    await press(first, "Send my application");
    assert.match(await first.title(), /^Error: /);
    assert.match(await first.locator(".field--error", { hasText: "Where can we write" }).innerText(), /an email address with an @/);
    assert.equal(await wants.inputValue(), "Somebody who has closed a ferry.", "every word is still there");
    await first.getByLabel("Where can we write to you?").fill(address);
    await press(first, "Finish it later");
    await first.leave();

    const page = await somebody(browser, hall, { javaScriptEnabled });
    const own = await linkInLetter(page, address, "/application/");
    await page.goto(own);
    assert.match(await main(page), /It is begun, and counts for nothing yet/);
    assert.equal(await page.getByLabel("What do you need, or look for?").inputValue(), "Somebody who has closed a ferry.");
    await page.getByLabel("What do you run or practise").fill("Two ferries and a bell; last month I rang it.");
    await page.getByLabel("What moves you to join?").fill("The other bank.");
    await page.getByLabel("What could you offer to others?").fill("Knots.");
    await page.getByLabel("I would rather be rung").check();
    await press(page, "Send my application");
    assert.equal(await news(page), "Your application is sent");
    assert.match(await main(page), /You can still change it: it has not been read/);
    await page.goto(`${own}/result`);
    assert.match(await main(page), /Nothing is decided yet/);
    assert.equal(await go(page, `${own.slice(0, -2)}aa`), 404, "another address is nobody’s");
    await page.leave();
  });
}

// S2.16 to S2.18: read blind, then the group as a whole, then a person chooses and says why.
test("members read without names; a convenor looks at the group, chooses, and members may object", async () => {
  const member = await enter(browser, hall, "member");
  await openReading(member);
  const blind = await main(member);
  assert.match(blind, /Eleven kitchens that cook at night/);
  for (const name of ["Bahija", "Lorimer", "nightkitchens"]) assert.ok(!blind.includes(name), `${name} is not told`);
  await readTheLast(member);
  await member.goto(`${PEERS}/intakes`);
  assert.equal(await member.locator("#to-read").count(), 0, "nothing is left to read");

  const page = await enter(browser, hall, "convenor");
  await page.goto(`${PEERS}/intakes`);
  await follow(page, "January");
  await follow(page, "Look at the group as a whole");
  assert.match(await title(page), /2 places, 4 applicants/);
  await page.getByLabel("take").selectOption({ index: 0 });
  await press(page, "Show what changes");
  assert.ok(await page.locator(".swap ~ .notice").isVisible(), "what the other mix would change");
  await press(page, "Ask the members to agree");
  assert.match(await page.locator(".error-summary").innerText(), /Say why/);
  for (const why of await page.getByLabel("Why? (they read this)").all()) await why.fill("You do this with your own hands, and say so.");
  await page.getByLabel("Why these people, as a group?").fill("They bring a mill and a rota, and we have neither.");
  await press(page, "Ask the members to agree");
  assert.equal(await news(page), "The members are asked");

  await member.goto(`${PEERS}/intakes`);
  await follow(member, "January");
  assert.match(await main(member), /Whom we would like to ask in[^]*They bring a mill and a rota/);
  await member.locator("main .entries summary").first().click();
  await member.getByLabel("What speaks against it?").first().fill("We have worked together, and it ended badly.");
  await press(member, "Tell the convenors");
  assert.equal(await news(member), "The convenors have it");
  await member.leave();
  await page.goto(`${PEERS}/intakes`);
  await follow(page, "January");
  assert.match(await main(page), /it ended badly/);
  await follow(page, "The letters");
  assert.equal(await page.locator("main textarea").count(), 4, "each has a letter, which a person reads");
  await press(page, "I have read it, it may leave");
  assert.equal(await news(page), "It may leave");
  await page.leave();
});

// TP41 is the same by letter.
test("a member reads what members promise each other, and agrees", async () => {
  const page = await somebody(browser, hall);
  await askForLetter(page, "nell@skerrycrofters.example", `${PEERS}/promise`);
  const { opens } = await newestLetter(browser, hall, "nell@skerrycrofters.example");
  await page.goto(opens);
  await press(page, "Sign me in");
  assert.match(await main(page), /You stay a member whether you agree or not/);
  assert.match(await main(page), /What is kept, why, how long, and who reads it/);
  await press(page, "I AGREE to these words");
  assert.equal(await news(page), "It is kept that you agree");
  assert.match(await main(page), /You have agreed to these words/);
  assert.equal(await page.getByRole("button", { name: "I AGREE" }).count(), 0);
  await page.leave();
});
