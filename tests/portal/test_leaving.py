"""Who tells the portal to stop in the very moment in which it starts a process leaves none behind."""

import os
import subprocess
import sys

from portal.venv import PROJECT

#: Told to leave as soon as there is a child, while Popen still waits for it.
SCRIPT = """
import os, signal, threading, time
from pathlib import Path
from portal import run

def leave_at_once():
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    while not children.read_text():
        pass
    os.kill(os.getpid(), signal.SIGTERM)

for number in run.LEAVING:
    signal.signal(number, run._leave)
threading.Thread(target=leave_at_once, daemon=True).start()
with run._started(("-c", "import time; time.sleep(60)"), dict(os.environ)):
    time.sleep(60)
"""


def test_a_process_that_is_just_being_started_is_stopped_too():
    # What is left behind holds the pipe open, and the time runs out.
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SCRIPT], cwd=PROJECT, env=dict(os.environ), capture_output=True, timeout=30, check=False
    )
    assert (told.returncode, told.stderr) == (0, b"")
