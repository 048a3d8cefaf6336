"""The texts of one agreement side by side."""

import pytest

from agreements.comparing.texts import READ, Place, SideBySide
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return make.AgreementTextFactory(pages=5, articles=11)


@pytest.fixture
def theirs(ours):
    return make.AgreementTextFactory(agreement=ours.agreement, party="partner", pages=1)


def field(text, wording="Kesehatan", **attributes):
    return make.CooperationFieldFactory(agreement=text.agreement, text=text, wording=wording, **attributes)


def point(text, position=1):
    return make.TextPointFactory(text=text, position=position, wording=f"butir {position}")


def match(field, text, **attributes):
    return make.FieldMatchFactory(field=field, text=text, **({"is_matched": True} | attributes))


def compared(text) -> SideBySide:
    return SideBySide(text.agreement.texts.prefetch_related(*READ), text.agreement.fields.all())


def told(text, place: Place) -> list[tuple[str, list[str]]]:
    """What stands at the place, and the state of each text; clauses left out where nobody looked."""
    return [
        (row.label, [cell.state.value for cell in row.cells])
        for row in compared(text).at(place)
        if row.kind != "clause" or any(cell.clause for cell in row.cells)
    ]


def test_a_field_that_is_found_in_the_other_text_stands_in_both(ours, theirs):
    match(field(ours), theirs, point=point(theirs), wording="hidup sehat")
    assert told(ours, Place.ALL) == [("Kesehatan", ["worded", "found"])]
    (_own, other) = compared(ours).rows[0].cells
    assert [each.wording for each in other.matches] == ["hidup sehat"]


def test_a_field_that_was_looked_for_in_vain_stands_in_one_text_alone(ours, theirs):
    match(field(ours), theirs, is_matched=False, wording="")
    assert told(ours, Place.DIFFERS) == [("Kesehatan", ["worded", "not_found"])]


def test_a_field_that_nobody_looked_for_is_said_to_be_just_that(ours, theirs):
    field(ours)
    assert told(ours, Place.OPEN) == [("Kesehatan", ["worded", "unlooked"])]
    assert told(ours, Place.DIFFERS) == []


def test_a_point_is_in_no_field_once_all_fields_were_looked_for(ours, theirs):
    first, second = field(ours), field(ours, "Pariwisata", position=2)
    matched, alone = point(theirs, 1), point(theirs, 2)
    match(first, theirs, point=matched, wording="")
    assert told(ours, Place.OPEN) == [("Pariwisata", ["worded", "unlooked"]), ("butir 2", ["unlooked", "worded"])]
    match(second, theirs, is_matched=False, wording="")
    assert told(ours, Place.OPEN) == []
    assert ("butir 2", ["in_no_field", "worded"]) in told(ours, Place.DIFFERS)
    assert alone.wording == "butir 2"


def test_a_field_that_was_found_without_saying_where_leaves_every_point_open(ours, theirs):
    point(theirs)
    match(field(ours), theirs, point=None, wording="kesehatan")
    assert told(ours, Place.OPEN) == [("butir 1", ["unlooked", "worded"])]


def test_a_point_beside_a_text_without_fields_stays_open(ours, theirs):
    point(theirs)
    assert told(ours, Place.OPEN) == [("butir 1", ["unlooked", "worded"])]


def test_a_clause_that_both_lack_is_what_no_text_says(ours, theirs):
    for text in (ours, theirs):
        make.ClauseFactory(text=text, kind="outcomes", is_present=False)
    (row,) = compared(ours).at(Place.NONE)
    assert [cell.state.value for cell in row.cells] == ["absent", "absent"]


def test_clauses_carry_their_articles_and_what_nobody_ticked_is_open(ours, theirs):
    make.ClauseFactory(text=ours, kind="period", article="pasal 11")
    rows = {row.cells[0].clause.kind: row for row in compared(ours).clauses if row.cells[0].clause}
    assert len(compared(ours).clauses) == 8
    assert [cell.state.value for cell in rows["period"].cells] == ["stands", "unlooked"]
    assert rows["period"].cells[0].clause.article == "pasal 11"


def test_of_three_texts_what_one_lacks_differs_though_another_was_not_read(ours, theirs):
    make.AgreementTextFactory(agreement=ours.agreement, party="partner", language="en")
    match(field(ours), theirs, is_matched=False, wording="")
    (row,) = compared(ours).at(Place.DIFFERS)
    assert {cell.state.value for cell in row.cells} == {"worded", "not_found", "unlooked"}


def test_texts_of_one_party_are_told_apart_by_their_language(ours, theirs):
    make.AgreementTextFactory(agreement=ours.agreement, party="partner", language="en")
    assert len(set(compared(ours).headings)) == 3


def test_what_is_not_recorded_of_a_text_is_empty(ours, theirs):
    facts = {fact.values[0][1]: fact.values[1][1] for fact in compared(ours).facts}
    assert facts["5"] == "1"
    assert facts["11"] == ""
