"""A field may be dropped by an addendum to its agreement."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from portal.guards import SameGovernment


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0012_approvals_and_travel"),
        ("cities", "0005_versions_by_key"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationfield",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationfield",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationfield",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="cooperationfield",
            name="dropped_by",
            field=models.ForeignKey(
                blank=True,
                help_text="The addendum by which the parties dropped it; the signed agreement goes on naming it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dropped_fields",
                to="agreements.agreement",
                verbose_name="dropped by",
            ),
        ),
        migrations.AddField(
            model_name="cooperationfieldevent",
            name="dropped_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The addendum by which the parties dropped it; the signed agreement goes on naming it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="agreements.agreement",
                verbose_name="dropped by",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationfield",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_cooperationfieldevent" ("agreement_id", "dropped_by_id", "expected_outcomes", "government_id", "id", "is_open", "key", "language", "note", "origin_id", "outcomes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_id", "version", "wording") VALUES (NEW."agreement_id", NEW."dropped_by_id", NEW."expected_outcomes", NEW."government_id", NEW."id", NEW."is_open", NEW."key", NEW."language", NEW."note", NEW."origin_id", NEW."outcomes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."text_id", NEW."version", NEW."wording"); RETURN NULL;',
                    hash="c926d9f85ff9dfb33b6e58a102ae90266be1a90c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cfebe",
                    table="agreements_cooperationfield",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationfield",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agreements_cooperationfieldevent" ("agreement_id", "dropped_by_id", "expected_outcomes", "government_id", "id", "is_open", "key", "language", "note", "origin_id", "outcomes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_id", "version", "wording") VALUES (NEW."agreement_id", NEW."dropped_by_id", NEW."expected_outcomes", NEW."government_id", NEW."id", NEW."is_open", NEW."key", NEW."language", NEW."note", NEW."origin_id", NEW."outcomes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."text_id", NEW."version", NEW."wording"); RETURN NULL;',
                    hash="ba928c89b8fc7e3c8465cf06737e642f5ecd69d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_da15e",
                    table="agreements_cooperationfield",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationfield",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_cooperationfieldevent" ("agreement_id", "dropped_by_id", "expected_outcomes", "government_id", "id", "is_open", "key", "language", "note", "origin_id", "outcomes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_id", "version", "wording") VALUES (OLD."agreement_id", OLD."dropped_by_id", OLD."expected_outcomes", OLD."government_id", OLD."id", OLD."is_open", OLD."key", OLD."language", OLD."note", OLD."origin_id", OLD."outcomes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."text_id", OLD."version", OLD."wording"); RETURN NULL;',
                    hash="7dc6c037c492b0cb0f1a95499331f8f2122aa88c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_78bbf",
                    table="agreements_cooperationfield",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperationfield",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dropped_by", None),
                    models.Q(("dropped_by", models.F("agreement")), _negated=True),
                    _connector="OR",
                ),
                name="a_field_is_dropped_by_another_agreement",
                violation_error_message="A field is dropped by an addendum to its agreement, not by itself.",
            ),
        ),
        SameGovernment("agreements_cooperationfield", "dropped_by_id", "agreements_agreement"),
    ]
