#!/usr/bin/env python3
"""Errors of the operating system, injected by strace into the calls of 'allocate' and 'init' on the files of a register.

What was answered is there, the register is sound, and the status is 0, or 2 with a sentence. A failed 'init' leaves no file
under the name.

usage: inject_register.py SECONDS [SEED]
"""

import csv
import io
import itertools
import os
import random
import shutil
import subprocess
import sys
import time

from harness import ENDINGS, PROGRAM, Faults, Register, requests, run, scratch

end = time.time() + float(sys.argv[1])
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
folder = scratch("inject")
os.chdir(folder)
faults = Faults()
counts = {"runs": 0, "errors injected": 0}
sentences = {}

ERRORS = {
    "pwrite64": "EIO ENOSPC EINTR EDQUOT EFBIG", "fdatasync": "EIO ENOSPC EINTR EDQUOT", "fsync": "EIO ENOSPC",
    "ftruncate": "EIO ENOSPC EINTR", "openat": "EACCES EMFILE ENOENT EIO ENOSPC EINTR", "unlink": "EACCES EIO",
    "fcntl": "ENOLCK EDEADLK EINTR EAGAIN", "pread64": "EIO EINTR EAGAIN", "mmap": "ENOMEM", "newfstatat": "EIO ENOENT",
    "lseek": "EIO", "close": "EIO", "renameat2": "EIO EACCES EINVAL ENOSYS", "linkat": "EPERM EIO",
}
MOMENTS = "1 2 3 4 5 6 8 10 13 17 22 30 1+1 3+1 7+2 2+2 5+3 20+1".split()
cases = [
    (call, error, moment, action)
    for call, errors in ERRORS.items()
    for error, moment, action in itertools.product(errors.split(), MOMENTS, ("allocate", "init"))
    if action == "init" or call not in ("renameat2", "linkat")
    # What is interrupted is done again, as often as it is.
    if error != "EINTR" or not moment.endswith("+1")
]
random.shuffle(cases)

run("register", "init", "base.db", "--time", "2025-04-01", "--actor", "desk")
with open("requests.csv", "w") as file:
    file.write(requests("request_id,name,signifier", [f"q{i},Name {i},S{i}" for i in range(6)]))
COMMANDS = {
    "allocate": "allocate organisation r.db --each --requests requests.csv --wait 1",
    "init": "register init r.db --time 2025-04-01",
}


def attempt(call, error, moment, action):
    """What is wrong after one run; `None` where nothing is."""
    for name in os.listdir("."):
        if name.startswith("r.db"):
            os.remove(name)
    if action == "allocate":
        shutil.copy("base.db", "r.db")
    # `init` makes the file under another name, and a number of its own: all calls are meant.
    watched = [] if action == "init" else [
        word for name in ["r.db", "r.db-journal", ""] for word in ("-P", os.path.join(folder, name).rstrip("/"))
    ]
    try:
        outcome = subprocess.run(
            ["strace", "-f", "-qq", "-o", "trace", *watched, "-e", f"inject={call}:error={error}:when={moment}",
             PROGRAM, *COMMANDS[action].split()],
            capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return "hangs"
    counts["runs"] += 1
    with open("trace", errors="replace") as file:
        injected = file.read().count("INJECTED")
    if not injected:
        return None
    counts["errors injected"] += injected
    words = outcome.stderr.decode(errors="replace").strip()
    if action == "init" and outcome.returncode in (127, -6, -11, 1) and not words.startswith("seckit:"):
        # The loader of the program failed, before there was a program.
        return None if not os.path.exists("r.db") else "the loader failed, and there is a file"
    if outcome.returncode not in (0, 2):
        return f"status {outcome.returncode}: {words[-200:]}"
    if outcome.returncode == 2:
        if not words:
            return "no sentence"
        sentence = (call, error, words.splitlines()[-1][:140])
        sentences[sentence] = sentences.get(sentence, 0) + 1
    if action == "init" and not os.path.exists("r.db"):
        return None if outcome.returncode else "made, and not there"
    verified = run("register", "verify", "r.db")
    if verified.returncode:
        return f"verify: {verified.stdout} {verified.stderr}"
    if action == "init":
        return None
    numbers = Register("r.db").numbers
    for row in csv.DictReader(io.StringIO(outcome.stdout.decode().rpartition("\n")[0])):
        if row["status"] == "allocated" and numbers.get(row["signifier"]) != row["organisation_number"]:
            return f"lost: {row}"
    return "not all were allocated" if outcome.returncode == 0 and len(numbers) != 7 else None


for case in cases:
    if time.time() > end:
        break
    fault = attempt(*case)
    if fault:
        faults.tell(f"{' '.join(case)}: {fault}", "r.db")
for sentence, count in sorted(sentences.items()):
    print(count, *sentence)
shutil.rmtree(folder)
faults.end(counts)
