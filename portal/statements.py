"""SQL put together from parts, run where Django and the history see it."""

from psycopg import sql


def execute(cursor, statement: str | sql.Composable, **names) -> None:
    """Runs a statement; `names` fill its {places}: Composables as they are, lists of them with commas between.

    The history writes its context in front of the text with parameters of its own, so that the text must be final
    here and its per cent signs doubled.
    """
    if isinstance(statement, str):
        statement = sql.SQL(statement)
    if names:
        statement = statement.format(**{name: _joined(value) for name, value in names.items()})
    cursor.execute(statement.as_string(cursor.connection).replace("%", "%%"), [])


def spare_triggers(cursor) -> None:
    """Makes the setting of this transaction for which triggers ask at every row.

    Where there is none, asking fails and is rolled back, each time over all checks that wait for the end: a hundred
    thousand rows would take hours.
    """
    setting = "coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}')"
    cursor.execute(f"SELECT set_config('pgtrigger.ignore', {setting}, true)")


def _joined(value) -> sql.Composable:
    return value if isinstance(value, sql.Composable) else sql.SQL(", ").join(value)
