"""Prints the Chromium that browser tests drive: $CHROMIUM, one on the PATH, else one installed now.

Prints nothing where none can be had, and says so loudly; with CI=true that is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
LOUD = "!" * 100
DEBIAN = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"))


def find() -> str | None:
    return named() or on_path() or from_apt() or from_playwright()


def named() -> str | None:
    """$CHROMIUM; one that does not exist is a mistake to hear of, not a reason to look elsewhere."""
    chosen = os.environ.get("CHROMIUM")
    if chosen and not shutil.which(chosen):
        sys.exit(f"CHROMIUM={chosen} cannot be run: correct it, or unset it to have one found.")
    return chosen and shutil.which(chosen)


def on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def from_apt() -> str | None:
    if os.geteuid() or not shutil.which("apt-get"):
        return None
    return on_path() if all(_succeeds(command) for command in DEBIAN) else None


def from_playwright() -> str | None:
    if not _succeeds((sys.executable, "-m", "playwright", "install", "chromium")):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _succeeds(command: tuple[str, ...]) -> bool:
    sys.stderr.write(f"For the browser tests: {' '.join(command)}\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # Our own standard output is the answer, so theirs goes to the other one.
    done = subprocess.run(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, check=False
    )
    return done.returncode == 0


def main() -> int:
    if found := find():
        sys.stdout.write(f"{found}\n")
        return 0
    what = "No Chromium can be had: THE BROWSER TESTS ARE LEFT OUT. Install one, or name it with CHROMIUM."
    sys.stderr.write(f"{LOUD}\n{what}\n{LOUD}\n")
    return int(os.environ.get("CI") == "true")


if __name__ == "__main__":
    sys.exit(main())
