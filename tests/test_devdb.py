"""The private cluster, with real servers."""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import psycopg
import pytest

from portal import devdb
from portal.pgbinaries import Account, Problem, find, open_folder

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")


@pytest.fixture(scope="module")
def var():
    """Open to the server's user, which pytest's own folders are not."""
    folder = Path(tempfile.mkdtemp(prefix="var-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def cluster(var):
    with devdb.running(var) as cluster:
        yield cluster


def ask(cluster, query, role=devdb.OWNER, database=devdb.DATABASE):
    with psycopg.connect(cluster.url(role, database)) as connection:
        return connection.execute(query).fetchone()


def test_the_owner_may_create_databases_and_is_no_superuser(cluster):
    query = "SELECT rolcreatedb, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    assert ask(cluster, query) == (True, False, False)


def test_the_application_owns_nothing_and_cannot_make_tables(cluster):
    query = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'portal'"
    assert ask(cluster, query, devdb.APPLICATION) == (devdb.OWNER,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(cluster, "CREATE TABLE mine ()", devdb.APPLICATION)


def test_the_server_listens_only_in_a_closed_folder(cluster):
    assert ask(cluster, "SELECT current_setting('listen_addresses')") == ("",)
    assert cluster.socket.stat().st_mode & 0o777 == 0o700
    assert cluster.home.stat().st_mode & 0o777 == 0o700


def test_letters_beyond_ascii_have_a_case_and_what_is_written_is_safe(cluster):
    query = "SELECT lower('ÉÜ'), current_setting('server_encoding'), current_setting('fsync')"
    assert ask(cluster, query) == ("éü", "UTF8", "on")


def test_the_extensions_of_the_portal_can_be_created_by_the_owner(cluster):
    for name in ("unaccent", "pg_trgm", "btree_gist"):
        with psycopg.connect(cluster.url(devdb.OWNER)) as connection:
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")


def test_one_transaction_can_hold_a_lock_on_every_part_of_every_table_many_times_over(cluster):
    query = "SELECT count(pg_advisory_xact_lock(number)) FROM generate_series(1, 20000) AS number"
    assert ask(cluster, query) == (20_000,)


def test_a_second_user_of_the_cluster_leaves_it_running(var, cluster):
    with devdb.running(var):
        pass
    assert cluster.answers()


def test_what_was_written_is_there_after_a_restart(cluster):
    with psycopg.connect(cluster.url(devdb.OWNER)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS value")
    cluster.stop()
    assert not cluster.answers()
    cluster.start()
    assert ask(cluster, "SELECT value FROM kept") == (42,)


def test_a_killed_server_starts_again(cluster):
    pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    cluster.start()
    assert ask(cluster, "SELECT 1") == (1,)


def test_a_pid_file_that_names_another_process_by_now_is_no_obstacle(cluster):
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    cluster.start()
    assert ask(cluster, "SELECT 1") == (1,)


def test_test_runs_side_by_side_have_clusters_of_their_own_and_leave_nothing(var):
    with devdb.throwaway(var) as one:
        with devdb.throwaway(var) as other:
            assert one.home != other.home
            assert ask(other, "SELECT current_setting('fsync')") == ("off",)
        assert one.answers()
    assert list(var.glob("test-cluster-*/")) == []


def test_a_path_too_long_for_a_socket_gets_a_socket_elsewhere(var):
    cluster = devdb.Cluster(var / ("long" * 25), Account.for_data(var))
    try:
        assert len(str(cluster.socket / ".s.PGSQL.5432")) <= devdb.LONGEST_SOCKET_PATH
    finally:
        cluster.socket.parent.rmdir()


def test_a_cluster_of_another_version_is_named_with_what_to_do(var):
    with pytest.raises(Problem, match=r"made by PostgreSQL 7, but .* PG_BINDIR"):
        find(Account.for_data(var), made_by=7)


@needs_root
def test_a_folder_closed_to_the_servers_user_moves_the_cluster(tmp_path, capsys):
    tmp_path.chmod(0o700)
    try:
        with devdb.throwaway(tmp_path) as cluster:
            assert ask(cluster, "SELECT 1") == (1,)
            assert cluster.home.parent == open_folder(tmp_path)
        assert f"The database lies in {cluster.home}" in capsys.readouterr().err
    finally:
        open_folder(tmp_path).rmdir()


@needs_root
def test_the_server_never_runs_as_root(cluster):
    pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
    assert Path(f"/proc/{pid}").stat().st_uid != 0
