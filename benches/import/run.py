#!/usr/bin/env python3
"""Imports a large archive, and lets notmuch index the same letters: CPU seconds, rates, their ratio, peak memory.

    benches/import/run.py [--messages 100000] [--reference 10000] [--guildhall target/release/guildhall] [--folder FOLDER]

The letters are those of the corpus (GUILDHALL_CORPORA, or shared/corpora beside the checkout), copied with fresh ids and some fresh
words until there are enough; without a corpus, letters that are made up. CPU seconds are user and system time of the whole
process, as the machine counts them, so that a busy machine changes little.
"""
import argparse, glob, hashlib, os, pathlib, random, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
IDS = re.compile(rb"^(message-id|in-reply-to|references):(?:[^\n]*\n(?:[ \t][^\n]*\n)*)", re.I | re.M)


def of_corpus(folder):
    """Every letter of the corpus, head and body apart."""
    letters = []
    for path in sorted(glob.glob(str(folder / "mbox" / "*.mbox"))):
        raw = open(path, "rb").read()
        for piece in re.split(rb"(?m)^From [^\n]*\d\d:\d\d[^\n]*\n(?=[A-Za-z-]+:|>From )", raw)[1:]:
            head, gap, body = piece.partition(b"\n\n")
            if gap and b"message-id" in head.lower():
                letters.append((head + b"\n", body.rstrip(b"\n") + b"\n"))
    return letters


def made_up():
    """Letters about nothing, for a machine without the corpus."""
    dice = random.Random(1)
    words = ["".join(dice.choice("abcdefghijklmnoprstuvw") for _ in range(dice.randint(3, 9))) for _ in range(4000)]
    letters = []
    for n in range(5000):
        text = "\n".join(" ".join(dice.choices(words, k=11)) for _ in range(dice.randint(5, 40)))
        answers = f"In-Reply-To: <{n - n % 6}@made.example>\n" if n % 6 else ""
        head = (f"From: Person {n % 300} <p{n % 300}@made.example>\nMessage-ID: <{n}@made.example>\n{answers}"
                f"Subject: {words[n % 4000]}\nDate: Mon, {1 + n % 28} Jan 2024 09:00:00 +0000\n")
        letters.append((head.encode(), text.encode() + b"\n"))
    return letters


def copies(letters, count):
    """So many letters: each round has ids and words of its own."""
    for n in range(count):
        turn, (head, body) = n // len(letters), letters[n % len(letters)]
        mark = b"<r%d." % turn
        head = IDS.sub(lambda field: field.group(0).replace(b"<", mark), head)
        fresh = hashlib.sha256(b"%d" % n).hexdigest()
        yield head + b"\n" + body + f"\nfresh {fresh[:9]} {fresh[9:17]} {fresh[17:24]}\n".encode()


def measured(command, **more):
    """Runs a command to its end; its CPU seconds, wall seconds and peak memory in MB."""
    started = os.times().elapsed
    child = subprocess.Popen(command, **more)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, os.times().elapsed - started, usage.ru_maxrss / 1024


def main():
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--messages", type=int, default=100_000)
    wanted.add_argument("--reference", type=int, default=10_000, help="notmuch indexes the first so many (0: none); it gets slower with more")
    wanted.add_argument("--guildhall", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"), "release", "guildhall"))
    wanted.add_argument("--folder")
    asked = wanted.parse_args()
    corpus = pathlib.Path(os.environ.get("GUILDHALL_CORPORA", ROOT / ".." / "shared" / "corpora"))
    letters = of_corpus(corpus) if (corpus / "mbox").is_dir() else made_up()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="guildhall-import-", dir=asked.folder))
    try:
        mbox, size = folder / "archive.mbox", 0
        with open(mbox, "wb") as out:
            for letter in copies(letters, asked.messages):
                out.write(b"From bench@made.example Mon Jan  1 09:00:00 2024\n" + re.sub(rb"(?m)^(>*From )", rb">\1", letter) + b"\n")
            size = out.tell()
        print(f"{asked.messages} letters, {size / 1e6:.0f} MB")
        command = [asked.guildhall, "import", "mbox", str(mbox), "--community", "Bench", "--data", str(folder / "data"), "--log", "error"]
        with open(folder / "report", "wb") as report:
            cpu, wall, memory = measured(command, stdout=report, cwd=folder)
        rate = asked.messages / cpu
        stored = next(line for line in open(folder / "report") if line.strip().endswith("stored")).split()[0]
        database = sum(path.stat().st_size for path in (folder / "data").glob("guildhall.db*"))
        print(f"guildhall  {cpu:8.1f} CPU s  {wall:8.1f} s  {rate:8.0f} letters a CPU second  peak {memory:.0f} MB  {stored} stored, database {database / 1e6:.0f} MB")
        if not asked.reference or not shutil.which("notmuch"):
            print("notmuch    not measured" if not asked.reference else "notmuch    is not installed: apt-get install notmuch")
            return
        mail = folder / "mail"
        for part in ("cur", "new", "tmp"):
            (mail / part).mkdir(parents=True)
        count = min(asked.reference, asked.messages)
        for n, letter in enumerate(copies(letters, count)):
            (mail / "cur" / f"{n}.bench:2,S").write_bytes(letter)
        (folder / "config").write_text(f"[database]\npath={mail}\n[user]\nname=Bench\nprimary_email=bench@made.example\n[new]\ntags=new\n")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": {**os.environ, "NOTMUCH_CONFIG": str(folder / "config")}}
        cpu, wall, memory = measured(["notmuch", "new"], **quiet)
        reference = count / cpu
        print(f"notmuch    {cpu:8.1f} CPU s  {wall:8.1f} s  {reference:8.0f} letters a CPU second  peak {memory:.0f} MB  (the first {count})")
        print(f"ratio      {rate / reference:8.1f}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
