// The clock in the room. It counts by the browser's steady clock, which no change of the hour moves, from what the server said once; what
// it hears every few seconds it believes only about the step, and about the moment when that began. Without a network it goes on by
// itself: the buttons move this page, and what was pressed is sent when the network is back. Without this script the page says until when.
const run = document.querySelector("[data-run]");
if (run) {
  const get = (name) => run.querySelector(`[data-${name}]`);
  const steps = [...run.querySelectorAll("[data-steps] > li")].map((li) => ({
    li,
    ms: Number(li.dataset.minutes) * 60_000,
    say: li.querySelector("[data-say]").textContent,
    how: li.querySelector("[data-how]").textContent,
  }));
  const state = { step: Number(run.dataset.step), since: Number(run.dataset.since), over: run.dataset.over === "true" };
  // The server's clock less ours, by the shortest journey that was seen: the less it took, the surer it is.
  let offset = Number(run.dataset.now) - performance.now();
  let surest = Infinity;
  let waiting = [];
  let cued = "";
  const now = () => performance.now() + offset;

  const cue = (key) => {
    if (cued === `${state.step} ${key}`) return;
    cued = `${state.step} ${key}`;
    get("cue").textContent = key ? get(key).textContent : "";
    run.dataset.cued = key;
  };

  const draw = () => {
    const current = steps[state.step - 1];
    if (!current || state.over) {
      get("clock").textContent = "";
      return;
    }
    const left = Math.ceil((state.since + current.ms - now()) / 1000);
    const shown = Math.abs(left);
    get("clock").textContent = `${left < 0 ? "+" : ""}${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    cue(left <= 0 ? "zero" : left <= 10 ? "ten" : left <= 60 && current.ms > 60_000 ? "minute" : "");
  };

  const show = () => {
    const current = steps[state.step - 1];
    const next = steps[state.step];
    run.querySelector("h1").textContent = state.over ? get("over-word").textContent : current ? current.say : run.querySelector("h1").textContent;
    get("how").textContent = current && !state.over ? current.how : "";
    get("next").textContent = next && !state.over ? `${get("next-word").textContent} ${next.say}` : "";
    for (const [place, { li }] of steps.entries()) {
      if (place === state.step - 1) li.setAttribute("aria-current", "step");
      else li.removeAttribute("aria-current");
    }
    for (const [name, by] of [["press", 1], ["back", -1]]) {
      const form = get(name);
      if (!form) continue;
      form.querySelector("[data-from]").value = state.step;
      form.querySelector("[data-to]").value = state.step + by;
    }
    draw();
  };

  const offline = (is) => { get("offline").hidden = !is; };

  const hear = (text, took) => {
    const [server, step, since, over] = text.trim().split(" ").map(Number);
    if (took < surest || took < 300) {
      surest = Math.min(surest, took);
      offset = server + took / 2 - performance.now();
    }
    // While something that was pressed here waits to be sent, this page knows better.
    if (waiting.length) return;
    const changed = step !== state.step || since !== state.since || Boolean(over) !== state.over;
    const begun = state.step === 0 && step > 0;
    Object.assign(state, { step, since, over: Boolean(over) });
    // The buttons of another moment than the one that the page was made for come with a new page.
    if (begun || (changed && (over || step === steps.length || step === 1))) location.reload();
    else if (changed) show();
  };

  // One at a time: on a slow line the next asking would send again what the one before is still sending.
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    const patience = () => AbortSignal.timeout(8000);
    try {
      while (waiting.length) {
        const [{ action, body }] = waiting;
        const sent = await fetch(action, { method: "POST", body, redirect: "manual", signal: patience() });
        if (sent.status >= 500) throw new Error("later");
        waiting.shift();
      }
      const began = performance.now();
      const answer = await fetch(run.dataset.run, { cache: "no-store", signal: patience() });
      if (!answer.ok) throw new Error("later");
      hear(await answer.text(), performance.now() - began);
      offline(false);
    } catch {
      offline(true);
    } finally {
      asking = false;
    }
  };

  for (const form of run.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      const act = event.submitter?.value;
      const to = Number(form.querySelector("[data-to]")?.value);
      // What changes which buttons there are goes the plain way, as long as there is a way.
      const plain = act !== "go" || to === 1 || to === steps.length;
      if (plain && get("offline").hidden) return;
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form));
      body.set("act", act);
      waiting.push({ action: form.action, body });
      if (act === "end") state.over = true;
      else if (act === "begin") Object.assign(state, { step: 1, since: now() });
      else if (act === "go") Object.assign(state, { step: Math.min(Math.max(to, 1), steps.length), since: now() });
      show();
      ask();
    });
  }

  setInterval(draw, 250);
  setInterval(ask, 3000);
  addEventListener("online", ask);
  draw();
}
