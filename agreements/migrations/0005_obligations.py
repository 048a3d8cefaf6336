"""What reports are owed is computed by the database, from responsibilities, periods and thresholds."""

from django.db import migrations

from agreements.migrations._obligations import BACKWARD, FORWARD


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_life_same_government")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
