"""`make run`: from whatever is there to a portal that answers, and cleanly back on Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from portal.environment import Databases, databases, demo_password, secret_key, var_folder
from portal.pgbinaries import Problem
from portal.setup import Setup
from portal.venv import PROJECT

SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 15
SECONDS_BETWEEN_LOOKS = 1
LEAVING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    for number in LEAVING:
        signal.signal(number, _leave)
    port = free_port(os.environ.get("PORT") or "8000")
    var = var_folder()
    with databases(var) as found:
        demo = found.private or os.environ.get("DEMO") == "1"
        if not found.guarded:
            _say("DATABASE_OWNER_URL is not set: the history is protected by database triggers only.")
        setup = Setup(var, found, demo)
        setup.ensure()
        return serve(port, var, found, setup.accounts if demo else None)


def free_port(text: str) -> int:
    """The port, asked for before any long work; raises a Problem if it cannot be had."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Problem(f"PORT={text} is no port: give a number from 1 to 65535, such as PORT=8001.")
    with socket.socket() as attempt:
        # As gunicorn binds it: connections that are only fading out do not count.
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", int(text)))
        except PermissionError:
            raise Problem(f"Port {text} needs special rights: choose one above 1023, such as PORT=8001.") from None
        except OSError:
            raise Problem(f"Port {text} is in use: stop what uses it, or choose another, such as PORT=8001.") from None
    return int(text)


def serve(port: int, var: Path, found: Databases, accounts: Path | None) -> int:
    """Runs gunicorn and the worker until they are told to stop; gives gunicorn's exit code if it ends by itself."""
    environment = _server_environment(port, var, found)
    gunicorn = ("-m", "gunicorn", "--config", str(PROJECT / "portal" / "gunicorn.py"))
    with _started(gunicorn, environment) as server:
        _wait_for_answer(server, port)
        _announce(port, var, accounts)
        while server.poll() is None:
            with _started((str(PROJECT / "manage.py"), "work"), environment) as worker:
                _until_one_ends(server, worker)
        return server.returncode


def _until_one_ends(server: subprocess.Popen, worker: subprocess.Popen) -> None:
    """The portal goes on without a worker that was killed, and another takes its place."""
    while True:
        try:
            server.wait(SECONDS_BETWEEN_LOOKS)
            return
        except subprocess.TimeoutExpired:
            if worker.poll() is not None:
                return


@contextmanager
def _started(arguments: tuple[str, ...], environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    process = None
    try:
        with _held_back():
            # In a session of its own, so that Ctrl-C reaches us alone and requests under way can end.
            process = subprocess.Popen(  # noqa: S603
                (sys.executable, *arguments),
                cwd=PROJECT,
                env=environment,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        yield process
    finally:
        if process is not None:
            _stop(process)


@contextmanager
def _held_back() -> Iterator[None]:
    """Who wants us to leave waits meanwhile: a process that is only half known here could not be stopped."""
    came = []
    handlers = {number: signal.signal(number, lambda number, _frame: came.append(number)) for number in LEAVING}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if came:
            os.kill(os.getpid(), came[0])


def _server_environment(port: int, var: Path, found: Databases) -> dict[str, str]:
    """What the server needs and no more: not the owner's address, and not the demo accounts' password."""
    hidden = ("DATABASE_OWNER_URL", "DEMO_PASSWORD")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"PORTAL_VAR": str(var), "DATABASE_URL": found.application, "PORT": str(port)}
    environment["SECRET_KEY"] = secret_key(var)
    environment.setdefault("PORTAL_HTTPS", "0")
    return environment


def _wait_for_answer(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    while process.poll() is None and time.monotonic() < deadline:
        try:
            connection.request("GET", "/")
            connection.getresponse()
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    raise Problem("The server did not start: what it said stands above.")


def _announce(port: int, var: Path, accounts: Path | None) -> None:
    _say(f"\nThe portal answers on http://127.0.0.1:{port}")
    if accounts:
        _say(f"\nDemo accounts, all with the password {demo_password(var)}\n\n{accounts.read_text()}")
    _say("Ctrl-C stops it.")


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _leave(number: int, _frame) -> None:
    """The way out of wherever we are; what was started is stopped on it, and a second Ctrl-C cannot cut that short."""
    for each in LEAVING:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(0 if number == signal.SIGTERM else 128 + number)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
