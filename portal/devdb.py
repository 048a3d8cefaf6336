"""The private PostgreSQL cluster: made, started and stopped for whoever has no database server of their own.

It answers on a Unix socket in a closed folder and nowhere else. docs/decisions/0001-private-cluster.md tells why.
"""

import fcntl
import itertools
import locale
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

import psycopg
from psycopg import sql

from portal.pgbinaries import Account, Binaries, Problem, find, open_folder

OWNER = "portal_owner"
APPLICATION = "portal_app"
SUPERUSER = "postgres"
DATABASE = "portal"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30
# The kernel takes 107 bytes and macOS 103; the rest is margin.
LONGEST_SOCKET_PATH = 99
# Emptying or removing all tables with their indexes in one transaction, as tests do, holds thousands of locks.
ROOM_FOR_LOCKS = "max_locks_per_transaction=256"
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """A cluster in `home`; one that is not `durable` trades safety against a power cut for speed."""

    home: Path
    account: Account
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @cached_property
    def socket(self) -> Path:
        folder = self.home / "socket"
        if len(os.fsencode(folder / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
            folder = open_folder(self.home) / "socket"
        return folder

    @cached_property
    def binaries(self) -> Binaries:
        version = self.data / "PG_VERSION"
        return find(self.account, made_by=int(version.read_text()) if version.exists() else None)

    def url(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}@:5432/{database}?host={quote(str(self.socket))}"

    def answers(self) -> bool:
        """Asks the server itself: pg_ctl believes a pid file, which a machine that was switched off leaves behind."""
        asked = self.account.run(self.binaries / "pg_isready", "--quiet", "--host", self.socket, "--port", "5432")
        return asked.returncode == 0

    def start(self) -> None:
        """Makes the cluster if there is none, starts it if it does not answer, and sees to its roles and database."""
        if not self.answers():
            self._make()
            self._clear_stale_pid()
            self._launch()
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            _ensure_roles_and_database(connection)

    def stop(self) -> None:
        """Ends sessions and stops cleanly; returns when the server has gone."""
        pid = self._pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        if not _wait_until(lambda: self._pid() is None, SECONDS_TO_STOP):
            os.kill(pid, signal.SIGQUIT)
            _wait_until(lambda: self._pid() is None, SECONDS_TO_STOP)

    def remove(self) -> None:
        for folder in (self.home, self.socket):
            shutil.rmtree(folder, ignore_errors=True)

    def _make(self) -> None:
        for folder in (self.home, self.socket):
            _closed_folder(folder, self.account)
        if (self.data / "PG_VERSION").exists():
            return
        # Made beside its place, so that what an interrupted initdb leaves is never taken for a cluster.
        half = self.home / "data.half"
        shutil.rmtree(half, ignore_errors=True)
        options = ["--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8"]
        options += ["--lc-collate", "C", "--lc-ctype", _letters(), "--lc-messages", "C"]
        options += [] if self.durable else ["--no-sync"]
        made = self.account.run(self.binaries / "initdb", *options, "--pgdata", half)
        if made.returncode:
            raise Problem(f"The private cluster could not be made in {self.home}: {_last_line(made.stderr)}")
        half.rename(self.data)

    def _launch(self) -> None:
        socket = [f'unix_socket_directories="{self.socket}"', "unix_socket_permissions=0700"]
        settings = ["listen_addresses=", *socket, ROOM_FOR_LOCKS]
        settings += [] if self.durable else FAST_AND_FORGETFUL
        command = [str(self.binaries / "postgres"), "-D", str(self.data), "-p", "5432"]
        command += itertools.chain.from_iterable(("-c", setting) for setting in settings)
        with self.log.open("wb") as log:
            # In a session of its own, so that Ctrl-C reaches us and not the server while others still use it.
            server = subprocess.Popen(  # noqa: S603
                command, stdout=log, stderr=log, start_new_session=True, **self.account.options()
            )
        _wait_until(lambda: server.poll() is not None or self.answers(), SECONDS_TO_START)
        if not self.answers():
            last = _last_line(self.log.read_text(errors="replace"))
            raise Problem(f"The private cluster in {self.home} did not start: {last} (more in {self.log})")

    def _pid(self) -> int | None:
        """The running server's process, None if the pid file is missing or names something else by now."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            os.kill(pid, 0)
        except (FileNotFoundError, ProcessLookupError, IndexError, ValueError):
            return None
        command = Path(f"/proc/{pid}/cmdline")
        # Without /proc the pid file must be believed.
        if command.exists() and str(self.data).encode() not in command.read_bytes():
            return None
        return pid

    def _clear_stale_pid(self) -> None:
        """PostgreSQL refuses to start while any process has the number that a pid file kept from before a crash."""
        if self._pid() is None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)


@contextmanager
def running(var: Path) -> Iterator[Cluster]:
    """The cluster that lasts, for as long as it is needed; it is stopped by the last process that uses it."""
    cluster = _cluster(var, "cluster")
    with _lock_file(var, "cluster") as lock:
        # Alone: start it, then let others in. Not alone: wait until whoever is starting it lets us in.
        if not _alone(lock):
            fcntl.flock(lock, fcntl.LOCK_SH)
        try:
            cluster.start()
            _say_where(cluster, var)
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield cluster
        finally:
            if _alone(lock):
                cluster.stop()


@contextmanager
def throwaway(var: Path) -> Iterator[Cluster]:
    """An empty cluster for a test run, removed afterwards; runs side by side get one each."""
    for number in itertools.count(1):
        name = f"test-cluster-{number}"
        with _lock_file(var, name) as lock:
            if not _alone(lock):
                continue
            cluster = _cluster(var, name, durable=False)
            # A run that was killed may have left its own.
            cluster.stop()
            cluster.remove()
            try:
                cluster.start()
                _say_where(cluster, var)
                yield cluster
            finally:
                cluster.stop()
                cluster.remove()
            return


def _cluster(var: Path, name: str, *, durable: bool = True) -> Cluster:
    """A cluster in var/, or outside the project where the server's user cannot get to var/."""
    home = var / name
    account = Account.for_data(home / "data")
    if not account.can_enter(var):
        home = open_folder(var) / name
        account = Account.for_data(home / "data")
    if home.exists() and home.stat().st_uid not in (account.uid, os.geteuid()):
        raise Problem(f"{home} belongs to another user: start as that user or as root, or set PORTAL_VAR.")
    return Cluster(home, account, durable)


def _say_where(cluster: Cluster, var: Path) -> None:
    if cluster.home.parent != var:
        sys.stderr.write(f"The database lies in {cluster.home}, because its server's user may not enter {var}.\n")


def _lock_file(var: Path, name: str) -> TextIO:
    return (var / f"{name}.lock").open("w")


def _alone(lock: TextIO) -> bool:
    """Whether nobody else uses the cluster; if so keeps others out."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _closed_folder(folder: Path, account: Account) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)


def _ensure_roles_and_database(connection: psycopg.Connection) -> None:
    roles = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    # CREATEDB because the suite makes its own databases as the owner.
    for role, rights in ((OWNER, "LOGIN CREATEDB"), (APPLICATION, "LOGIN")):
        if role not in roles:
            connection.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        names = map(sql.Identifier, (DATABASE, OWNER))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))


def _letters() -> str:
    """A locale in which é is a letter, so that search ignores its case; without ICU, which not every server has."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        return locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def _wait_until(condition, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _last_line(text: str) -> str:
    return ([line for line in text.splitlines() if line.strip()] or ["it said nothing"])[-1]
