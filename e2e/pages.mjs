// Every page of the house, as a visitor, a member and a convenor meet it: a name, and how to get there.
//
// Accessibility, small screens, paper and pictures are all tried on this list. A new page belongs here.

import assert from "node:assert/strict";
import { askForLetter, enter, linkInLetter, newestLetter, press } from "./people.mjs";
import { somebody } from "./browser.mjs";

export const PEERS = "/c/peers";
const TALK = `${PEERS}/talk`;

const at = (path, status = 200) => async (page) => {
  const answer = await page.goto(path);
  assert.equal(answer.status(), status, path);
};

/** Opens the thread whose subject has these words. */
export async function openThread(page, subject) {
  await page.goto(TALK);
  await page.getByRole("link", { name: subject }).first().click();
  await page.waitForLoadState("load");
}

/** Opens a page of one's own letter in a thread, by the words of its link. */
async function ownLetter(page, subject, act) {
  await openThread(page, subject);
  await page.locator("article.letter footer").getByRole("link", { name: act, exact: true }).first().click();
  await page.waitForLoadState("load");
}

/** Reads the application that waits for the member, and marks it. */
export async function readTheLast(page) {
  await openReading(page);
  for (const part of await page.locator("fieldset.choices").all()) {
    await part.getByRole("radio", { name: "clear" }).check();
    await part.getByRole("textbox").fill("Says it with an example.");
  }
  await press(page, "Keep my marks");
}

/** Opens the application that waits for the member to read it. */
export async function openReading(page) {
  await page.goto(`${PEERS}/intakes`);
  await page.locator("#to-read ~ .entries").getByRole("link").first().click();
  await page.waitForLoadState("load");
}

/** Begins a founding, or goes on with the one that was begun. */
async function begin(page) {
  await page.goto("/begin");
  const begun = page.locator("main .entries h3 a").first();
  if ((await begun.count()) > 0) await begun.click();
  else await press(page, "Begin");
  await page.waitForLoadState("load");
}

/** A page of the founding that was begun. */
async function founding(page, step) {
  await begin(page);
  await page.goto(page.url().replace(/[a-z]+$/, step));
}

const follow = (start, name) => async (page) => {
  await page.goto(start);
  await page.locator("main").getByRole("link", { name }).first().click();
  await page.waitForLoadState("load");
};

/** Opens the plan of the next gathering, or another page of it. */
export async function openPlan(page, which) {
  await page.goto(`${PEERS}/methods`);
  const plan = await page.locator("#ahead a").first().getAttribute("href");
  await page.goto(plan.replace(/plan$/, which));
}

const PAST = "Circle: handing over";

/** Opens a page of the gathering in person, or of another. */
async function openDay(page, which, name = "A day together") {
  await page.goto(`${PEERS}/gatherings`);
  const day = await page.getByRole("link", { name }).first().getAttribute("href");
  await page.goto(`${day}/${which}`);
}

/** Another page for a visitor than for a member. */
const forEveryone = [
  ["house", at("/")],
  ["community", at(PEERS)],
  ["talk", at(TALK)],
  ["thread-open", (page) => openThread(page, "How do you end a meeting")],
  ["search-found", at(`${PEERS}/search?q=bell`)],
  ["discover", at(`${PEERS}/discover`)],
  ["charter", at(`${PEERS}/charter`)],
  ["joining", at(`${PEERS}/joining`)],
];

/** The first of them are the same for everyone, but for what stands in the masthead. */
const forVisitors = [
  ["talk-end", at(`${TALK}?before=1-0000000000001`)],
  ["search", at(`${PEERS}/search`)],
  ["search-nothing", at(`${PEERS}/search?q=zeppelin+hangar`)],
  ["search-misunderstood", at(`${PEERS}/search?q=bell+after%3Ayesterday+has%3Amoustache`)],
  ["rooms", at("/rooms")],
  ["privacy", at("/privacy")],
  ["accessibility", at("/accessibility")],
  ["intakes", at(`${PEERS}/intakes`)],
  ["methods", at(`${PEERS}/methods`)],
  ["methods-found", at(`${PEERS}/methods?for=problem&people=12&mode=video`)],
  ["methods-none", at(`${PEERS}/methods?people=9999`)],
  ["method", at(`${PEERS}/methods/one-two-four-all`)],
  ["trouble-404", at(`${PEERS}/nothing-here`, 404)],
  ["trouble-401", at(`${PEERS}/people`, 401)],
  ["sign-in", at("/sign-in")],
  ["apply", at(`${PEERS}/apply`)],
  [
    "apply-mistake",
    async (page) => {
      await page.goto(`${PEERS}/apply`);
      await page.getByLabel("Where can we write to you?").fill("wilhelmina.bluebird.example");
      await press(page, "Send my application");
    },
  ],
  [
    "apply-sent",
    async (page) => {
      await page.goto(`${PEERS}/apply`);
      await page.getByLabel("Where can we write to you?").fill("wilhelmina@bluebird.example");
      await press(page, "Finish it later");
    },
  ],
  [
    "apply-own",
    async (page) => {
      await page.goto(`${PEERS}/apply`);
      await page.getByLabel("Where can we write to you?").fill("winifred@harbourchoir.example");
      await press(page, "Finish it later");
      await page.goto(await linkInLetter(page, "winifred@harbourchoir.example", "/application/"));
    },
  ],
  [
    "apply-own-mistake",
    async (page) => {
      await page.goto(await linkInLetter(page, "winifred@harbourchoir.example", "/application/"));
      await press(page, "Send my application");
    },
  ],
  [
    "apply-own-sent",
    async (page) => {
      await page.goto(await linkInLetter(page, "winifred@harbourchoir.example", "/application/"));
      await page.getByLabel("What should we call you?").fill("Winifred Pell");
      for (const box of await page.locator("main textarea").all()) await box.fill("A choir on a harbour wall; last month I carried the chairs.");
      await press(page, "Send my application");
    },
  ],
  [
    "result-not-yet",
    async (page) => page.goto(`${await linkInLetter(page, "winifred@harbourchoir.example", "/application/")}/result`),
  ],
  ["invited", async (page) => page.goto(await linkInLetter(page, "ana@seedlibrary.example", "/invitation/"))],
  [
    "invited-yes",
    async (page) => {
      await page.goto(await linkInLetter(page, "ben@breadround.example", "/invitation/"));
      await press(page, "Yes");
    },
  ],
  [
    "sign-in-mistake",
    async (page) => {
      await page.goto("/sign-in");
      await page.getByLabel("Your email address").fill("gwen at the pub");
      await press(page, "Send me the letter");
    },
  ],
  ["sign-in-code", (page) => askForLetter(page, "wil@riverwardens.example")],
  [
    "sign-in-code-mistake",
    async (page) => {
      await page.goto("/sign-in/code");
      await page.getByLabel("The code from the letter").fill("0000 0000");
      await press(page, "Sign in");
    },
  ],
  ["outbox", at("/outbox")],
  [
    "outbox-letter",
    async (page) => {
      await page.goto("/outbox");
      await page.locator("main .entries a").first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["link-other-browser", (page, { letter }) => page.goto(letter.opens)],
  ["link-spent", at("/sign-in/letter/0000000000000000000000000000000000000000", 410)],
  ["demo-door", (page, { hall }) => page.goto(hall.member)],
];

const forMembers = [
  ["method-write", at(`${PEERS}/methods/write?from=troika`)],
  [
    "method-mistake",
    async (page) => {
      await page.goto(`${PEERS}/methods/write?from=troika`);
      await page.getByLabel("Its text").fill("name = Troika\npeople = 3 9-60 999\nminutes = 90\ntrust = 2\n\n[steps]\n2 | threes | client | Tell it.");
      await press(page, "Keep it");
    },
  ],
  ["commitments", at(`${PEERS}/commitments`)],
  ["sets", at(`${PEERS}/sets`)],
  ["set", follow(`${PEERS}/sets`, "Tuesday set")],
  ["exchanges", at(`${PEERS}/exchanges?method=troika`)],
  ["exchange", follow(`${PEERS}/exchanges`, "1-2-4-All")],
  ["exchange-done", follow(`${PEERS}/exchanges`, "Troika")],
  ["plan", (page) => openPlan(page, "plan")],
  ["topics", (page) => openPlan(page, "topics")],
  ["venues", at(`${PEERS}/venues`)],
  ["needs", (page) => openDay(page, "needs")],
  ["attendance", (page) => openDay(page, "attendance", PAST)],
  ["feedback", (page) => openDay(page, "feedback", PAST)],
  ["recap", (page) => openDay(page, "recap", PAST)],
  ["run", (page) => openPlan(page, "run")],
  ["ideas", (page) => openPlan(page, "ideas")],
  ["groups", (page) => openPlan(page, "groups")],
  ["propose", at(`${PEERS}/charter/propose`)],
  ["propose-words", at(`${PEERS}/charter/propose?section=promise&section=channels`)],
  [
    "proposal",
    async (page) => {
      await page.goto(`${PEERS}/charter`);
      await page.locator("#proposals ~ ul a.headline").first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["section-versions", at(`${PEERS}/charter/sections/promise`)],
  ["stage", at(`${PEERS}/stage`)],
  ["readiness", at(`${PEERS}/stage/readiness`)],
  ["fellowship", at(`${PEERS}/stage/fellowship`)],
  ["clarity", at(`${PEERS}/stage/clarity`)],
  ["channels", at(`${PEERS}/channels`)],
  ["thread", (page) => openThread(page, "Handing a WhatsApp group")],
  ["thread-rota", (page) => openThread(page, "A rota that survives")],
  ["start", at(`${TALK}/new`)],
  [
    "start-look",
    async (page) => {
      await page.goto(`${TALK}/new`);
      await page.getByLabel("What is it about?").fill("A kettle that everyone fills");
      await page.getByLabel("What would you like to say?").fill("We have **one** kettle.\n\n- it is red\n- nobody fills it\n\n> I filled it once.\n\nSee https://kettle.example.");
      await press(page, "Look at it first");
    },
  ],
  [
    "start-mistake",
    async (page) => {
      await page.goto(`${TALK}/new`);
      await press(page, "Start it");
    },
  ],
  [
    "answer-look",
    async (page) => {
      await openThread(page, "Handing a WhatsApp group");
      await page.getByLabel("Your answer").fill("Three a week it is.\n\nI have *rung* the first.");
      await press(page, "Look at it first");
    },
  ],
  ["people", at(`${PEERS}/people`)],
  ["people-found", at(`${PEERS}/people?q=rota`)],
  ["people-none", at(`${PEERS}/people?q=submarines`)],
  [
    "person",
    async (page) => {
      await page.goto(`${PEERS}/people`);
      await page.getByRole("link", { name: "Iolo Prydderch" }).click();
      await page.waitForLoadState("load");
    },
  ],
  ["profile", at(`${PEERS}/profile`)],
  ["account", at("/account")],
  ["reach", at("/account/letters")],
  ["receipts", at("/account/receipts")],
  ["belonging", at(`${PEERS}/belonging`)],
  ["goals", at(`${PEERS}/goals`)],
  ["promise", at(`${PEERS}/promise`)],
  ["welcome", at(`${PEERS}/welcome`)],
  [
    "talks-own",
    async (page) => {
      await page.goto(`${PEERS}/people`);
      await page.locator("#main").getByRole("link", { name: "Gwen Abernathy" }).click();
      await page.getByRole("link", { name: "What is written down about me" }).click();
      await page.waitForLoadState("load");
    },
  ],
  ["suggest", at(`${PEERS}/suggest`)],
  ["roles", at(`${PEERS}/roles`)],
  ["role-log", at(`${PEERS}/roles/log`)],
  ["role-log-mine", at(`${PEERS}/roles/log?mine=1`)],
  ["care-ask", at(`${PEERS}/care/ask`)],
  ["notice", at(`${PEERS}/privacy`)],
  [
    "worry",
    async (page) => {
      await openThread(page, "Handing a WhatsApp group");
      await page.getByRole("link", { name: "This worries me" }).first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["intakes", at(`${PEERS}/intakes`)],
  ["reading", openReading],
  ["composition", at(`${PEERS}/composition`)],
];

/** Pages that only convenors have, and those that have more on them for a convenor. */
const forConvenors = [
  ["community", at(PEERS)],
  ["charter", at(`${PEERS}/charter`)],
  ["thread", (page) => openThread(page, "Handing a WhatsApp group")],
  ["people", at(`${PEERS}/people`)],
  ["person", follow(`${PEERS}/people`, "Iolo Prydderch")],
  ["belonging", at(`${PEERS}/belonging`)],
  ["promise", at(`${PEERS}/promise`)],
  ["fellowship", at(`${PEERS}/stage/fellowship`)],
  ["charter-edit", at(`${PEERS}/charter/edit`)],
  [
    "charter-edit-mistake",
    async (page) => {
      await page.goto(`${PEERS}/charter/edit`);
      await page.getByRole("textbox", { name: "How we decide" }).fill("We ask. ".repeat(1000));
      await press(page, "Save the charter");
    },
  ],
  ["plan-convenor", (page) => openPlan(page, "plan")],
  [
    "run-convenor",
    async (page) => {
      await openPlan(page, "run");
      await press(page, "Begin");
    },
  ],
  ["topics-convenor", (page) => openPlan(page, "topics")],
  ["venues-convenor", at(`${PEERS}/venues`)],
  ["needs-convenor", (page) => openDay(page, "needs")],
  ["attendance-convenor", (page) => openDay(page, "attendance", PAST)],
  ["feedback-convenor", (page) => openDay(page, "feedback", PAST)],
  ["recap-convenor", (page) => openDay(page, "recap", PAST)],
  ["ideas-convenor", (page) => openPlan(page, "ideas")],
  ["groups-convenor", (page) => openPlan(page, "groups")],
  ["stage-convenor", at(`${PEERS}/stage`)],
  ["readiness-convenor", at(`${PEERS}/stage/readiness`)],
  ["sponsors", at(`${PEERS}/sponsors`)],
  ["channels-asked", at(`${PEERS}/channels?address=new%40pubcommons.example`)],
  ["promises", at(`${PEERS}/promises`)],
  ["practice", at(`${PEERS}/practice`)],
  ["erasures", at(`${PEERS}/erasures`)],
  [
    "talks",
    async (page) => {
      await page.goto(`${PEERS}/people`);
      await page.locator("#main").getByRole("link", { name: "Gwen Abernathy" }).click();
      await page.getByRole("link", { name: "Talks with them" }).click();
      await page.waitForLoadState("load");
    },
  ],
  ["held", at(`${PEERS}/held`)],
  ["unreached", at(`${PEERS}/unreached`)],
  ["roles-convenor", at(`${PEERS}/roles`)],
  ["role-handover", at(`${PEERS}/roles/host`)],
  ["care", at(`${PEERS}/care`)],
  ["cases", at(`${PEERS}/cases`)],
  ["steps", at(`${PEERS}/steps`)],
  [
    "take-down",
    async (page) => {
      await openThread(page, "Handing a WhatsApp group");
      await page.getByRole("link", { name: "Take down" }).first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["letters", at(`${PEERS}/letters`)],
  ["joining-convenor", at(`${PEERS}/joining`)],
  ["criteria", at(`${PEERS}/joining/criteria`)],
  ["questions", at(`${PEERS}/joining/questions`)],
  ["applications", at(`${PEERS}/applications`)],
  ["rhythm-convenor", at(`${PEERS}/rhythm`)],
  ["gatherings", at(`${PEERS}/gatherings`)],
  [
    "gathering",
    async (page) => {
      await page.goto(`${PEERS}/gatherings`);
      await page.locator("main .entries a").first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["own-dates", at("/dates")],
  ["dates", at(`${PEERS}/dates`)],
  [
    "date",
    async (page) => {
      await page.goto(`${PEERS}/dates`);
      await page.locator("main .entries a").first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["begin", at("/begin")],
  ["begin-cause", begin],
  [
    "begin-cause-mistake",
    async (page) => {
      await begin(page);
      await press(page, "Keep and go on");
    },
  ],
  ["begin-people", (page) => founding(page, "people")],
  [
    "begin-people-mistake",
    async (page) => {
      await founding(page, "people");
      await page.getByLabel("The list").fill("Ada Lovelace <ada@engines.example>\nBob Byron, bob at engines.example\nAda L <ada@engines.example>\n");
      await press(page, "Look again");
    },
  ],
  ["begin-exists", (page) => founding(page, "exists")],
  ["begin-preset", (page) => founding(page, "preset")],
  [
    "begin-preview",
    async (page) => {
      await founding(page, "preset");
      await page.getByLabel("Senior leaders").check();
      await press(page, "Keep and go on");
      await founding(page, "preview");
    },
  ],
  ["begin-charter", (page) => founding(page, "charter")],
  ["begin-rhythm", (page) => founding(page, "rhythm")],
  ["begin-details", (page) => founding(page, "details")],
  ["invitations", at(`${PEERS}/invitations`)],
  [
    "invitation-draft",
    async (page) => {
      await page.goto(`${PEERS}/invitations`);
      await page.getByRole("link", { name: "Read it" }).first().click();
      await page.waitForLoadState("load");
    },
  ],
  ["intakes-convenor", at(`${PEERS}/intakes`)],
  [
    "intakes-mistake",
    async (page) => {
      await page.goto(`${PEERS}/intakes`);
      await press(page, "Open it");
    },
  ],
  ["composition-convenor", at(`${PEERS}/composition`)],
  [
    "intake",
    async (page) => {
      await page.goto(`${PEERS}/intakes`);
      await page.getByRole("link", { name: "January" }).first().click();
      await page.waitForLoadState("load");
    },
  ],
  [
    "intake-group",
    async (page, { hall }) => {
      const member = await enter(page.context().browser(), hall, "member");
      await readTheLast(member);
      await member.leave();
      await page.goto(`${PEERS}/intakes`);
      await page.getByRole("link", { name: "January" }).first().click();
      await page.getByRole("link", { name: "Look at the group as a whole" }).click();
      await page.waitForLoadState("load");
    },
  ],
  [
    "intake-group-mistake",
    async (page) => {
      await follow(`${PEERS}/intakes`, "January")(page);
      await page.getByRole("link", { name: "Look at the group as a whole" }).click();
      await press(page, "Ask the members to agree");
    },
  ],
  [
    "intake-chosen",
    async (page) => {
      await follow(`${PEERS}/intakes`, "January")(page);
      await page.getByRole("link", { name: "Look at the group as a whole" }).click();
      await page.waitForLoadState("load");
      for (const why of await page.getByLabel("Why? (they read this)").all()) await why.fill("You do it with your own hands, and say what went wrong.");
      await page.getByLabel("Why these people, as a group?").fill("They bring a mill and a rota, and we have neither.");
      await press(page, "Ask the members to agree");
      await follow(`${PEERS}/intakes`, "January")(page);
    },
  ],
  [
    "decision-letters",
    async (page) => {
      await follow(`${PEERS}/intakes`, "January")(page);
      await page.getByRole("link", { name: "The letters" }).click();
      await page.waitForLoadState("load");
    },
  ],
  [
    "letters-mistake",
    async (page) => {
      await page.goto(`${PEERS}/letters`);
      await press(page, "Plan it");
    },
  ],
];

/** Only of the member whom the demo signs in, who wrote the thread about WhatsApp. The last of them change it. */
const forTheWriter = [
  ["edit", (page) => ownLetter(page, "Handing a WhatsApp group", "Edit")],
  ["withdraw", (page) => ownLetter(page, "Handing a WhatsApp group", "Take back")],
  [
    "thread-files",
    async (page) => {
      await openThread(page, "Handing a WhatsApp group");
      await page.getByLabel("Your answer").fill("The list on paper, as it stands:\n\n1. ring\n2. listen\n\n> They will tell you.\n\nThey did.");
      await page.getByLabel("Files to go with it").setInputFiles([
        { name: "the list on the kitchen door.png", mimeType: "image/png", buffer: await page.locator("h1").screenshot() },
        { name: "who-rings-whom.csv", mimeType: "text/csv", buffer: Buffer.from("who,whom\nGwen,Eilidh\n".repeat(200)) },
      ]);
      await press(page, "Send to everyone here");
    },
  ],
  [
    "thread-edited",
    async (page) => {
      await ownLetter(page, "Handing a WhatsApp group", "Edit");
      await page.getByLabel("Your words").fill("I have run our landlords’ WhatsApp group for four years, and I want to hand it to them.");
      await press(page, "Save");
    },
  ],
  [
    "versions",
    async (page) => {
      await openThread(page, "Handing a WhatsApp group");
      await page.getByRole("link", { name: /^Edited/ }).first().click();
      await page.waitForLoadState("load");
    },
  ],
  [
    "thread-withdrawn",
    async (page) => {
      await openThread(page, "Handing a WhatsApp group");
      await page.locator("article.letter footer").getByRole("link", { name: "Take back" }).last().click();
      await press(page, "Take it back");
    },
  ],
  [
    "thread-kept",
    async (page) => {
      await openThread(page, "Merging two networks");
      await page.getByLabel("Your answer").fill("Half a thought about treasurers.");
      await press(page, "Keep for later");
    },
  ],
];

/** Pages by who meets them. */
export const PAGES = {
  visitor: [...forEveryone, ...forVisitors],
  member: [...forEveryone, ...forMembers, ...forTheWriter],
  convenor: forConvenors,
};

/** What some pages need before they can be opened: a letter that another browser asked for. */
export async function prepare(browser, hall) {
  const asker = await somebody(browser, hall);
  await askForLetter(asker, "gwen@pubcommons.example");
  const letter = await newestLetter(browser, hall, "gwen@pubcommons.example");
  await asker.leave();
  return { hall, letter };
}
