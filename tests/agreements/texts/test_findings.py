"""What a person finds in a text: clauses and fields, many at once, in one act."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agreements.models import Clause
from agreements.services import texts
from agreements.services.texts import Found, Stands
from portal.services import StaleEdit
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    """The partner's text of a confirmed agreement."""
    return make.AgreementTextFactory(agreement__confirmed=True, party="partner")


@pytest.fixture
def coordinator(text):
    return make.MembershipFactory(government=text.government).user


@pytest.fixture
def field(text):
    ours = make.AgreementTextFactory(agreement=text.agreement)
    return make.CooperationFieldFactory(agreement=text.agreement, text=ours)


@pytest.fixture
def points(text):
    return [make.TextPointFactory(text=text, position=position) for position in (1, 2, 3)]


def say(text, by, *, reason="", **said):
    texts.say_clauses(text, by=by, before=texts.seen(text.clauses), said=said, reason=reason)


def find(text, by, field, *told, reason=""):
    found = {field: Found(*told)}
    texts.say_matches(text, by=by, before=texts.seen(text.matches), found=found, reason=reason)


def recorded(text) -> dict:
    return {clause.kind: (clause.is_present, clause.article) for clause in text.clauses.all()}


def matched(text) -> set:
    return {(match.is_matched, match.point and match.point.position, match.wording) for match in text.matches.all()}


def test_a_clause_is_recorded_as_present_as_absent_or_not_at_all(text, coordinator):
    say(text, coordinator, period=Stands(True, "pasal 11"), outcomes=Stands(False), financing=Stands(None))
    assert recorded(text) == {"period": (True, "pasal 11"), "outcomes": (False, "")}
    assert text.clauses.get(kind="period").key == f"{text.key}-period"


def test_what_stands_so_already_keeps_its_version(text, coordinator):
    for article in ("pasal 11", "pasal 12"):
        say(text, coordinator, period=Stands(True, article), aims=Stands(False))
    versions = dict(text.clauses.values_list("kind", "version"))
    assert versions == {"period": 1, "aims": 0}


def test_what_was_recorded_is_taken_back_with_a_reason_alone(text, coordinator):
    say(text, coordinator, period=Stands(True))
    with pytest.raises(ValidationError) as refused:
        say(text, coordinator, period=Stands(None))
    assert list(refused.value.message_dict) == ["reason"]
    assert recorded(text) == {"period": (True, "")}
    say(text, coordinator, period=Stands(None), reason="Salah naskah.")
    assert recorded(text) == {}
    gone = Clause.pgh_event_model.objects.latest("pgh_id")
    assert (gone.pgh_label, gone.pgh_context["reason"]) == ("delete", "Salah naskah.")


def test_who_comes_too_late_overwrites_nothing(text, coordinator):
    before = texts.seen(text.clauses)
    say(text, coordinator, period=Stands(True, "pasal 11"))
    with pytest.raises(StaleEdit):
        texts.say_clauses(text, by=coordinator, before=before, said={"period": Stands(False)})
    assert recorded(text) == {"period": (True, "pasal 11")}


def test_another_government_says_nothing_of_it(text, field):
    stranger = make.MembershipFactory().user
    with pytest.raises(PermissionDenied):
        say(text, stranger, period=Stands(True))
    with pytest.raises(PermissionDenied):
        find(text, stranger, field, True)
    assert not text.clauses.exists()
    assert not text.matches.exists()


def test_a_field_is_found_in_several_points(text, coordinator, field, points):
    find(text, coordinator, field, True, tuple(points[:2]), "kesehatan")
    assert matched(text) == {(True, 1, "kesehatan"), (True, 2, "kesehatan")}


def test_points_change_and_rows_stay(text, coordinator, field, points):
    find(text, coordinator, field, True, tuple(points[:2]), "kesehatan")
    rows = set(text.matches.values_list("pk", flat=True))
    find(text, coordinator, field, True, (points[1], points[2]))
    assert matched(text) == {(True, 2, "kesehatan"), (True, 3, "kesehatan")}
    assert set(text.matches.values_list("pk", flat=True)) == rows


def test_what_was_found_turns_out_not_to_stand_there_and_back(text, coordinator, field, points):
    find(text, coordinator, field, True, tuple(points), "kesehatan")
    find(text, coordinator, field, False)
    assert matched(text) == {(False, None, "")}
    find(text, coordinator, field, True, (), "kesehatan")
    assert matched(text) == {(True, None, "kesehatan")}


def test_a_finding_is_taken_back_with_a_reason_alone(text, coordinator, field):
    find(text, coordinator, field, False)
    with pytest.raises(ValidationError):
        find(text, coordinator, field, None)
    find(text, coordinator, field, None, reason="Belum dibaca.")
    assert matched(text) == set()


def test_a_text_is_asked_for_the_fields_that_it_does_not_word(text, field):
    make.CooperationFieldFactory(agreement=text.agreement, text=text)
    unworded = make.CooperationFieldFactory(agreement=text.agreement)
    make.CooperationFieldFactory()
    assert set(texts.looked_for(text)) == {field, unworded}
