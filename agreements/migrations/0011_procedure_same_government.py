"""Stages and steps carry the government of what they hang under; their versions are found by their keys."""

from django.db import migrations

from portal.guards import SameGovernment, VersionsByKey

STEP = "agreements_step"

PARENTS = [
    ("agreements_stage", "stage_set_id", "agreements_stageset"),
    (STEP, "partnership_id", "agreements_partnership"),
    (STEP, "agreement_id", "agreements_agreement"),
    (STEP, "approval_id", "agreements_approval"),
    (STEP, "filing_id", "agreements_filing"),
]
RECORDS = ("stageset", "step")


class Migration(migrations.Migration):
    dependencies = [("agreements", "0010_procedure")]
    operations = [
        *(SameGovernment(*link) for link in PARENTS),
        *(VersionsByKey(f"agreements_{record}event") for record in RECORDS),
    ]
