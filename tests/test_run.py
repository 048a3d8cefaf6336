"""`make run` with real processes: what goes wrong is one clear line, and what is started is stopped."""

import ast
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import psycopg
import pytest
from django.urls import reverse

from portal import devdb, venv

PATIENCE = 120


@pytest.fixture(scope="module")
def var():
    """Open to the server's user, which pytest's own folders are not."""
    folder = Path(tempfile.mkdtemp(prefix="var-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def environment(var, **changes):
    """The suite's own settings say nothing about the portal that is started here."""
    hidden = ("DATABASE_", "PORTAL_HTTPS", "SECRET_KEY", "DEMO", "DJANGO_", "COV_", "PYTEST_", "ALLOWED_HOSTS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    # A process that gives itself a title, which gunicorn does where it can, would write over what it was told.
    return kept | {"PORTAL_VAR": str(var), "SPT_NOENV": "1"} | changes


def refusal(var, **changes):
    """The line with which a start that cannot succeed ends."""
    done = run_in(venv.PROJECT, environment(var, **changes))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def run_in(project, env):
    command = [sys.executable, "-m", "portal.run"]
    return subprocess.run(  # noqa: S603
        command, cwd=project, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


class Portal:
    """A started portal and everything it said until it answered."""

    def __init__(self, var, port, **changes):
        self.port = port
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal.run"],
            cwd=venv.PROJECT,
            env=environment(var, PORT=str(port), **changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""

    def until_it_answers(self):
        for line in self.process.stdout:
            self.said += line
            if "Ctrl-C stops it" in line:
                return self
        raise AssertionError(self.said)

    def status(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", "/")
        try:
            return connection.getresponse().status
        finally:
            connection.close()

    def leave(self, number):
        """Sends a signal as the keyboard would, to the whole group, and gives the exit code and the last words."""
        os.killpg(self.process.pid, number)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@pytest.fixture
def start(var, port):
    started = []

    def start(**changes):
        started.append(Portal(var, port, **changes))
        return started[-1].until_it_answers()

    yield start
    for portal in started:
        if portal.process.poll() is None:
            portal.leave(signal.SIGTERM)


def cluster_is_running(var):
    return (var / "cluster" / "data" / "postmaster.pid").exists()


def test_the_first_start_sets_up_and_the_second_finds_it_done(var, start):
    first = start()
    assert "Loading the demo data" in first.said
    assert "koordinator" in first.said
    password = (var / "demo-password").read_text()
    assert password in first.said
    assert first.status() == 200
    code, said = first.leave(signal.SIGINT)
    assert (code, said) == (130, "")
    assert not cluster_is_running(var)

    second = start()
    assert " … " not in second.said
    assert password in second.said
    assert "koordinator" in second.said
    assert second.status() == 200
    assert second.leave(signal.SIGTERM) == (0, "")
    assert not cluster_is_running(var)


def test_the_kept_secrets_are_closed_to_others(var, start):
    start()
    for name in ("secret-key", "demo-password", "demo-accounts.txt", "setup.json"):
        assert (var / name).stat().st_mode & 0o077 == 0, name


def test_a_killed_start_frees_the_port_and_the_next_one_takes_the_cluster_over(var, start, port):
    first = start()
    first.process.kill()
    first.process.wait()
    assert cluster_is_running(var)
    _until(lambda: _is_free(port))
    assert start().leave(signal.SIGINT)[0] == 130
    assert not cluster_is_running(var)


def test_a_demo_account_signs_in_with_the_rights_of_the_application(var, start, port):
    start()
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{port}/account/login/"
    browser.open(address)
    posted = {
        "login": "koordinator",
        "password": (var / "demo-password").read_text().strip(),
        "csrfmiddlewaretoken": next(cookie.value for cookie in jar if "csrf" in cookie.name),
    }
    with browser.open(Request(address, urlencode(posted).encode(), {"Referer": address})) as answer:
        assert answer.url == f"http://127.0.0.1:{port}{reverse('work')}"


def test_what_was_deleted_is_made_anew(var, start):
    start().leave(signal.SIGTERM)
    shutil.rmtree(var / "static")
    assert "Collecting static files" in start().said
    assert (var / "static" / "staticfiles.json").exists()


def test_neither_server_nor_worker_is_told_the_owners_address(var, start, port):
    portal = start()
    _until(lambda: worker_of(portal))
    told = [Path(f"/proc/{child}/environ").read_bytes().split(b"\0") for child in children(portal)]
    served = [lines for lines in told if f"PORT={port}".encode() in lines]
    assert len(served) == 2
    lines = [line for each in served for line in each]
    assert not [line for line in lines if b"portal_owner" in line or line.startswith(b"DEMO_PASSWORD=")]


def test_another_worker_takes_the_place_of_one_that_was_killed(start):
    portal = start()
    _until(lambda: worker_of(portal))
    first = worker_of(portal)
    os.kill(first, signal.SIGKILL)
    _until(lambda: worker_of(portal) not in (first, None))
    assert portal.status() == 200
    second = worker_of(portal)
    portal.leave(signal.SIGINT)
    assert not Path(f"/proc/{second}").exists()


def children(portal):
    return Path(f"/proc/{portal.process.pid}/task/{portal.process.pid}/children").read_text().split()


def worker_of(portal):
    """The number of the worker's process, while there is one."""
    commands = {child: Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0") for child in children(portal)}
    return next((int(child) for child, words in commands.items() if b"work" in words), None)


def test_a_port_in_use_is_told_before_any_work(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert f"Port {number} is in use" in refusal(tmp_path, PORT=str(number))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["eight", "0", "70000"])
def test_a_port_that_is_none_is_told(tmp_path, text):
    assert f"PORT={text} is no port" in refusal(tmp_path, PORT=text)


@pytest.mark.parametrize("url", ["portal", "sqlite:///db", "postgresql://localhost", "postgresql://[::1/portal"])
def test_an_unreadable_database_address_is_told_with_the_right_form(tmp_path, port, url):
    line = refusal(tmp_path, PORT=str(port), DATABASE_URL=url)
    assert "DATABASE_URL must look like postgresql://user:password@host:5432/database" in line


def test_a_database_that_cannot_be_reached_is_told_without_its_password(tmp_path, port):
    line = refusal(tmp_path, PORT=str(port), DATABASE_URL=f"postgresql://me:hidden@127.0.0.1:{port}/portal")
    assert "DATABASE_URL does not lead to a database" in line
    assert "Connection refused" in line
    assert "hidden" not in line


def test_a_wrong_password_is_told_without_it(var, tmp_path, port):
    with devdb.throwaway(var) as cluster:
        (cluster.data / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
        with psycopg.connect(cluster.url(devdb.SUPERUSER, "postgres"), autocommit=True) as connection:
            connection.execute("ALTER ROLE portal_app PASSWORD 'right'")
            connection.execute("SELECT pg_reload_conf()")
        url = f"postgresql://portal_app:hidden@:5432/portal?host={quote(str(cluster.socket))}"
        line = refusal(tmp_path, PORT=str(port), DATABASE_URL=url)
    assert "password authentication failed" in line
    assert "hidden" not in line


def test_an_owner_without_the_application_is_told(tmp_path, port):
    line = refusal(tmp_path, PORT=str(port), DATABASE_OWNER_URL="postgresql://me@127.0.0.1/portal")
    assert "set both" in line


def test_missing_server_programs_are_told(var, port):
    line = refusal(var, PORT=str(port), PG_BINDIR="/nowhere")
    assert re.search(r"PG_BINDIR=/nowhere does not hold initdb, .* apt-get install postgresql", line)


def test_a_wheel_that_cannot_be_had_is_told(var, tmp_path, port):
    """In a copy of the project, because this one may have the wheel by now."""
    project = tmp_path / "project"
    shutil.copytree(venv.PROJECT / "requirements", project / "requirements")
    shutil.copytree(venv.PROJECT / "portal", project / "portal", ignore=shutil.ignore_patterns("__pycache__"))
    changes = {"PORTAL_PG": "wheel", "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    done = run_in(project, environment(var, PORT=str(port), **changes))
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert "the wheel with them cannot be had" in last
    assert "apt-get install postgresql" in last
    assert "Traceback" not in done.stderr


def test_an_old_python_is_told():
    assert "Python 3.9 is too old" in venv.why_not_this_python((3, 9, 2), has_venv=True)
    assert "apt-get install python3-venv" in venv.why_not_this_python((3, 11, 0), has_venv=False)
    assert venv.why_not_this_python((3, 13, 0), has_venv=True) is None


def test_an_old_python_can_read_what_tells_it():
    """Nothing newer than Python 3.6 in the one file that an old Python has to understand."""
    ast.parse(Path(venv.__file__).read_text(), feature_version=(3, 6))


def _is_free(port):
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) != 0


def _until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)
