"""What the portal's processes are told: what the operator's environment says, else what var/ keeps.

`python -m portal.environment COMMAND …` runs a command so; with `--throwaway` on an empty database of its own.
"""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from portal import devdb
from portal.pgbinaries import OLDEST, Problem
from portal.venv import PROJECT

SECONDS_TO_CONNECT = 5


@dataclass(frozen=True)
class Databases:
    """The one database, as its owner, who migrates, and as the application, which cannot alter history."""

    owner: str
    application: str
    private: bool = False

    @property
    def guarded(self) -> bool:
        return self.owner != self.application


def var_folder() -> Path:
    """The folder for everything that is kept beside the code."""
    var = Path(os.environ.get("PORTAL_VAR") or PROJECT / "var").absolute()
    try:
        var.mkdir(parents=True, exist_ok=True)
        if not os.access(var, os.W_OK | os.X_OK):
            raise PermissionError(13, "not open to you for writing")
    except OSError as error:
        raise Problem(f"{var} cannot be used ({error.strerror}): name another folder with PORTAL_VAR.") from None
    return var


def kept(var: Path, name: str, make) -> str:
    """A secret that is made once and then stays in var/."""
    place = var / name
    if not place.exists():
        keep(place, make())
    return place.read_text().strip()


def keep(place: Path, secret: str) -> None:
    """Writes a file that its owner alone can read, whole or not at all."""
    half = place.with_name(f"{place.name}.{os.getpid()}")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secret)
    half.rename(place)


def secret_key(var: Path) -> str:
    return os.environ.get("SECRET_KEY") or kept(var, "secret-key", lambda: secrets.token_urlsafe(64))


def demo_password(var: Path) -> str:
    """$DEMO_PASSWORD, kept for later starts without it, because the accounts still have it; else one made at random."""
    if chosen := os.environ.get("DEMO_PASSWORD"):
        keep(var / "demo-password", chosen)
        return chosen
    return kept(var, "demo-password", lambda: secrets.token_urlsafe(12))


@contextmanager
def databases(var: Path, private=devdb.running) -> Iterator[Databases]:
    """The operator's database if DATABASE_URL names one, else the private cluster for as long as it is needed."""
    if application := os.environ.get("DATABASE_URL"):
        owner = os.environ.get("DATABASE_OWNER_URL") or application
        check_database("DATABASE_URL", application)
        if owner != application:
            check_database("DATABASE_OWNER_URL", owner)
        yield Databases(owner, application)
    elif os.environ.get("DATABASE_OWNER_URL"):
        raise Problem("DATABASE_OWNER_URL is set without DATABASE_URL: set both, or none for the private cluster.")
    else:
        with private(var) as cluster:
            yield Databases(cluster.url(devdb.OWNER), cluster.url(devdb.APPLICATION), private=True)


def check_database(name: str, url: str) -> None:
    """Raises a Problem that says what is wrong with an address and never repeats its password."""
    written = f"{name} must look like postgresql://user:password@host:5432/database"
    try:
        database = conninfo_to_dict(url).get("dbname") if url.startswith(("postgresql://", "postgres://")) else None
    except psycopg.Error:
        database = None
    if not database:
        raise Problem(f"{written} (special characters in a password as %XX): correct it.")
    try:
        with psycopg.connect(url, connect_timeout=SECONDS_TO_CONNECT) as connection:
            _check_server(name, connection)
    except psycopg.OperationalError as error:
        said = " ".join(str(error).split())
        raise Problem(f"{name} does not lead to a database: {said}. Correct it, or start that server.") from None


def _check_server(name: str, connection: psycopg.Connection) -> None:
    if connection.info.server_version < OLDEST * 10000:
        raise Problem(f"{name} leads to a PostgreSQL older than {OLDEST}: upgrade it, or name another server.")
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise Problem(f"{name} leads to a database in {encoding}: create one with ENCODING 'UTF8'.")


def owner_environment(var: Path, url: str) -> dict[str, str]:
    """For the commands that set the portal up."""
    return {
        **os.environ,
        "PORTAL_VAR": str(var),
        "SECRET_KEY": secret_key(var),
        "DATABASE_URL": url,
        "DATABASE_OWNER_URL": url,
    }


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    var = var_folder()
    throwaway = arguments[0] == "--throwaway"
    with databases(var, devdb.throwaway if throwaway else devdb.running) as found:
        environment = owner_environment(var, found.owner)
        if throwaway:
            environment["DATABASE_URL"] = found.application
        return _run(arguments[1:] if throwaway else arguments, environment)


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Ctrl-C reaches the command as well as us: it decides when to end, and only then the database is stopped."""
    process = subprocess.Popen(command, env=environment)  # noqa: S603
    try:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
