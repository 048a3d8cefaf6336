"""The versions of a record are found by its key, however long the history of all of them is."""

from django.db import migrations

from portal.guards import VersionsByKey

RECORDS = (
    "indicatorjudgement",
    "publishedverdict",
)


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0006_final_without_accounts")]
    operations = [VersionsByKey(f"evaluations_{record}event") for record in RECORDS]
