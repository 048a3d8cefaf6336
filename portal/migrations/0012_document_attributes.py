"""What a document is, for whom it is meant, which it succeeds, and the text that its pages carry."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import portal.fields


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0011_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="page")),
                ("text", models.TextField(verbose_name="text")),
            ],
            options={
                "verbose_name": "page of a document",
                "verbose_name_plural": "pages of documents",
                "ordering": ["document", "number"],
            },
        ),
        migrations.AlterModelOptions(
            name="document",
            options={"ordering": ["id"], "verbose_name": "document", "verbose_name_plural": "documents"},
        ),
        migrations.AddField(
            model_name="document",
            name="dated",
            field=portal.fields.PartialDateField(blank=True, null=True, verbose_name="date"),
        ),
        migrations.AddField(
            model_name="document",
            name="dated_wording",
            field=models.CharField(blank=True, max_length=120, verbose_name="date in the words of the source"),
        ),
        migrations.AddField(
            model_name="document",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="edition"),
        ),
        migrations.AddField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("text", "Text of an agreement"),
                    ("letter", "Letter"),
                    ("decision", "Decision"),
                    ("minutes", "Minutes"),
                    ("plan", "Plan"),
                    ("report", "Report"),
                    ("annex", "Annex"),
                    ("proof", "Proof of an answer"),
                    ("photo", "Photograph"),
                    ("other", "Other"),
                ],
                default="other",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[
                    ("id", "Indonesian"),
                    ("en", "English"),
                    ("ko", "Korean"),
                    ("zh", "Chinese"),
                    ("ja", "Japanese"),
                    ("nl", "Dutch"),
                    ("de", "German"),
                    ("hr", "Croatian"),
                    ("ms", "Malay"),
                    ("ar", "Arabic"),
                    ("fr", "French"),
                    ("es", "Spanish"),
                    ("ru", "Russian"),
                ],
                max_length=2,
                verbose_name="language",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="pages",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="pages"),
        ),
        migrations.AddField(
            model_name="document",
            name="succeeds",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successor",
                to="portal.document",
                verbose_name="succeeds",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="title",
            field=models.CharField(
                blank=True, help_text="Empty: the name of the file.", max_length=200, verbose_name="title"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="visibility",
            field=models.CharField(
                choices=[
                    ("public", "Public: whoever sees the record"),
                    ("government", "Governments: own people, province and ministry"),
                    ("council", "Own people, the council too"),
                    ("internal", "Internal: own people without the council"),
                ],
                default="council",  # of rows of before: who read them reads them still
                max_length=10,
                verbose_name="who may see it",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="dated",
            field=portal.fields.PartialDateField(blank=True, null=True, verbose_name="date"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="dated_wording",
            field=models.CharField(blank=True, max_length=120, verbose_name="date in the words of the source"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="edition"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("text", "Text of an agreement"),
                    ("letter", "Letter"),
                    ("decision", "Decision"),
                    ("minutes", "Minutes"),
                    ("plan", "Plan"),
                    ("report", "Report"),
                    ("annex", "Annex"),
                    ("proof", "Proof of an answer"),
                    ("photo", "Photograph"),
                    ("other", "Other"),
                ],
                default="other",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[
                    ("id", "Indonesian"),
                    ("en", "English"),
                    ("ko", "Korean"),
                    ("zh", "Chinese"),
                    ("ja", "Japanese"),
                    ("nl", "Dutch"),
                    ("de", "German"),
                    ("hr", "Croatian"),
                    ("ms", "Malay"),
                    ("ar", "Arabic"),
                    ("fr", "French"),
                    ("es", "Spanish"),
                    ("ru", "Russian"),
                ],
                max_length=2,
                verbose_name="language",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="pages",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="pages"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="succeeds",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="portal.document",
                verbose_name="succeeds",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="title",
            field=models.CharField(
                blank=True, help_text="Empty: the name of the file.", max_length=200, verbose_name="title"
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="visibility",
            field=models.CharField(
                choices=[
                    ("public", "Public: whoever sees the record"),
                    ("government", "Governments: own people, province and ministry"),
                    ("council", "Own people, the council too"),
                    ("internal", "Internal: own people without the council"),
                ],
                default="council",  # of rows of before: who read them reads them still
                max_length=10,
                verbose_name="who may see it",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="visibility",
            field=models.CharField(
                choices=[
                    ("public", "Public: whoever sees the record"),
                    ("government", "Governments: own people, province and ministry"),
                    ("council", "Own people, the council too"),
                    ("internal", "Internal: own people without the council"),
                ],
                default="internal",
                max_length=10,
                verbose_name="who may see it",
            ),
        ),
        migrations.AlterField(
            model_name="documentevent",
            name="visibility",
            field=models.CharField(
                choices=[
                    ("public", "Public: whoever sees the record"),
                    ("government", "Governments: own people, province and ministry"),
                    ("council", "Own people, the council too"),
                    ("internal", "Internal: own people without the council"),
                ],
                default="internal",
                max_length=10,
                verbose_name="who may see it",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="content_type",
            field=models.CharField(
                choices=[
                    ("application/pdf", "PDF"),
                    ("image/jpeg", "JPEG"),
                    ("image/png", "PNG"),
                    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
                    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
                    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"),
                    ("application/vnd.oasis.opendocument.text", "ODT"),
                    ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
                ],
                max_length=80,
                verbose_name="file type",
            ),
        ),
        migrations.AlterField(
            model_name="documentevent",
            name="content_type",
            field=models.CharField(
                choices=[
                    ("application/pdf", "PDF"),
                    ("image/jpeg", "JPEG"),
                    ("image/png", "PNG"),
                    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
                    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
                    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"),
                    ("application/vnd.oasis.opendocument.text", "ODT"),
                    ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
                ],
                max_length=80,
                verbose_name="file type",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="key_is_immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="dd364acf354d921e21722a8486c37e4a852ef48f",
                    operation="UPDATE",
                    pgid="pgtrigger_key_is_immutable_60dea",
                    table="portal_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="record_exists",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF NOT record_exists(NEW.record, NEW.record_key) THEN\n            RAISE EXCEPTION 'no record % with key %', NEW.record, NEW.record_key\n                USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'cited_record_exists';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="5aac2d48adf01f14e0ab1c4cd83480c3081fe611",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_record_exists_560fc",
                    table="portal_document",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="citations_go_with_it",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        DELETE FROM portal_citation WHERE record = record_label(TG_TABLE_NAME) AND record_key = OLD.key;\n        DELETE FROM portal_claim WHERE record = record_label(TG_TABLE_NAME) AND record_key = OLD.key;\n        RETURN OLD;\n    ",
                    hash="64510fc3d26407c64c3fdd22d2e365d67dbdd688",
                    operation="DELETE",
                    pgid="pgtrigger_citations_go_with_it_4de37",
                    table="portal_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="original_is_immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."record" IS DISTINCT FROM (NEW."record") OR OLD."record_key" IS DISTINCT FROM (NEW."record_key") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."edition" IS DISTINCT FROM (NEW."edition") OR OLD."succeeds_id" IS DISTINCT FROM (NEW."succeeds_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="e09f1ee46afd31be148c62dd78a66ded18b8d197",
                    operation="UPDATE",
                    pgid="pgtrigger_original_is_immutable_8d709",
                    table="portal_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "portal_documentevent" ("added_by_id", "added_on", "content_type", "dated", "dated_wording", "edition", "file", "id", "key", "kind", "language", "name", "pages", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "record_key", "sha256", "size", "succeeds_id", "title", "version", "visibility") VALUES (NEW."added_by_id", NEW."added_on", NEW."content_type", NEW."dated", NEW."dated_wording", NEW."edition", NEW."file", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."name", NEW."pages", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."record", NEW."record_key", NEW."sha256", NEW."size", NEW."succeeds_id", NEW."title", NEW."version", NEW."visibility"); RETURN NULL;',
                    hash="7c7225153d9aecdc8de66dcbdf381232bb806d0e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_515a9",
                    table="portal_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "portal_documentevent" ("added_by_id", "added_on", "content_type", "dated", "dated_wording", "edition", "file", "id", "key", "kind", "language", "name", "pages", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "record_key", "sha256", "size", "succeeds_id", "title", "version", "visibility") VALUES (NEW."added_by_id", NEW."added_on", NEW."content_type", NEW."dated", NEW."dated_wording", NEW."edition", NEW."file", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."name", NEW."pages", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."record", NEW."record_key", NEW."sha256", NEW."size", NEW."succeeds_id", NEW."title", NEW."version", NEW."visibility"); RETURN NULL;',
                    hash="f4daad7bb212a650e29bdaecdae8ae34f3c5b8a4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c0b6",
                    table="portal_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "portal_documentevent" ("added_by_id", "added_on", "content_type", "dated", "dated_wording", "edition", "file", "id", "key", "kind", "language", "name", "pages", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "record_key", "sha256", "size", "succeeds_id", "title", "version", "visibility") VALUES (OLD."added_by_id", OLD."added_on", OLD."content_type", OLD."dated", OLD."dated_wording", OLD."edition", OLD."file", OLD."id", OLD."key", OLD."kind", OLD."language", OLD."name", OLD."pages", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."record", OLD."record_key", OLD."sha256", OLD."size", OLD."succeeds_id", OLD."title", OLD."version", OLD."visibility"); RETURN NULL;',
                    hash="968ebd1bd993d23f9b93f8551a1fa636beedca64",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ca37b",
                    table="portal_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="13c439d8b5eecc6350c106ef8633f15d281380c5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dfc3d",
                    table="portal_documentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("id", "record", "record_key"), name="document_id_record"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition", 1), ("succeeds", None)),
                    models.Q(("edition__gt", 1), ("succeeds__isnull", False)),
                    _connector="OR",
                ),
                name="the_first_edition_succeeds_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("succeeds", models.F("id")), _negated=True),
                name="a_document_does_not_succeed_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["public", "government", "council", "internal"])),
                name="a_document_says_for_whom_it_is_meant",
            ),
        ),
        migrations.AddField(
            model_name="documentpage",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="page_texts",
                to="portal.document",
                verbose_name="document",
            ),
        ),
        migrations.AddIndex(
            model_name="documentpage",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("text", config="indonesian"), name="document_page_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentpage",
            constraint=models.UniqueConstraint(fields=("document", "number"), name="a_page_of_a_document_is_read_once"),
        ),
        migrations.RunSQL(
            "ALTER TABLE portal_document ADD CONSTRAINT document_succeeds_beside_the_same_record "
            "FOREIGN KEY (succeeds_id, record, record_key) REFERENCES portal_document (id, record, record_key) "
            "DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE portal_document DROP CONSTRAINT document_succeeds_beside_the_same_record",
        ),
    ]
