"""Makes .venv and installs a hashed lock into it, once for each content of the lock.

Runs on the system's python3, before anything is installed: the standard library alone, and syntax that an old Python
can still read, so that it can say it is too old.
"""

import fcntl
import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
PROJECT = Path(__file__).resolve().parent.parent


class NotInstalled(SystemExit):
    """One line for the person at the keyboard; leaves the program with exit code 1."""


def why_not_this_python(version, has_venv):
    """What is wrong with the Python that runs us, or None."""
    if version < OLDEST:
        found = f"{version[0]}.{version[1]}"
        return f"Python {found} is too old: install Python 3.11 or newer, or name one with make PYTHON=python3.12"
    if not has_venv:
        return "This Python has no venv module: install it (Debian and Ubuntu: apt-get install python3-venv)"
    return None


def install(lock, project=PROJECT):
    """Installs requirements/<lock> into the project's .venv unless that very content is already there."""
    source = project / "requirements" / lock
    stamp = project / ".venv" / f"installed-{lock}"
    with source.open("rb") as file:
        # Two makes at once in one folder must not install over each other.
        fcntl.flock(file, fcntl.LOCK_EX)
        digest = hashlib.sha256(file.read()).hexdigest()
        if _usable(project) and stamp.exists() and stamp.read_text() == digest:
            return
        if not _usable(project):
            _make(project)
        _pip(project, "install", "--quiet", "--require-hashes", "--requirement", str(source))
        stamp.write_text(digest)


def _python(project):
    return project / ".venv" / "bin" / "python"


def _usable(project):
    """A .venv that was interrupted halfway, or whose Python was removed, is made anew."""
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
    python = _python(project)
    return python.exists() and _run(python, "-c", probe).returncode == 0


def _make(project):
    sys.stderr.write("Making the virtual environment .venv …\n")
    made = _run(sys.executable, "-m", "venv", "--clear", project / ".venv")
    if made.returncode:
        raise NotInstalled(f"The virtual environment .venv could not be made: {_last_line(made.stdout + made.stderr)}")


def _pip(project, *arguments):
    sys.stderr.write(f"Installing {Path(arguments[-1]).name} (once, about a minute) …\n")
    done = _run(_python(project), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments)
    if done.returncode:
        said = _last_line(done.stderr)
        raise NotInstalled(f"Could not install {arguments[-1]}; is the package index reachable? pip says: {said}")


def _run(*command):
    command = [str(part) for part in command]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603


def _last_line(text):
    return ([line for line in text.splitlines() if line.strip()] or ["no reason given"])[-1]


if __name__ == "__main__":
    reason = why_not_this_python(sys.version_info[:3], importlib.util.find_spec("ensurepip") is not None)
    if reason:
        sys.exit(reason)
    for name in sys.argv[1:]:
        install(name)
