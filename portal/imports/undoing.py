"""An import is taken back as one: what it made is removed, what it changed is as it was, from the history's own rows.

Nothing is taken back where somebody has changed or built on any of it since.
"""

import pghistory
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from portal.imports.holding import take_up
from portal.jobs import Progress, Refused
from portal.loading import all_tables
from portal.loading.engine import LOCK
from portal.models import Citation, Claim, Document, Import
from portal.statements import execute, spare_triggers
from portal.table_links import Refs
from portal.tables import name


def undo(import_: Import, progress: Progress) -> None:
    """Raises Refused, and has then changed nothing."""
    with transaction.atomic():
        take_up(import_, Import.State.DONE, Import.State.UNDONE)
        # A step is begun anew where its worker died after the last of it.
        if import_.state != Import.State.UNDONE:
            _undo(import_)
    progress(1, 1)


def _undo(import_: Import) -> None:
    why = _("Taken back: %(import)s") % {"import": import_}
    with pghistory.context(user=import_.by_id, command="import", reason=why), connection.cursor() as cursor:
        records, links = _touched(cursor, import_)
        _lock(cursor, records)
        spare_triggers(cursor)
        for model in (*records, *links):
            _refuse_if_changed(cursor, model, import_)
        for model in records:
            _refuse_if_built_upon(cursor, model, import_)
        for model in (*links, *reversed(records)):
            _remove(cursor, model, import_)
        for model in (*records, *links):
            _restore(cursor, model, import_)
        _settle(cursor)
    import_.state = Import.State.UNDONE
    import_.save()


def _touched(cursor, import_: Import) -> tuple[list[type[models.Model]], list[type[models.Model]]]:
    """The kinds of record that the import wrote, in the order of loading, and what links and cites them."""
    records, links = [], []
    for table in all_tables():
        throughs = [column.through for column in table.columns if isinstance(column, Refs)]
        if any(_has_events(cursor, model, import_) for model in (table.model, *throughs)):
            records.append(table.model)
            links += throughs
    return records, [*links, Citation]


def _has_events(cursor, model: type[models.Model], import_: Import) -> bool:
    execute(
        cursor, "SELECT EXISTS (SELECT 1 FROM {events} WHERE pgh_context_id = {act}::uuid)", **_names(model, import_)
    )
    return cursor.fetchone()[0]


def _lock(cursor, records: list[type[models.Model]]) -> None:
    execute(cursor, "SELECT pg_advisory_xact_lock({lock})", lock=sql.Literal(LOCK))
    for model in records:
        execute(cursor, "LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE", table=name(model._meta.db_table))


def _names(model: type[models.Model], import_: Import) -> dict[str, sql.Composable]:
    return {
        "table": name(model._meta.db_table),
        "events": name(model.pgh_event_model._meta.db_table),
        "act": sql.Literal(str(import_.act)),
    }


def _columns(model: type[models.Model]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields if not field.generated]


def _refuse_if_changed(cursor, model: type[models.Model], import_: Import) -> None:
    """What is again as the import left it, because a later import was taken back, counts as unchanged."""
    columns = [each for each in _columns(model) if each not in ("id", "version")]
    execute(
        cursor,
        """
        SELECT count(*) FROM (
            SELECT DISTINCT ON (pgh_obj_id) * FROM {events} WHERE pgh_context_id = {act}::uuid
            ORDER BY pgh_obj_id, pgh_id DESC
        ) AS left_so LEFT JOIN {table} AS t ON t.id = left_so.pgh_obj_id
        WHERE CASE WHEN left_so.pgh_label = 'delete' THEN t.id IS NOT NULL
            ELSE t.id IS NULL OR ({now}) IS DISTINCT FROM ({then}) END
        """,
        **_names(model, import_),
        now=[name("t", each) for each in columns],
        then=[name("left_so", each) for each in columns],
    )
    (changed,) = cursor.fetchone()
    if changed:
        raise Refused(
            _(
                "%(number)d of these records were changed since. Look at their history and mend them on their pages: "
                "taking the import back would lose what was entered later."
            )
            % {"number": changed}
        )


def _refuse_if_built_upon(cursor, model: type[models.Model], import_: Import) -> None:
    """Sources cited, claims and files that people put beside the new records would go with them."""
    execute(
        cursor,
        """
        SELECT count(*) FROM {events} AS made WHERE made.pgh_context_id = {act}::uuid AND made.pgh_label = 'insert'
        AND made.key IN (
            SELECT c.record_key FROM {citations} AS c WHERE c.record = {label} AND NOT EXISTS (
                SELECT 1 FROM {cited} AS e WHERE e.pgh_obj_id = c.id AND e.pgh_context_id = {act}::uuid)
            UNION ALL SELECT c.record_key FROM {claims} AS c WHERE c.record = {label}
            UNION ALL SELECT c.record_key FROM {documents} AS c WHERE c.record = {label}
        )
        """,
        **_names(model, import_),
        label=sql.Literal(model.record_label()),
        citations=name(Citation._meta.db_table),
        cited=name(Citation.pgh_event_model._meta.db_table),
        claims=name(Claim._meta.db_table),
        documents=name(Document._meta.db_table),
    )
    if cursor.fetchone()[0]:
        raise Refused(_built_upon())


def _built_upon() -> str:
    return _(
        "Something hangs by now on records that this import made: activities, sources, files. Remove that first, or "
        "annul the single records."
    )


def _remove(cursor, model: type[models.Model], import_: Import) -> None:
    execute(
        cursor,
        "DELETE FROM {table} WHERE id = ANY (ARRAY(SELECT e.pgh_obj_id FROM {events} AS e "
        "WHERE e.pgh_context_id = {act}::uuid AND e.pgh_label = 'insert'))",
        **_names(model, import_),
    )


def _restore(cursor, model: type[models.Model], import_: Import) -> None:
    """What was changed gets the values of its last event before the act; what was removed is there again."""
    columns = _columns(model)
    changes = [sql.SQL("{0} = b.{0}").format(name(each)) for each in columns if each not in ("id", "key", "version")]
    if "version" in columns:
        changes.append(sql.SQL("version = t.version + 1"))
    before = """
        WITH touched AS (
            SELECT pgh_obj_id, min(pgh_id) AS first, bool_or(pgh_label = 'delete') AS gone FROM {events}
            WHERE pgh_context_id = {act}::uuid GROUP BY pgh_obj_id HAVING NOT bool_or(pgh_label = 'insert')
        ), before AS (
            SELECT touched.gone, last.* FROM touched CROSS JOIN LATERAL (
                SELECT * FROM {events} AS e WHERE e.pgh_obj_id = touched.pgh_obj_id AND e.pgh_id < touched.first
                ORDER BY e.pgh_id DESC LIMIT 1
            ) AS last
        )
    """
    names = _names(model, import_)
    # What was taken back already has events of this act's own by then, so both are asked of the act alone.
    execute(
        cursor,
        sql.SQL(before + "INSERT INTO {table} ({columns}) SELECT {values} FROM before AS b WHERE b.gone"),  # noqa: S608
        columns=[name(each) for each in columns],
        values=[name("b", each) for each in columns],
        **names,
    )
    execute(
        cursor,
        sql.SQL(before + "UPDATE {table} AS t SET {changes} FROM before AS b WHERE b.id = t.id AND NOT b.gone"),  # noqa: S608
        changes=changes,
        **names,
    )


def _settle(cursor) -> None:
    try:
        with transaction.atomic():
            execute(cursor, "SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError:
        raise Refused(_built_upon()) from None
    execute(cursor, "SET CONSTRAINTS ALL DEFERRED")
