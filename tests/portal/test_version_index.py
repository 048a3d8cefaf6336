"""What is asked for by anybody is found without reading the whole history."""

import pytest
from django.db import connection

from portal.citing import kinds


@pytest.mark.django_db
def test_the_versions_of_a_key_are_found_by_an_index():
    with connection.cursor() as cursor:
        for model in kinds().values():
            if model.has_versions:
                table = model.pgh_event_model._meta.db_table
                indexes = connection.introspection.get_constraints(cursor, table).values()
                assert ["key"] in [each["columns"] for each in indexes if each["index"]], table
