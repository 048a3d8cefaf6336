"""Sets of days: what is known of them, when something was quiet, and whether a partnership lives."""

from django.db import migrations

from agreements.migrations._days import BACKWARD, FORWARD


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_obligations")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
