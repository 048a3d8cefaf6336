"""Attachments become documents: with kind, language, date, editions, and for whom they are meant (so far: internal)."""

import pgtrigger.migrations
from django.db import migrations

#: Django names what it derives from a field after the table, and leaves the name when the table gets another one.
RENAME_DERIVED = r"""
DO $$
DECLARE named record;
BEGIN
    FOR named IN
        SELECT conrelid::regclass AS place, conname FROM pg_constraint
        WHERE conrelid IN ('portal_document'::regclass, 'portal_documentevent'::regclass)
            AND conname LIKE 'portal\_attachment%'
    LOOP
        EXECUTE format(
            'ALTER TABLE %s RENAME CONSTRAINT %I TO %I',
            named.place, named.conname, replace(named.conname, 'portal_attachment', 'portal_document')
        );
    END LOOP;
    FOR named IN
        SELECT indexrelid::regclass AS place FROM pg_index
        WHERE indrelid IN ('portal_document'::regclass, 'portal_documentevent'::regclass)
            AND indexrelid::regclass::text LIKE 'portal\_attachment%'
    LOOP
        EXECUTE format(
            'ALTER INDEX %s RENAME TO %I',
            named.place, replace(named.place::text, 'portal_attachment', 'portal_document')
        );
    END LOOP;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0010_guard_in_one_pass")]
    operations = [
        *(
            pgtrigger.migrations.RemoveTrigger(model_name="attachment", name=name)
            for name in ("key_is_immutable", "record_exists", "insert_insert", "update_update", "delete_delete")
        ),
        pgtrigger.migrations.RemoveTrigger(model_name="attachmentevent", name="append_only"),
        migrations.RenameModel("Attachment", "Document"),
        migrations.RenameModel("AttachmentEvent", "DocumentEvent"),
        migrations.RenameIndex("document", new_name="document_record", old_name="attachment_record"),
        migrations.RunSQL(RENAME_DERIVED, migrations.RunSQL.noop),
    ]
