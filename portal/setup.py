"""Everything between an empty database and a server that can start; skipped when it is provably done."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from portal.environment import Databases, demo_password, keep, owner_environment
from portal.pgbinaries import Problem
from portal.venv import PROJECT

# Whatever the set-up reads lies in these; a change anywhere in them means setting up again.
INPUTS = ("portal", "cities", "agreements", "evaluations", "locale", "static", "demo", "requirements/run.txt")


@dataclass(frozen=True)
class Step:
    saying: str
    command: tuple[str, ...]


@dataclass
class Setup:
    """One database and one var/ that are to be made ready."""

    var: Path
    databases: Databases
    demo: bool

    @property
    def stamp(self) -> Path:
        return self.var / "setup.json"

    @property
    def accounts(self) -> Path:
        return self.var / "demo-accounts.txt"

    def ensure(self) -> None:
        before = self._inputs()
        if self.stamp.exists() and json.loads(self.stamp.read_text()) == before | self._outputs():
            return
        self.stamp.unlink(missing_ok=True)
        for step in self._steps():
            self._do(step)
        # What was read is what lay there before; what was made is what lies there now.
        keep(self.stamp, json.dumps(before | self._outputs()))

    def _steps(self) -> Iterator[Step]:
        yield Step("Bringing the tables up to date", ("migrate", "--noinput"))
        yield Step("Loading reference data", ("load_reference",))
        # After every command that makes a table: also the cache, which counts sign-in attempts.
        if self.databases.guarded:
            role = conninfo_to_dict(self.databases.application).get("user", "")
            yield Step("Granting rights to the application", ("grant_application_role", role))
        yield Step("Compiling translations", ("messages", "--compile"))
        yield Step("Collecting static files", ("collectstatic", "--noinput"))
        if self.demo:
            yield Step("Loading the demo data", ("load", "demo", "--if-empty"))
            yield Step("Making the demo accounts", ("demo_accounts",))

    def _do(self, step: Step) -> None:
        sys.stdout.write(f"{step.saying} …")
        sys.stdout.flush()
        began = time.monotonic()
        said = self._manage(step.command)
        if step.command == ("demo_accounts",):
            keep(self.accounts, said)
        sys.stdout.write(f" {time.monotonic() - began:.1f} s\n")

    def _manage(self, arguments: tuple[str, ...]) -> str:
        environment = owner_environment(self.var, self.databases.owner)
        environment["DEMO_PASSWORD"] = demo_password(self.var) if self.demo else ""
        command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
        # In a session of its own: Ctrl-C is ours to pass on, and a command would answer it with a traceback.
        process = subprocess.Popen(  # noqa: S603
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            said, _ = process.communicate()
        finally:
            process.terminate()
            process.wait()
        if process.returncode:
            sys.stdout.write(f"\n{said}")
            raise Problem(f"Setting up stopped at 'manage.py {' '.join(arguments)}': what it said stands above.")
        return said

    def _inputs(self) -> dict[str, str]:
        digest = hashlib.sha256()
        for path in sorted(_files()):
            digest.update(f"{path.relative_to(PROJECT)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
        asked = f"{self.demo}\0{self.databases.application}\0{demo_password(self.var) if self.demo else ''}"
        key = owner_environment(self.var, "")["SECRET_KEY"].encode()
        # Keyed, because the stamp must not help to guess a password.
        return {"inputs": digest.hexdigest(), "asked": hmac.new(key, asked.encode(), "sha256").hexdigest()}

    def _outputs(self) -> dict[str, str]:
        made = [*sorted((PROJECT / "locale").rglob("*.mo")), self.var / "static" / "staticfiles.json", self.accounts]
        digest = hashlib.sha256()
        for path in made:
            digest.update(path.read_bytes() if path.exists() else b"\0")
        digest.update(str(sorted(entry.name for entry in (self.var / "static").glob("*"))).encode())
        return {"made": digest.hexdigest(), "database": _identity(self.databases.owner)}


def _identity(url: str) -> str:
    """Tells this database from every other, also from one of the same name that was made or restored anew."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchall()
        if connection.execute("SELECT to_regclass('django_migrations')").fetchone()[0]:
            rows += connection.execute("SELECT app, name, applied FROM django_migrations ORDER BY id").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _files() -> Iterator[Path]:
    for name in INPUTS:
        top = PROJECT / name
        if top.is_file():
            yield top
        for folder, folders, files in os.walk(top):
            folders[:] = [each for each in folders if each != "__pycache__"]
            yield from (Path(folder, file) for file in files if not file.endswith((".mo", ".pyc")))
