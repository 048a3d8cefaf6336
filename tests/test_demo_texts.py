"""What the papers tell of the texts: the two of Jung-gu against each other, and renewals against what they renew."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from agreements.comparing.agreements import differences_of
from agreements.comparing.texts import READ, Place, SideBySide
from agreements.models import Agreement
from portal.loading import load_folder
from portal.models import Citation
from tests import factories as make

DEMO = Path(__file__).parents[1] / "demo"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """The demo folder in the register for all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load_folder(DEMO)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def jung_gu() -> SideBySide:
    agreement = Agreement.objects.get(key="semarang-jung-gu-mou-2016")
    return SideBySide(agreement.texts.prefetch_related(*READ), agreement.fields.all())


def rows(compared: SideBySide, place: Place) -> list[tuple]:
    """What a row speaks of, and the state of our text and of the partner's."""
    return [
        (row.kind, getattr(row.record, "position", None), *(cell.state.value for cell in row.cells))
        for row in compared.at(place)
        if row.kind != "clause"
    ]


def clauses(compared: SideBySide, place: Place) -> set[str]:
    return {cell.clause.kind for row in compared.at(place) for cell in row.cells if cell.clause}


def test_five_fields_stand_against_four_points(jung_gu):
    assert [text.party for text in jung_gu.texts] == ["home", "partner"]
    assert (len(jung_gu.fields), len(jung_gu.points)) == (5, 4)


def test_what_one_text_of_jung_gu_says_and_the_other_does_not(jung_gu):
    assert rows(jung_gu, Place.DIFFERS) == [
        ("field", 1, "worded", "not_found"),
        ("field", 4, "worded", "not_found"),
        ("point", 1, "in_no_field", "worded"),
    ]


def test_three_fields_are_found_each_in_a_point_of_its_own(jung_gu):
    assert rows(jung_gu, Place.ALL) == [("field", number, "worded", "found") for number in (2, 3, 5)]
    found = {row.record.position: row.cells[1].matches for row in jung_gu.at(Place.ALL) if row.kind == "field"}
    assert {number: [each.point.position for each in matches] for number, matches in found.items()} == {
        2: [2],
        3: [4],
        5: [3],
    }


def test_expected_outcomes_stand_in_neither_text(jung_gu):
    assert clauses(jung_gu, Place.NONE) == {"outcomes"}
    assert rows(jung_gu, Place.NONE) == []


def test_no_field_of_jung_gu_was_left_unlooked_for(jung_gu):
    assert rows(jung_gu, Place.OPEN) == []


def test_each_match_names_the_lines_of_the_paper(jung_gu):
    matches = [match for text in jung_gu.texts for match in text.matches.all()]
    cited = set(Citation.objects.about(*matches).values_list("record_key", flat=True))
    assert cited == {match.key for match in matches}
    assert len(matches) == 5


def test_kawasakis_renewal_keeps_two_fields_drops_three_and_adds_one():
    renewal = Agreement.objects.get(key="bandung-kawasaki-mou-2020")
    reader = make.MembershipFactory(government=renewal.government).user
    (difference,) = differences_of(renewal, user=reader)
    fields = difference.fields
    assert [(each.before.position, each.after.position) for each in fields.kept] == [(1, 1), (2, 2)]
    assert [each.position for each in fields.left] == [3, 4, 5]
    assert [each.wording for each in fields.new] == ["manajemen kualitas udara"]
    terms = {change.name: (change.before, change.after) for change in difference.values.changes}
    assert terms["duration_months"] == ("36", "60")
