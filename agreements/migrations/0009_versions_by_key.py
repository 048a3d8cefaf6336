"""The versions of a record are found by its key, however long the history of all of them is."""

from django.db import migrations

from portal.guards import VersionsByKey

RECORDS = (
    "partnership",
    "agreement",
    "cooperationfield",
    "assignment",
    "activity",
    "planitem",
    "approval",
    "leadershipchange",
    "coveragestatement",
    "funding",
    "invitation",
    "monitoring",
    "obstacle",
    "outcome",
)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0008_texts_same_government")]
    operations = [VersionsByKey(f"agreements_{record}event") for record in RECORDS]
