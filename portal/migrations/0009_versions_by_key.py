"""The versions of a record are found by its key, however long the history of all of them is."""

from django.db import migrations

from portal.guards import VersionsByKey

RECORDS = ("source",)


class Migration(migrations.Migration):
    dependencies = [("portal", "0008_imports")]
    operations = [VersionsByKey(f"portal_{record}event") for record in RECORDS]
