"""Guards that PostgreSQL keeps for us: keys that never change, and parents and children of one government."""

import pgtrigger
from django.db import migrations

KEY_IS_IMMUTABLE = pgtrigger.ReadOnly(name="key_is_immutable", fields=["key"])

#: What was said about a record goes with it: a draft that is deleted, or a part that was written down in error.
CITATIONS_GO_WITH_IT = pgtrigger.Trigger(
    name="citations_go_with_it",
    operation=pgtrigger.Delete,
    when=pgtrigger.After,
    func="""
        DELETE FROM portal_citation WHERE record = record_label(TG_TABLE_NAME) AND record_key = OLD.key;
        DELETE FROM portal_claim WHERE record = record_label(TG_TABLE_NAME) AND record_key = OLD.key;
        RETURN OLD;
    """,
)

RECORD_EXISTS = pgtrigger.Trigger(
    name="record_exists",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    func="""
        IF NOT record_exists(NEW.record, NEW.record_key) THEN
            RAISE EXCEPTION 'no record % with key %', NEW.record, NEW.record_key
                USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'cited_record_exists';
        END IF;
        RETURN NULL;
    """,
)


class SameGovernment(migrations.RunSQL):
    """A child carries its parent's government: a composite foreign key to (id, government_id) of the parent."""

    def __init__(self, child: str, column: str, parent: str):
        name = f"{child}_{column}_same_government"
        super().__init__(
            f"ALTER TABLE {child} ADD CONSTRAINT {name} FOREIGN KEY ({column}, government_id) "
            f"REFERENCES {parent} (id, government_id) DEFERRABLE INITIALLY DEFERRED",
            f"ALTER TABLE {child} DROP CONSTRAINT {name}",
        )


class VersionsByKey(migrations.RunSQL):
    """An index by which the versions of one record are found among the events of all, as its address names them."""

    def __init__(self, events: str):
        super().__init__(f"CREATE INDEX {events}_key ON {events} (key)", f"DROP INDEX {events}_key")
