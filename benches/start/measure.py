#!/usr/bin/env python3
"""How soon the program answers, and how much memory it takes when nobody asks. See README.md beside this file."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

TURNS = 7
ADDRESS = "127.0.0.1:8979"
AIM_MS, AIM_MB = 300, 60


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else build()
    with tempfile.TemporaryDirectory() as folder:
        # The standing world, so that there is something to serve; then the server itself on the same database.
        start([path, "demo", "--data", folder, "--listen", ADDRESS], "/c/peers/talk").stop()
        serve = [path, "serve", "--data", os.path.join(folder, "demo"), "--listen", ADDRESS]
        times = []
        for _ in range(TURNS):
            running = start(serve, "/c/peers/talk")
            times.append(running.took)
            running.stop()
        running = start(serve, "/c/peers/talk")
        time.sleep(3)
        idle, anonymous = running.memory()
        for _ in range(500):
            for page in ("/c/peers/talk", "/c/peers", "/"):
                urllib.request.urlopen(f"http://{ADDRESS}{page}").read()
        busy, _ = running.memory()
        running.stop()
    took = statistics.median(times)
    print(f"start to first answer   {took:6.0f} ms   aim {AIM_MS}   ratio {took / AIM_MS:.2f}")
    print(f"idle memory             {idle:6.1f} MB   aim {AIM_MB}    ratio {idle / AIM_MB:.2f}   ({anonymous:.1f} of it its own)")
    print(f"after 1,500 pages       {busy:6.1f} MB")
    sys.exit(took > AIM_MS or idle > AIM_MB)


def build():
    """The program as it is shipped; cargo says where it is."""
    command = ["cargo", "build", "--release", "--quiet", "-p", "guildhall", "--message-format=json"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [made["executable"] for made in map(json.loads, lines) if made.get("executable")][-1]


class Running:
    """A server that has answered once."""

    def __init__(self, process, took):
        self.process, self.took = process, took

    def memory(self):
        """Resident memory in MB: all of it, and what is not shared with files."""
        with open(f"/proc/{self.process.pid}/status") as status:
            told = dict(line.split(":", 1) for line in status if line.startswith(("VmRSS", "RssAnon")))
        return [int(told[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon")]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def start(command, page):
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}{page}", timeout=5) as answer:
                answer.read()
            return Running(process, (time.monotonic() - begun) * 1000)
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended by itself")
            time.sleep(0.002)


if __name__ == "__main__":
    main()
