"""What the database refuses of what was found in a text, where it takes two rows to be wrong."""

import pytest

from tests import factories as make
from tests.database import refused_by, update

pytestmark = pytest.mark.django_db


@pytest.fixture
def match():
    found = make.FieldMatchFactory()
    point = make.TextPointFactory(text=found.text)
    update(found, {"point_id": point.pk})
    found.refresh_from_db()
    return found


def again(match, **attributes):
    return make.FieldMatchFactory(field=match.field, text=match.text, **attributes)


def test_a_field_is_matched_with_a_point_once(match):
    another = again(match, point=make.TextPointFactory(text=match.text))
    assert refused_by(update, another, {"point_id": match.point_id}) == "a_field_is_matched_with_a_point_once"


def test_a_field_is_found_in_a_text_or_not(match):
    another = again(match, point=make.TextPointFactory(text=match.text))
    changes = {"is_matched": False, "point_id": None}
    assert refused_by(update, another, changes) == "a_field_is_found_in_a_text_or_not"


def test_a_match_names_a_point_of_its_text(match):
    other = make.TextPointFactory(text=make.AgreementTextFactory(agreement=match.text.agreement))
    assert refused_by(update, match, {"point_id": other.pk}) == "a_match_names_a_point_of_its_text"
