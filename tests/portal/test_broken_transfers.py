"""Downloads that break off, from the server as it is shipped: none of them may look complete."""

import hashlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from portal.models import Export

PATIENCE = 30
#: More than the sockets between server and reader hold, so that the server waits for a reader who waits.
ROWS, TEXT = 20_000, 290

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port():
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def server(port, tmp_path):
    """Gunicorn with the portal's own configuration, on the database of the test, which has a long list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO portal_source (key, version, kind, title, authors, publisher, language, transcript, note) "
            "SELECT 'sumber-' || n, 0, 'press', repeat('a', %s), repeat('b', %s), repeat('c', %s), '', '', '' "
            "FROM generate_series(1, %s) AS n",
            [TEXT, TEXT, TEXT, ROWS],
        )
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    environment = os.environ | {"DATABASE_URL": database, "PORT": str(port), "PORTAL_VAR": str(tmp_path)}
    environment |= {"DJANGO_SETTINGS_MODULE": "portal.settings", "SECRET_KEY": settings.SECRET_KEY, "PORTAL_HTTPS": "0"}
    command = [sys.executable, "-m", "gunicorn", "--config", str(settings.BASE_DIR / "portal" / "gunicorn.py")]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
    yield process
    process.terminate()
    process.wait(PATIENCE)


@pytest.fixture
def download(server, port):
    """Begins to read a long file and then waits."""

    def begin() -> http.client.HTTPResponse:
        wait_for(lambda: socket.create_connection(("127.0.0.1", port), 1).close() or True)
        reader = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        reader.request("GET", "/sources/?export=csv")
        response = reader.getresponse()
        assert response.status == 200
        return response

    return begin


def wait_for(found):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if answer := found():
                return answer
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def copying() -> list[int]:
    """The backends that copy for a reader, without those that help them in parallel."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND backend_type = 'client backend' AND state = 'active' AND query LIKE 'COPY%%'"
        )
        return [pid for (pid,) in cursor.fetchall()]


def kill_backend(server):
    [pid] = wait_for(copying)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])


def kill_workers(server):
    """All of them, so also the one that serves the reader; the master starts others."""
    wait_for(copying)
    for child in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split():
        os.kill(int(child), signal.SIGKILL)


def state(response) -> str:
    key = re.match(r"</exports/(\w+)/>", response.getheader("Link"))[1]
    return Export.objects.get(key=key).state


def read_into(received: bytearray, response) -> None:
    """Whatever comes, also what came last before a break."""
    try:
        while more := response.read(1_000_000):
            received += more
    except http.client.IncompleteRead as broken:
        received += broken.partial
        raise


@pytest.mark.parametrize("cut", [kill_backend, kill_workers])
def test_a_file_that_breaks_off_never_ends_cleanly_nor_with_words(server, download, cut):
    response = download()
    received = bytearray(response.read(100_000))
    cut(server)
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        read_into(received, response)
    assert received.count(b"\n") < ROWS
    assert b"rror" not in received
    assert b"<html" not in received
    if cut is kill_backend:
        assert wait_for(lambda: state(response) == "broken")
    assert state(response) != "whole"


def test_a_reader_who_goes_away_leaves_no_query_behind(server, download):
    response = download()
    response.read(100_000)
    wait_for(copying)
    # Nothing else holds the socket.
    response.close()
    assert wait_for(lambda: not copying())
    assert wait_for(lambda: state(response) == "broken")


def test_a_reader_who_is_slow_gets_the_whole_file(server, download, port):
    response = download()
    received = response.read(100_000)
    time.sleep(2)
    received += response.read()
    page = re.match(r"<(/exports/\w+/)>", response.getheader("Link"))[1]
    reader = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    reader.request("GET", f"{page}?format=json")
    told = json.load(reader.getresponse())
    assert (told["state"], told["rows"], told["bytes"]) == ("whole", ROWS, len(received))
    assert told["sha256"] == hashlib.sha256(received).hexdigest()


def test_a_reader_that_speaks_http_1_0_is_told_the_length(server, download, port, monkeypatch):
    monkeypatch.setattr(http.client.HTTPConnection, "_http_vsn", 10)
    monkeypatch.setattr(http.client.HTTPConnection, "_http_vsn_str", "HTTP/1.0")
    response = download()
    assert len(response.read()) == int(response.getheader("Content-Length"))
    assert state(response) == "whole"


def test_no_worker_is_renewed_while_somebody_downloads():
    """A worker that had its number of requests is ended a minute later, whoever still reads."""
    command = [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py", "--print-config"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings", "SECRET_KEY": settings.SECRET_KEY}
    told = subprocess.check_output(command, cwd=settings.BASE_DIR, env=environment, text=True)  # noqa: S603
    assert re.search(r"^max_requests += 0$", told, re.MULTILINE)
