"""An agency officer's membership names an agency of the membership's own government."""

from django.db import migrations

from portal.guards import SameGovernment


class Migration(migrations.Migration):
    dependencies = [("cities", "0001_cities")]
    operations = [SameGovernment("cities_membership", "agency_id", "cities_agency")]
