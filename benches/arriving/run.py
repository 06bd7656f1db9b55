#!/usr/bin/env python3
"""How fast letters are taken durably, beside Postfix on the same disk. See README.md beside this file."""

import argparse
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

CLIENTS = (1, 8, 16)
SIZE = 5_000
AIM = 2.0
PAGES, OURS, THEIRS = 8977, 2577, 2578
TICKS = os.sysconf("SC_CLK_TCK")


def main():
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("program", nargs="?", help="the program; built when it is not named")
    told.add_argument("--letters", type=int, default=4_000)
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--folder", help="on the disk to measure", default=".")
    asked = told.parse_args()
    path = asked.program or build()
    for tool in ("postfix", "smtp-source"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed (Debian: postfix)")
    if os.getuid() != 0:
        sys.exit("Postfix must be started as root")
    for port in (PAGES, OURS, THEIRS):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                sys.exit(f"somebody listens at port {port} already")
    # Whoever ends us early must not leave a Postfix behind, which would have the port the next time.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended early"))
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        os.chmod(folder, 0o755)
        ours, theirs = Ours(path, folder), Postfix(folder)
        try:
            measure(ours, theirs, asked)
        finally:
            ours.stop()
            theirs.stop()


def measure(ours, theirs, asked):
    fsync = fsyncs(ours.folder)
    print(f"letters of {SIZE} bytes, {asked.letters} a run, best of {asked.rounds}; one fsync takes {fsync:.2f} ms on this disk\n")
    print("connections kept open (one letter after the other)")
    failed = table(ours, theirs, asked, keep=True)
    print("\na connection for each letter")
    table(ours, theirs, asked, keep=False)
    time.sleep(5)
    print(f"\n{ours.spent():.2f} ms of CPU a letter over everything, with the jobs that read them")
    kept = ours.kept()
    print(f"\nall {ours.sent} letters that were taken are kept: {kept == ours.sent}")
    sys.exit(failed or kept != ours.sent)


def table(ours, theirs, asked, keep):
    print(f"{'clients':>8} {'ours /s':>9} {'Postfix /s':>11} {'ratio':>6} {'our CPU ms':>11} {'theirs':>7}   a letter")
    failed = False
    for clients in CLIENTS:
        best = {}
        for _ in range(asked.rounds):
            # In turn, so that what else the machine does meets both.
            for server in (ours, theirs):
                rate, cpu = server.run(clients, asked.letters, keep)
                if rate > best.get(server, (0, 0))[0]:
                    best[server] = (rate, cpu)
        (our_rate, our_cpu), (their_rate, their_cpu) = best[ours], best[theirs]
        ratio = our_rate / their_rate
        failed |= ratio < AIM
        print(f"{clients:>8} {our_rate:>9.0f} {their_rate:>11.0f} {ratio:>6.2f} {our_cpu:>11.2f} {their_cpu:>7.2f}")
    return failed


def fsyncs(folder):
    """How long one fsync of a small append takes, in milliseconds."""
    with open(os.path.join(folder, "fsync"), "wb") as file:
        begun = time.monotonic()
        for _ in range(100):
            file.write(b"x" * SIZE)
            file.flush()
            os.fsync(file.fileno())
        return (time.monotonic() - begun) * 10


def build():
    import json

    command = ["cargo", "build", "--release", "--quiet", "-p", "guildhall", "--message-format=json"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [made["executable"] for made in map(json.loads, lines) if made.get("executable")][-1]


def source(port, clients, letters, keep, recipient):
    """Sends letters with Postfix's own generator; returns how long it took."""
    command = ["smtp-source", "-s", str(clients), "-m", str(letters), "-l", str(SIZE), "-f", "gwen@pubcommons.example", "-t", recipient]
    command += ["-d"] if keep else []
    begun = time.monotonic()
    subprocess.run([*command, f"inet:127.0.0.1:{port}"], check=True)
    return time.monotonic() - begun


def wait_for(port):
    for _ in range(500):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    sys.exit(f"nobody answers at port {port}")


def cpu_of(pids):
    """Seconds of CPU that processes have used, with those of their children that have ended."""
    used = 0
    for pid in pids:
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        used += sum(int(fields[place]) for place in (11, 12, 13, 14))
    return used / TICKS


class Ours:
    def __init__(self, path, folder):
        self.path, self.folder, self.sent = path, os.path.join(folder, "ours"), 0
        os.mkdir(self.folder)
        pathlib.Path(self.folder, "guildhall.toml").write_text('[mail]\ndomain = "hall.example"\n')
        self.well("community", "found", "Peers")
        serve = [path, "serve", "--listen", f"127.0.0.1:{PAGES}", "--smtp", f"127.0.0.1:{OURS}"]
        self.process = subprocess.Popen(serve, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(OURS)

    def well(self, *words):
        return subprocess.run([self.path, *words], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def run(self, clients, letters, keep):
        before = cpu_of([self.process.pid])
        took = source(OURS, clients, letters, keep, "peers@hall.example")
        self.sent += letters
        return letters / took, (cpu_of([self.process.pid]) - before) * 1000 / letters

    def spent(self):
        return cpu_of([self.process.pid]) * 1000 / self.sent

    def kept(self):
        listed = self.well("admin", "arrivals", "--limit", "10000000")
        return sum("@hall.example" in line for line in listed.splitlines())

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Postfix:
    """A Postfix of its own, that takes letters and holds them: no delivery, no scanning, no content filter."""

    def __init__(self, folder):
        self.config, queue = os.path.join(folder, "postfix"), os.path.join(folder, "queue")
        data = os.path.join(folder, "postfix-data")
        for place in (self.config, queue, data):
            os.mkdir(place)
        shutil.chown(data, "postfix")
        pathlib.Path(self.config, "main.cf").write_text(
            f"""compatibility_level = 3.6
queue_directory = {queue}
data_directory = {data}
command_directory = /usr/sbin
daemon_directory = {daemons()}
myhostname = hall.example
mydestination =
local_recipient_maps =
virtual_mailbox_domains = hall.example
virtual_mailbox_maps = static:all
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_recipient_restrictions = check_client_access static:HOLD, permit
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
"""
        )
        pathlib.Path(self.config, "master.cf").write_text(
            f"""127.0.0.1:{THEIRS} inet n - n - 100 smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
        )
        subprocess.run(["postfix", "-c", self.config, "start"], check=True, capture_output=True)
        wait_for(THEIRS)
        self.master = int(pathlib.Path(queue, "pid", "master.pid").read_text())

    def processes(self):
        told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.master)], capture_output=True, text=True).stdout
        return [self.master, *map(int, told.split())]

    def run(self, clients, letters, keep):
        before = cpu_of(self.processes())
        took = source(THEIRS, clients, letters, keep, "peers@hall.example")
        return letters / took, (cpu_of(self.processes()) - before) * 1000 / letters

    def stop(self):
        subprocess.run(["postfix", "-c", self.config, "stop"], capture_output=True)


def daemons():
    told = subprocess.run(["postconf", "-h", "-d", "daemon_directory"], capture_output=True, text=True).stdout.strip()
    return told or "/usr/lib/postfix/sbin"


if __name__ == "__main__":
    main()
