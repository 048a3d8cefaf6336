"""Attachments become documents: with kind, language, date, editions, and for whom they are meant (so far: internal)."""

import pgtrigger.migrations
from django.db import migrations


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
    ]
