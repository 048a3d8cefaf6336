"""What the application's role may do in the database: change records and add to the history, never rewrite it."""

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import errors

from agreements.models import Partnership
from portal.management.commands.grant_application_role import history_tables
from tests.factories import PartnershipFactory

ROLE = "portal_app"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def application():
    """A connection as the application's role."""
    call_command("grant_application_role", ROLE)
    settings = {**connection.get_connection_params(), "user": ROLE}
    settings = {name: settings[name] for name in ("dbname", "user", "host", "port", "password") if settings.get(name)}
    with psycopg.connect(**settings, autocommit=True) as own:
        yield own


@pytest.fixture(autouse=True)
def role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
        if not cursor.fetchone():
            pytest.skip(f"this server has no role {ROLE}")


def test_it_changes_a_record_and_the_history_is_written(application):
    partnership = PartnershipFactory()
    events = Partnership.pgh_event_model.objects.filter(pgh_obj=partnership)
    before = events.count()
    application.execute("UPDATE agreements_partnership SET note = 'x' WHERE id = %s", [partnership.pk])
    assert events.count() == before + 1


def test_it_inserts_a_record_with_its_event(application):
    partnership = PartnershipFactory()
    application.execute(
        """
        INSERT INTO cities_localityname (key, version, locality_id, name, language, kind, note)
        VALUES ('nama-lain', 0, %s, 'Nama lain', '', 'alias', '')
        """,
        [partnership.partner_id],
    )
    assert application.execute("SELECT count(*) FROM cities_localitynameevent").fetchone()[0] == 1


@pytest.mark.parametrize("table", ["agreements_partnershipevent", "portal_citationevent", "cities_membershipevent"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"]
)
def test_it_cannot_rewrite_history(application, table, statement):
    PartnershipFactory()
    with pytest.raises(errors.InsufficientPrivilege):
        application.execute(statement.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE agreements_partnership DISABLE TRIGGER ALL",
        "ALTER TABLE agreements_partnership DROP CONSTRAINT a_pair_has_one_partnership",
        "TRUNCATE agreements_partnership CASCADE",
        "SET session_replication_role = replica",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('portal', 'x', now())",
        "CREATE TABLE mine (id integer)",
    ],
)
def test_it_cannot_get_round_the_triggers(application, statement):
    with pytest.raises(errors.InsufficientPrivilege):
        application.execute(statement)


def test_every_tracked_model_has_a_history_table_that_is_closed():
    assert {"portal_sourceevent", "agreements_agreementevent", "cities_agencyevent"} <= set(history_tables())


def test_the_owner_and_an_unknown_role_are_refused():
    with pytest.raises(CommandError):
        call_command("grant_application_role", connection.settings_dict["USER"])
    with pytest.raises(CommandError):
        call_command("grant_application_role", "tidak_ada")
