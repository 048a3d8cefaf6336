"""Clauses, points and matches carry the government of what they hang under; a match names a point of its text."""

from django.db import migrations

from portal.guards import SameGovernment

TEXT = "agreements_agreementtext"
FIELD = "agreements_cooperationfield"
POINT = "agreements_textpoint"
MATCH = "agreements_fieldmatch"

PARENTS = [
    ("agreements_clause", "text_id", TEXT),
    (POINT, "text_id", TEXT),
    (MATCH, "field_id", FIELD),
    (MATCH, "text_id", TEXT),
    (MATCH, "point_id", POINT),
    (FIELD, "origin_id", FIELD),
]

POINT_OF_ITS_TEXT = migrations.RunSQL(
    f"ALTER TABLE {MATCH} ADD CONSTRAINT a_match_names_a_point_of_its_text FOREIGN KEY (point_id, text_id) "
    f"REFERENCES {POINT} (id, text_id) DEFERRABLE INITIALLY DEFERRED",
    f"ALTER TABLE {MATCH} DROP CONSTRAINT a_match_names_a_point_of_its_text",
)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_texts")]
    operations = [*(SameGovernment(*link) for link in PARENTS), POINT_OF_ITS_TEXT]
