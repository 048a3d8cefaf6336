"""Gives the application's database role what it needs and no more: it can write history but not rewrite it."""

import pghistory.models
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from portal.statements import execute

TABLES = """
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
    GRANT USAGE ON SCHEMA public TO {role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role};
"""
# A table made later is closed to change until this command has seen whether it holds history.
TABLES_TO_COME = """
    ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {role};
"""


class Command(BaseCommand):
    help = "Grants the application role its rights on the portal's tables. Run as their owner after every migration."

    def add_arguments(self, parser):
        parser.add_argument("role", help="the role in the application's DATABASE_URL, such as portal_app")

    def handle(self, *args, role, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            _refuse_unfit(cursor, role)
            execute(cursor, TABLES + TABLES_TO_COME, role=sql.Identifier(role))
            for table in history_tables():
                _revoke(cursor, "UPDATE, DELETE", table, role)
            _revoke(cursor, "INSERT, UPDATE, DELETE", "django_migrations", role)
        self.stdout.write(
            _("%(role)s may now change records, and add to the history without altering it.") % {"role": role}
        )


def history_tables() -> list[str]:
    """Every table into which triggers write what happened."""
    kept = (pghistory.models.Event, pghistory.models.Context)
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, kept) and model._meta.managed and not model._meta.proxy
    )


def _refuse_unfit(cursor, role: str) -> None:
    cursor.execute("SELECT current_user = %s OR rolsuper FROM pg_roles WHERE rolname = %s", [role, role])
    found = cursor.fetchone()
    if found is None:
        raise CommandError(_("There is no role %(role)s in this database: create it first.") % {"role": role})
    if found[0]:
        raise CommandError(
            _("%(role)s owns the tables and cannot be kept from the history: use another role for the application.")
            % {"role": role}
        )


def _revoke(cursor, rights: str, table: str, role: str) -> None:
    execute(
        cursor,
        "REVOKE {rights} ON {table} FROM {role}",
        rights=sql.SQL(rights),
        table=sql.Identifier(table),
        role=sql.Identifier(role),
    )
