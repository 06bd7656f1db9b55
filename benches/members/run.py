#!/usr/bin/env python3
"""Importing people from a table: time, CPU and the most memory, at several sizes; then once more, when all are known.

cargo build --release -p guildhall && benches/members/run.py [COUNT ...]
"""

import os
import resource
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "guildhall")


def table(path, count):
    with open(path, "w", encoding="utf-8") as out:
        out.write("Name;E-Mail;Town\n")
        for n in range(count):
            if n % 1000 == 999:
                out.write(f"Broken {n};person{n}.example.org;Leeds\n")
            else:
                out.write(f'"Person, {n}";person{n}@town{n % 97}.example.org;Leeds\n')


def run(args):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, out
    cpu = usage.ru_utime + usage.ru_stime
    return time.monotonic() - begun, cpu, usage.ru_maxrss / 1024, out


def main():
    counts = [int(count) for count in sys.argv[1:]] or [10_000, 100_000, 500_000]
    print(f"{'people':>8} {'what':<22} {'seconds':>8} {'CPU s':>7} {'MB':>6}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            data, file = os.path.join(folder, "data"), os.path.join(folder, "people.csv")
            table(file, count)
            base = [PROGRAM, "--data", data]
            subprocess.run(base + ["community", "found", "Town", "--convenor", "a@example.org"], check=True, stdout=subprocess.DEVNULL)
            order = base + ["import", "members", file, "--community", "Town"]
            for what, more in [("dry run, members", ["--agreed", "--dry-run"]), ("members", ["--agreed"]), ("again", ["--agreed"])]:
                seconds, cpu, memory, out = run(order + more)
                print(f"{count:>8} {what:<22} {seconds:>8.1f} {cpu:>7.1f} {memory:>6.0f}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            data, file = os.path.join(folder, "data"), os.path.join(folder, "people.csv")
            table(file, count)
            base = [PROGRAM, "--data", data]
            subprocess.run(base + ["community", "found", "Town", "--convenor", "a@example.org"], check=True, stdout=subprocess.DEVNULL)
            seconds, cpu, memory, _ = run(base + ["import", "members", file, "--community", "Town"])
            print(f"{count:>8} {'drafted invitations':<22} {seconds:>8.1f} {cpu:>7.1f} {memory:>6.0f}", flush=True)


main()
