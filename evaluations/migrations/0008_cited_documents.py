"""Documents on which evaluations rest."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from portal.guards import SameGovernment


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0005_versions_by_key"),
        ("evaluations", "0007_versions_by_key"),
        ("portal", "0012_document_attributes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CitedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        help_text="Public and permanent: used in addresses, files and citations.",
                        max_length=120,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Page or article: «page 3».", max_length=120, verbose_name="place"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cited_by",
                        to="portal.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cited_documents",
                        to="evaluations.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cities.government"
                    ),
                ),
            ],
            options={
                "verbose_name": "document cited",
                "verbose_name_plural": "documents cited",
                "ordering": ["evaluation", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CitedDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "key",
                    models.SlugField(
                        db_index=False,
                        help_text="Public and permanent: used in addresses, files and citations.",
                        max_length=120,
                        verbose_name="key",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Page or article: «page 3».", max_length=120, verbose_name="place"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="portal.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evaluations.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cities.government",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="evaluations.citeddocument",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="citeddocument",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "document", "place"),
                name="an_evaluation_cites_a_place_in_a_document_once",
                violation_error_message="This place is cited already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="key_is_immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0ba1b937c39ec0d757682b11f47490328c4255d5",
                    operation="UPDATE",
                    pgid="pgtrigger_key_is_immutable_a834a",
                    table="evaluations_citeddocument",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="citations_go_with_it",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        DELETE FROM portal_citation WHERE record = record_label(TG_TABLE_NAME) AND record_key = OLD.key;\n        DELETE FROM portal_claim WHERE record = record_label(TG_TABLE_NAME) AND record_key = OLD.key;\n        RETURN OLD;\n    ",
                    hash="12f1eea86e4f8cda1b2ec48b2bd9159c01416d7c",
                    operation="DELETE",
                    pgid="pgtrigger_citations_go_with_it_a6e8e",
                    table="evaluations_citeddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="cited_documents_are_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT FROM evaluations_evaluation AS evaluation\n                WHERE evaluation.final_on IS NOT NULL\n                AND evaluation.id IN (\n                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.evaluation_id END,\n                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.evaluation_id END\n                )\n            )  THEN\n                RAISE EXCEPTION 'the evaluation of % is final', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a_final_evaluation_never_changes';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="06c43e0871c951560ff4645c4e00be3c95d25c09",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_cited_documents_are_frozen_f3664",
                    table="evaluations_citeddocument",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluations_citeddocumentevent" ("document_id", "evaluation_id", "government_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "version") VALUES (NEW."document_id", NEW."evaluation_id", NEW."government_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."version"); RETURN NULL;',
                    hash="5a398be878202eae4929261848a43881f34f9a57",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7fb7c",
                    table="evaluations_citeddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evaluations_citeddocumentevent" ("document_id", "evaluation_id", "government_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "version") VALUES (NEW."document_id", NEW."evaluation_id", NEW."government_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."version"); RETURN NULL;',
                    hash="ef74a3aa343364c52f0930a8a5ca765272b3dcd8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3d17a",
                    table="evaluations_citeddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluations_citeddocumentevent" ("document_id", "evaluation_id", "government_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "version") VALUES (OLD."document_id", OLD."evaluation_id", OLD."government_id", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."version"); RETURN NULL;',
                    hash="a2c5e8af63b7ddf4089f54423a5924042b45e6dc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ff6e2",
                    table="evaluations_citeddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citeddocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0ffdf2f263609c5af093651ee5de8f2b37a652ba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b0b09",
                    table="evaluations_citeddocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        SameGovernment("evaluations_citeddocument", "evaluation_id", "evaluations_evaluation"),
    ]
