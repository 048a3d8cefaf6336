"""Resolves requirements/*.txt from pyproject.toml (`make lock`) and tells when they have fallen behind it (`--check`).

docs/decisions/0002-lock.md tells why the locks look as they do.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from portal.venv import PROJECT

REQUIREMENTS = PROJECT / "requirements"
# The first one is resolved alone; the others keep to its versions, so that they can be installed over it.
RUN = "run"
EXTRAS = ("postgres", "test", "data", "validate", "lock")
OPTIONS = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet")


def inputs(pyproject: str) -> str:
    """A hash of what the locks are resolved from, blind to comments and layout."""
    project = tomllib.loads(pyproject)["project"]
    tables = [project[name] for name in ("requires-python", "dependencies", "optional-dependencies")]
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def complaints(pyproject: str, requirements: Path) -> list[str]:
    """What is wrong with the locks; an empty list if nothing is."""
    recorded = requirements / "inputs.sha256"
    found = []
    if not recorded.exists() or recorded.read_text().strip() != inputs(pyproject):
        found.append("requirements/ is older than the dependencies in pyproject.toml: run make lock.")
    for name in (RUN, *EXTRAS):
        lock = requirements / f"{name}.txt"
        text = lock.read_text() if lock.exists() else ""
        if "--hash=sha256:" not in text:
            found.append(f"requirements/{name}.txt is missing or has no hashes: run make lock.")
        if "://" in text or "-index" in text:
            found.append(f"requirements/{name}.txt records where packages come from: run make lock.")
    return found


def resolve() -> None:
    """Writes every lock anew; versions stay as they are unless UPGRADE=1 or pyproject.toml asks for others."""
    _compile(RUN)
    for name in EXTRAS:
        _compile(name, "--extra", name, "--constraints", str(REQUIREMENTS / f"{RUN}.txt"))
    (REQUIREMENTS / "inputs.sha256").write_text(inputs((PROJECT / "pyproject.toml").read_text()) + "\n")


def _compile(name: str, *options: str) -> None:
    oldest = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=")
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, "--python-version", oldest]
    command += ["--upgrade"] if os.environ.get("UPGRADE") == "1" else []
    command += [*options, "--output-file", str(REQUIREMENTS / f"{name}.txt")]
    if subprocess.run(command, cwd=PROJECT, check=False).returncode:  # noqa: S603
        sys.exit(f"requirements/{name}.txt could not be resolved: what uv said stands above.")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit("\n".join(complaints((PROJECT / "pyproject.toml").read_text(), REQUIREMENTS)) or None)
    resolve()
