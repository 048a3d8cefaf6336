"""An addendum drops fields: the signed agreement goes on naming them, and nobody is responsible for them afterwards."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from agreements.comparing.agreements import differences_of
from agreements.models import Agreement, CooperationField
from agreements.services.agreements import change_agreement
from agreements.services.dropped import drop_fields
from evaluations.warnings.responsibility import field_never_started
from tests import factories as make
from tests import life
from tests.agreements.acts.forms import content, form, url
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client, user):
    client.force_login(user)


@pytest.fixture
def user():
    return make.MembershipFactory().user


@pytest.fixture
def agreement(user):
    """Confirmed, with two fields."""
    partnership = make.PartnershipFactory(government=user.memberships.get().government, published=True)
    made = make.AgreementFactory(partnership=partnership, confirmed=True)
    for number, wording in enumerate(("Pendidikan", "Kesehatan"), start=1):
        make.CooperationFieldFactory(agreement=made, position=number, wording=wording)
    return made


@pytest.fixture
def health(agreement):
    return agreement.fields.get(wording="Kesehatan")


def addendum_to(agreement, **attributes) -> Agreement:
    signed = {"signed": when("2018-03-10"), "signed_wording": "10 Maret 2018", "title": "Adendum I"}
    under = {"partnership": agreement.partnership, "parent": agreement, "kind": "addendum"}
    return make.AgreementFactory(**signed | under | {"duration_months": None, "term": ""} | attributes)


@pytest.fixture
def addendum(agreement):
    return addendum_to(agreement)


def test_the_signed_agreement_stays_as_it_is_and_names_what_dropped_its_field(agreement, addendum, health, user):
    before = Agreement.objects.values().get(pk=agreement.pk)
    drop_fields(addendum, by=user, fields=[health])
    assert Agreement.objects.values().get(pk=agreement.pk) == before
    assert list(agreement.fields.values_list("wording", "dropped_by")) == [
        ("Pendidikan", None),
        ("Kesehatan", addendum.pk),
    ]


def test_whoever_is_responsible_is_so_until_the_day_of_the_addendum(addendum, health, user):
    going_on, ended = make.AssignmentFactory(field=health), make.AssignmentFactory(field=health, ended=when("2017"))
    later = make.AssignmentFactory(field=health, started=when("2019"))
    drop_fields(addendum, by=user, fields=[health])
    for each in (going_on, ended, later):
        each.refresh_from_db()
    assert (going_on.ended, going_on.ended_wording) == (addendum.signed, "10 Maret 2018")
    assert (ended.ended, later.ended) == (when("2017"), None)


def test_a_field_counts_as_dropped_from_that_day_on(addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    assert health in CooperationField.objects.standing_on(date(2018, 3, 9))
    assert health not in CooperationField.objects.standing_on(date(2018, 3, 10))
    Agreement.objects.filter(pk=addendum.pk).update(annulled_on="2020-01-01", annulment_reason="Keliru")
    assert health in CooperationField.objects.standing_on(date(2018, 3, 10))


def test_nobody_is_warned_of_a_dropped_field_that_never_started(agreement, addendum, health, user):
    assignment = make.AssignmentFactory(field=health)
    life.AssignmentStatusFactory(assignment=assignment, state="not_started", happened=when("2017"))
    running = type(agreement.partnership).objects.all()

    def warned() -> list[str]:
        return [each.words["field"] for each in field_never_started(running, date(2019, 1, 1))]

    assert warned() == ["Kesehatan"]
    drop_fields(addendum, by=user, fields=[health])
    assert warned() == []


STATES = {
    "a draft": {"is_draft": True},
    "not signed": {"signed": None, "signed_wording": ""},
    "of another kind": {"kind": "action_plan"},
    "under nothing": {"parent": None},
    "annulled": {"annulled": True},
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_only_a_signed_addendum_of_the_register_drops_fields(client, agreement, health, user, state):
    addendum = addendum_to(agreement, **state)
    assert client.get(url("agreements:agreement-drop", addendum)).status_code == 403
    with pytest.raises(PermissionDenied):
        drop_fields(addendum, by=user, fields=[health])


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "administrator"])
def test_nobody_but_the_coordinator_drops_fields(client, addendum, role):
    client.force_login(make.MembershipFactory(government=addendum.government, **{role: True}).user)
    assert client.get(url("agreements:agreement-drop", addendum)).status_code == 403
    assert client.post(url("agreements:agreement-drop", addendum), form()).status_code == 403


def test_fields_of_other_agreements_and_those_that_another_dropped_are_not_offered(agreement, addendum, health, user):
    make.CooperationFieldFactory()
    drop_fields(addendum, by=user, fields=[health, make.CooperationFieldFactory()])
    assert CooperationField.objects.filter(dropped_by__isnull=False).get() == health
    second = addendum_to(agreement, title="Adendum II")
    drop_fields(second, by=user, fields=[])
    health.refresh_from_db()
    assert health.dropped_by == addendum


def test_what_an_annulled_addendum_dropped_another_one_may_drop(client, agreement, addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    Agreement.objects.filter(pk=addendum.pk).update(annulled_on="2020-01-01", annulment_reason="Keliru")
    address = url("agreements:agreement-drop", addendum_to(agreement, key="adendum-ii", title="Adendum II"))
    assert "checked" not in content(client.get(address))
    assert client.post(address, form()).status_code == 302
    health.refresh_from_db()
    assert health.dropped_by == addendum
    assert client.post(address, form(dropped=[health.key])).status_code == 302
    health.refresh_from_db()
    assert health.dropped_by.key == "adendum-ii"


def test_what_a_confirmed_addendum_dropped_is_taken_back_with_a_reason(addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    Agreement.objects.filter(pk=addendum.pk).update(confirmed_on="2020-01-01")
    with pytest.raises(ValidationError):
        drop_fields(addendum, by=user, fields=[])
    drop_fields(addendum, by=user, fields=[], reason="Salah baca")
    health.refresh_from_db()
    assert health.dropped_by is None


MOVED = {
    "under another": lambda agreement: {"parent": make.AgreementFactory(partnership=agreement.partnership)},
    "under nothing": lambda agreement: {"parent": None},
    "as another kind": lambda agreement: {"kind": "action_plan"},
    "not signed": lambda agreement: {"signed": None, "signed_wording": ""},
    "signed on a day that nobody knows": lambda agreement: {"signed": when("unknown")},
}


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED)
def test_what_dropped_fields_goes_on_hanging_signed_under_their_agreement(agreement, addendum, health, user, moved):
    drop_fields(addendum, by=user, fields=[health])
    with pytest.raises(ValidationError):
        change_agreement(addendum, by=user, version=addendum.version, changes=moved(agreement))
    drop_fields(addendum, by=user, fields=[])
    change_agreement(addendum, by=user, version=addendum.version, changes=moved(agreement))


def test_a_renewal_takes_it_over_only_where_somebody_says_so(client, agreement, addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    taken_over = client.get(url("agreements:agreement-renew", agreement)).context["form"].fields["taken_over"]
    assert [label for _key, label in taken_over.choices] == ["Pendidikan", "Kesehatan"]
    assert taken_over.initial == [agreement.fields.get(wording="Pendidikan").key]


def test_the_pages_tell_it_to_everybody(client, agreement, addendum, health):
    address = url("agreements:agreement-drop", addendum)
    both = [field.key for field in agreement.fields.all()]
    assert client.post(address, form(dropped=both)).status_code == 302
    assert client.post(address, form(dropped=[health.key])).status_code == 302
    assert f'value="{health.key}"' in content(client.get(address))
    client.logout()
    assert "Adendum I" in content(client.get(agreement.get_absolute_url())).split('id="related-title"')[0]
    assert "Adendum I" in content(client.get(health.get_absolute_url()))
    assert "Kesehatan" in content(client.get(addendum.get_absolute_url()))


def test_an_addendum_that_the_reader_does_not_see_is_not_named(client, agreement, addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    Agreement.objects.filter(pk=addendum.pk).update(annulled_on="2020-01-01", annulment_reason="Keliru")
    client.logout()
    for record in (agreement, health):
        assert "Adendum I" not in content(client.get(record.get_absolute_url()))


def test_an_agreement_does_not_drop_a_field_of_its_own(agreement, health):
    with pytest.raises(IntegrityError), transaction.atomic():
        CooperationField.objects.filter(pk=health.pk).update(dropped_by=agreement)


def test_what_drops_a_field_is_kept_by_the_same_government(health):
    foreign = make.AgreementFactory()

    def drop() -> None:
        CooperationField.objects.filter(pk=health.pk).update(dropped_by=foreign)
        connection.check_constraints()

    with pytest.raises(IntegrityError), transaction.atomic():
        drop()


def test_the_difference_of_the_addendum_calls_it_dropped(agreement, addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    [difference] = differences_of(addendum, user=user)
    assert [each.wording for each in difference.fields.dropped] == ["Kesehatan"]
    assert [each.wording for each in difference.fields.left] == ["Pendidikan"]


def test_the_page_of_the_difference_names_it(client, addendum, health, user):
    drop_fields(addendum, by=user, fields=[health])
    page = content(client.get(url("agreements:agreement-differences", addendum)))
    assert page.index(_("Dropped by it")) < page.index("Kesehatan") < page.index("Pendidikan")
