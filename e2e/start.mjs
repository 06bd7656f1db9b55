// Starts the program as a stranger would: `guildhall demo --fresh`, in a folder of its own, on a port of its own.
//
// Everything else is read from what it prints: its address, and the ways in for a convenor and a member.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** How long the program may take to stand, in milliseconds: a debug build fills its world on a busy machine. */
const PATIENCE = 90_000;

/**
 * A running demo.
 * `address` is where it is; `convenor` and `member` are the printed ways in; `said()` is all that it has printed;
 * `stop()` ends it and forgets its folder. `lettersRead` is for whoever reads its outbox.
 */
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), "guildhall-e2e-"));
  const port = await freePort();
  const options = ["demo", "--fresh", "--data", folder, "--listen", `127.0.0.1:${port}`];
  const env = { ...process.env, GUILDHALL_LOG: "warn" };
  const hall = spawn(program(), options, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let ended = null;
  for (const stream of [hall.stdout, hall.stderr]) stream.setEncoding("utf8").on("data", (words) => (said += words));
  hall.on("error", (error) => (ended = error.message));
  hall.on("exit", (code, signal) => (ended ??= `ended with ${code ?? signal}`));

  const stop = async () => {
    if (ended === null) hall.kill("SIGTERM");
    for (let tried = 0; ended === null; tried += 1) {
      if (tried === 100) hall.kill("SIGKILL");
      await wait(50);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const until = Date.now() + PATIENCE;
  for (;;) {
    const address = /\bhttp:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    const ways = Object.fromEntries(["convenor", "member"].map((who) => [who, wayIn(said, who)]));
    if (address && ways.convenor && ways.member && (await answers(address))) {
      return { address, ...ways, said: () => said, stop, lettersRead: new Set() };
    }
    if (ended !== null || Date.now() > until) {
      await stop();
      throw new Error(`the demo does not stand (${ended ?? "it took too long"}); it said:\n${said}`);
    }
    await wait(100);
  }
}

/** The way in that is printed for a role: the link on the first line that names it. */
function wayIn(said, who) {
  const line = said.split("\n").find((one) => one.toLowerCase().includes(who) && one.includes("/demo/"));
  return line && /http\S+\/demo\/\w+/.exec(line)?.[0];
}

async function answers(address) {
  const answer = await fetch(`${address}/readyz`).catch(() => null);
  return answer?.ok ?? false;
}

/** The program: the one of `GUILDHALL_BIN`, or the debug build, which is made if it is not there. */
function program() {
  if (process.env.GUILDHALL_BIN) return resolve(ROOT, process.env.GUILDHALL_BIN);
  const cargo = (...words) =>
    execFileSync("cargo", words, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
  const folder = JSON.parse(cargo("metadata", "--no-deps", "--format-version", "1")).target_directory;
  const built = join(folder, "debug", "guildhall");
  if (!existsSync(built)) cargo("build", "-p", "guildhall", "--locked");
  return built;
}

/** A port that nobody listens at. */
function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
