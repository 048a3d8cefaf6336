"""The versions of a record are found by its key, however long the history of all of them is."""

from django.db import migrations

from portal.guards import VersionsByKey

RECORDS = (
    "locality",
    "agency",
)


class Migration(migrations.Migration):
    dependencies = [("cities", "0004_both_coordinates")]
    operations = [VersionsByKey(f"cities_{record}event") for record in RECORDS]
