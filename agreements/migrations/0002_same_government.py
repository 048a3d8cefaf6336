"""Every record below a government carries that government, and the database keeps it equal to its parent's."""

from django.db import migrations

from portal.guards import SameGovernment

PARENTS = [
    ("agreements_agreement", "partnership_id", "agreements_partnership"),
    ("agreements_agreement", "parent_id", "agreements_agreement"),
    ("agreements_agreement", "succeeds_id", "agreements_agreement"),
    ("agreements_signing", "agreement_id", "agreements_agreement"),
    ("agreements_signatory", "signing_id", "agreements_signing"),
    ("agreements_agreementtext", "agreement_id", "agreements_agreement"),
    ("agreements_cooperationfield", "agreement_id", "agreements_agreement"),
    ("agreements_cooperationfield", "text_id", "agreements_agreementtext"),
    ("agreements_assignment", "field_id", "agreements_cooperationfield"),
    ("agreements_assignment", "agency_id", "cities_agency"),
]


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_agreements"), ("cities", "0001_cities")]
    operations = [SameGovernment(*link) for link in PARENTS]
