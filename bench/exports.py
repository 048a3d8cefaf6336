"""How fast lists are taken away, and with how much memory, beside psql that copies the same rows (`make bench`).

Lists of ROWS records (200000) are read ROUNDS times (7), by turns from a portal served as it is shipped and from psql;
figures are medians. It ends with 1 where a goal is missed.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.urls import resolve  # noqa: E402
from django.utils import translation  # noqa: E402

from tests import factories as make  # noqa: E402
from tests import life  # noqa: E402

ROWS = int(os.environ.get("ROWS") or 200_000)
ROUNDS = int(os.environ.get("ROUNDS") or 7)
DATABASE = "bench_exports"
SECONDS_TO_START = 30
GUARDED, RAW = 0.70, 0.90
MOST_MEMORY, SECONDS_TO_HEADER, SECONDS_TO_ROW = 10 * 2**20, 0.05, 1.5
LAST_CHUNK = b"0\r\n\r\n"


@dataclass(frozen=True)
class List:
    """A list with the filter that leaves a tenth of it."""

    path: str
    tenth: str


#: One whose columns ask much of the database, and one that asks so little that carrying the rows is most of it.
LISTS = (List("/activities/", "kind=training"), List("/sources/", "kind=press"))


def multiply(record: models.Model, times: int, **changes: str) -> None:
    """As many rows like this one; `changes` gives columns in SQL, where `n` counts."""
    table = record._meta.db_table
    columns = [field.column for field in record._meta.concrete_fields if not field.primary_key]
    values = [changes.get(column, f'model."{column}"') for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        # Histories and clocks of what is only counted here would take longer than all the rest.
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} AS model, "  # noqa: S608
            "generate_series(1, %s) AS n WHERE model.id = %s",
            [times, record.pk],
        )


def fill() -> None:
    """Activities with one group each, and sources; every tenth is of another kind."""
    partnership = make.PartnershipFactory(published=True)
    activity = life.ActivityFactory(partnership=partnership, kind="visit", title="Kunjungan «首爾» ke Semarang")
    group = life.ParticipationFactory(activity=activity)
    kind = "CASE WHEN n %% 10 = 0 THEN '{}' ELSE model.kind END"
    multiply(
        activity,
        ROWS - 1,
        key="'kegiatan-' || n",
        title="model.title || ' ' || n",
        kind=kind.format("training"),
        happened="daterange(date '2000-01-01' + n %% 9000, date '2000-01-02' + n %% 9000)",
    )
    behind = f"(SELECT id FROM {activity._meta.db_table} AS a WHERE a.key = 'kegiatan-' || n)"  # noqa: S608
    multiply(group, ROWS - 1, key="'peserta-' || n", persons="n %% 90", activity_id=behind)
    source = make.SourceFactory(kind="thesis", title="Kerja sama kota kembar", authors="Nama, N.", publisher="Univ. A")
    multiply(
        source, ROWS - 1, key="'sumber-' || n", title="model.title || ' ' || n", year="1950 + n %% 70",
        kind=kind.format("press"),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@dataclass
class Server:
    """The portal as it is shipped, on a port of its own."""

    process: subprocess.Popen
    port: int

    def read(self, path: str) -> "Read":
        """Raises where the answer is no file or breaks off. Reads bytes alone: a client that works takes our time."""
        begun = time.perf_counter()
        with socket.create_connection(("127.0.0.1", self.port)) as reader:
            reader.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            first = reader.recv(1 << 16)
            header, rows, end, size = time.perf_counter() - begun, 0.0, first[-5:], len(first)
            while batch := reader.recv(1 << 18):
                size += len(batch)
                end = (end + batch[-5:])[-5:]
                rows = rows or (time.perf_counter() - begun if size > 1 << 15 else 0.0)
        if not first.startswith(b"HTTP/1.1 200") or end != LAST_CHUNK:
            raise RuntimeError(f"{path} did not give a whole file: {first[:200]!r}")
        return Read(time.perf_counter() - begun, header, rows, size)

    def memory(self) -> int:
        """Of the master and its workers together, what they share counted once; in bytes."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(_proportional_size(pid) for pid in (self.process.pid, *children))


@dataclass(frozen=True)
class Read:
    """Seconds until all was read, until the head of the answer, and until rows; bytes."""

    seconds: float
    header: float
    rows: float
    bytes: int


def _proportional_size(pid) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


@contextmanager
def served() -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": _database_url(), "PORT": str(port)}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py"], env=environment)
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def _database_url() -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def statement_of(path: str) -> str:
    """What psql copies: the rows of the list as a visitor sees it, without the guard."""
    view = resolve(path).func.view_class()
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    view.setup(request)
    sql, params = view.rows_of(view.found).statement(guarded=False)
    with connection.cursor() as cursor:
        return f"COPY ({cursor.mogrify(sql, params)}) TO STDOUT WITH (FORMAT csv)"


def psql(statement: str) -> float:
    """Seconds; with the planner's settings that the portal has."""
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603
        [shutil.which("psql"), "--no-psqlrc", "--quiet", "--dbname", _database_url(), "--command", statement],
        env=os.environ | {"PGOPTIONS": "-c jit=off"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begun


def growth(server: Server, act: Callable[[], object]) -> int:
    """Bytes by which the server's memory grows, at most, while it acts."""
    before, done = server.memory(), threading.Event()
    most = [before]

    def watch():
        while not done.wait(0.05):
            most[0] = max(most[0], server.memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    act()
    done.set()
    watcher.join()
    return most[0] - before


@dataclass(frozen=True)
class Figure:
    name: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False

    @property
    def missed(self) -> bool:
        if self.goal is None:
            return False
        return self.value < self.goal if self.at_least else self.value > self.goal

    def __str__(self):
        wanted = f"{'at least' if self.at_least else 'at most'} {self.goal:g}" if self.goal is not None else ""
        return (
            f"{self.name:<44}{self.value:>10.2f} {self.unit:<10}{wanted:<14}{'MISSED' if self.missed else ''}".rstrip()
        )


def speed_of(server: Server, path: str) -> list[Figure]:
    statement = statement_of(path)
    copied: list[float] = []
    read: dict[str, list[Read]] = {"csv": [], "csv-raw": []}
    for _round in range(ROUNDS):
        copied.append(psql(statement))
        for form, taken in read.items():
            taken.append(server.read(f"{path}?export={form}"))
    base = median(copied)
    times = {form: median(each.seconds for each in taken) for form, taken in read.items()}
    guarded = read["csv"]
    return [
        Figure(f"{path} psql COPY", base, "s"),
        Figure(f"{path} CSV", times["csv"], "s"),
        Figure(f"{path} CSV, speed", base / times["csv"], "x COPY", GUARDED, at_least=True),
        Figure(f"{path} CSV raw, speed", base / times["csv-raw"], "x COPY", RAW, at_least=True),
        Figure(f"{path} CSV, size", guarded[0].bytes / 2**20, "MB"),
        Figure(f"{path} head of the answer", median(each.header for each in guarded), "s", SECONDS_TO_HEADER),
        Figure(f"{path} first rows", median(each.rows for each in guarded), "s", SECONDS_TO_ROW),
    ]


def memory_of(server: Server, each: List, form: str) -> list[Figure]:
    grown = {
        "a tenth": growth(server, lambda: server.read(f"{each.path}?export={form}&{each.tenth}")),
        "all": growth(server, lambda: server.read(f"{each.path}?export={form}")),
    }
    return [
        Figure(f"{each.path} {form}, memory for {part}", size / 2**20, "MB", MOST_MEMORY / 2**20)
        for part, size in grown.items()
    ]


def measured() -> Iterator[Figure]:
    with served() as server:
        for each in LISTS:
            for _worker in range(8):
                server.read(f"{each.path}?export=csv&q=tidakada")
        for each in LISTS:
            yield from memory_of(server, each, "csv")
            yield from speed_of(server, each.path)
        for each in LISTS[1:]:
            yield from memory_of(server, each, "xlsx")


def main() -> int:
    if not shutil.which("psql"):
        raise SystemExit("psql is not on the path: install the client programs of PostgreSQL.")
    translation.activate("id")
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        fill()
        missed = False
        for figure in measured():
            sys.stdout.write(f"{figure}\n")
            sys.stdout.flush()
            missed |= figure.missed
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
