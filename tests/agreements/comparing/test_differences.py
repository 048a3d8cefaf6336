"""An agreement against the one that it renews, or under which it hangs."""

import pytest

from agreements.comparing.agreements import differences_of
from agreements.comparing.values import changed_values
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make.AgreementFactory(partnership__published=True, confirmed=True)


@pytest.fixture
def coordinator(old):
    return make.MembershipFactory(government=old.government).user


@pytest.fixture
def renewal(old):
    return make.AgreementFactory(
        partnership=old.partnership, succeeds=old, signed=make.when("2021-11-25"), duration_months=36
    )


@pytest.fixture
def addendum(old):
    return make.AgreementFactory(
        partnership=old.partnership,
        kind="addendum",
        parent=old,
        signed=make.when("2018"),
        term="",
        duration_months=None,
        notice_months=3,
    )


def field(agreement, wording, **attributes):
    return make.CooperationFieldFactory(agreement=agreement, wording=wording, **attributes)


def only(agreement, user):
    (difference,) = differences_of(agreement, user=user)
    return difference


def worded(fields) -> list[str]:
    return [each.wording for each in fields]


def test_fields_of_a_renewal_are_kept_dropped_or_new(old, renewal, coordinator):
    water, _roads = field(old, "manajemen air limbah"), field(old, "jalan dan jembatan")
    field(renewal, "manajemen air", origin=water)
    field(renewal, "kualitas udara")
    fields = only(renewal, coordinator).fields
    (kept,) = fields.kept
    assert (kept.wording.before, kept.wording.after) == ("manajemen air limbah", "manajemen air")
    assert worded(fields.left) == ["jalan dan jembatan"]
    assert worded(fields.new) == ["kualitas udara"]
    assert not fields.untold


def test_where_nobody_named_an_origin_nothing_is_called_dropped_or_new(old, renewal, coordinator):
    field(old, "pariwisata")
    field(renewal, "pariwisata")
    fields = only(renewal, coordinator).fields
    assert (fields.kept, fields.left, fields.new) == ((), (), ())
    assert worded(fields.untold_before) == worded(fields.untold_after) == ["pariwisata"]


def test_a_renewal_of_which_no_field_is_recorded_drops_none(old, renewal, coordinator):
    field(old, "pariwisata")
    fields = only(renewal, coordinator).fields
    assert (worded(fields.untold_before), list(fields.left)) == (["pariwisata"], [])


def test_what_an_addendum_does_not_mention_is_unchanged(old, addendum, coordinator):
    water, _tourism = field(old, "air"), field(old, "pariwisata")
    field(addendum, "air bersih", origin=water)
    difference = only(addendum, coordinator)
    assert not difference.is_renewal
    assert worded(difference.fields.left) == ["pariwisata"]
    (change,) = difference.values.changes
    assert (change.name, change.before, change.after) == ("notice_months", "6", "3")
    assert difference.values.unmentioned == 2


def test_an_addendum_without_fields_leaves_all_of_them(old, addendum, coordinator):
    field(old, "pariwisata")
    fields = only(addendum, coordinator).fields
    assert (worded(fields.left), fields.untold) == (["pariwisata"], False)


def test_what_an_addendum_drops_is_dropped_and_the_rest_unchanged(old, addendum, coordinator):
    field(old, "air", dropped_by=addendum)
    field(old, "pariwisata")
    fields = only(addendum, coordinator).fields
    assert (worded(fields.dropped), worded(fields.left)) == (["air"], ["pariwisata"])


def test_what_an_addendum_dropped_is_not_dropped_by_the_renewal(old, addendum, renewal, coordinator):
    field(old, "air", dropped_by=addendum)
    water = field(old, "pariwisata")
    field(renewal, "pariwisata", origin=water)
    fields = only(renewal, coordinator).fields
    assert (worded(fields.gone), list(fields.left)) == (["air"], [])


def test_an_addendum_that_was_annulled_dropped_nothing(old, renewal, coordinator):
    void = make.AgreementFactory(partnership=old.partnership, kind="addendum", parent=old, annulled=True)
    field(old, "air", dropped_by=void)
    field(renewal, "pariwisata", origin=field(old, "wisata"))
    fields = only(renewal, coordinator).fields
    assert (list(fields.gone), worded(fields.left)) == ([], ["air"])


def test_agencies_that_left_and_came_are_told_of_a_field_that_is_kept(old, renewal, coordinator):
    water = field(old, "air")
    again = field(renewal, "air", origin=water)
    stays, goes, comes = (make.AgencyFactory(government=old.government) for _ in range(3))
    for agency in (stays, goes):
        make.AssignmentFactory(field=water, agency=agency)
    for agency in (stays, comes):
        make.AssignmentFactory(field=again, agency=agency)
    agencies = only(renewal, coordinator).fields.kept[0].agencies
    assert (agencies.gone, agencies.new) == ([goes], [comes])


def test_an_agency_whose_time_had_ended_is_not_lost_by_the_renewal(old, renewal, coordinator):
    water = field(old, "air")
    again = field(renewal, "air", origin=water)
    agency = make.AgencyFactory(government=old.government)
    make.AssignmentFactory(field=water, agency=agency, ended=make.when("2018"))
    make.AssignmentFactory(field=again, agency=make.AgencyFactory(government=old.government))
    assert only(renewal, coordinator).fields.kept[0].agencies.gone == []


def test_without_agencies_in_the_renewal_none_is_called_gone(old, renewal, coordinator):
    water = field(old, "air")
    field(renewal, "air", origin=water)
    make.AssignmentFactory(field=water)
    agencies = only(renewal, coordinator).fields.kept[0].agencies
    assert (agencies.unrecorded, agencies.changed) == (True, False)


def test_wordings_in_two_languages_are_not_held_against_each_other(old, renewal, coordinator):
    tourism = field(old, "pariwisata")
    field(renewal, "tourism", origin=tourism, language="en")
    (kept,) = only(renewal, coordinator).fields.kept
    assert (kept.wording, kept.is_translated) == (None, True)


def test_attributes_that_differ_are_told_and_the_others_counted(old, renewal, coordinator):
    values = only(renewal, coordinator).values
    told = {change.name: (change.before, change.after) for change in values.changes}
    assert told["duration_months"] == ("60", "36")
    assert set(told) == {"duration_months", "expires", "last_notice"}
    # kind, term, notice_months; starts, notice_channel and renewal are recorded of neither
    assert (values.unchanged, values.unrecorded) == (3, 3)


def test_clauses_are_told_with_the_article_that_carries_them(old, renewal, coordinator):
    was, now = (make.AgreementTextFactory(agreement=each) for each in (old, renewal))
    make.ClauseFactory(text=was, kind="period", article="pasal 11")
    make.ClauseFactory(text=now, kind="period", article="pasal 9")
    make.ClauseFactory(text=was, kind="outcomes", is_present=False)
    clauses = only(renewal, coordinator).clauses
    told = {change.before: change for change in clauses.changes}
    assert told["pasal 11"].after == "pasal 9"
    assert len(told) == 2
    assert clauses.unrecorded == 6


def test_a_change_of_which_one_side_is_not_recorded_says_so(old):
    old.refresh_from_db()
    filled = type(old).objects.get(pk=old.pk)
    filled.notice_channel = "saluran diplomatik"
    (change,) = changed_values(old, filled, ["notice_channel", "title"]).changes
    assert change.is_one_sided


def test_what_the_reader_may_not_see_is_not_compared(old, renewal, coordinator):
    type(old).objects.filter(pk=old.pk).update(confirmed_on=None, is_draft=True)
    stranger = make.MembershipFactory().user
    assert differences_of(renewal, user=stranger) == []
    assert len(differences_of(renewal, user=coordinator)) == 1


def test_the_number_of_queries_does_not_grow_with_the_fields(old, renewal, coordinator, django_assert_num_queries):
    for number in range(5):
        each = field(old, f"bidang {number}")
        make.AssignmentFactory(field=each)
        make.AssignmentFactory(field=field(renewal, f"bidang {number} baru", origin=each))
    with django_assert_num_queries(11):
        difference = only(renewal, coordinator)
        assert len([kept.wording.pieces for kept in difference.fields.kept]) == 5
        assert len(difference.records) == 12
