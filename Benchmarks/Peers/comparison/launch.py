"""Runs one command and writes `seconds peak-KiB status` to a file descriptor: launch.py DESCRIPTOR COMMAND...

A process of its own, started as `python3 -I -S`, since Linux counts the memory of the process that forks towards the
peak of the one it starts: a small launcher keeps that floor low. Imports nothing that has to be loaded, for the same
reason.
"""

import os
import sys
import time

start = time.perf_counter()
child = os.fork()
if child == 0:
    try:
        os.execvp(sys.argv[2], sys.argv[2:])
    except OSError as error:
        os.write(2, f"{sys.argv[2]}: {error.strerror}\n".encode())
        os._exit(127)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
os.write(int(sys.argv[1]), f"{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}".encode())
