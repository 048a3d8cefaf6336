"""What agencies say of their responsibilities: by whom, by which way, on which day, and with what proof."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from agreements.models import Acknowledgement, AssignmentStatus, Handover, OfficerInCharge
from agreements.services import assignments as services
from agreements.services.agreements import delete_draft
from agreements.services.assignments import Way
from agreements.services.parts import remove_part
from portal.models import Document
from portal.partial_dates import PartialDate
from tests.factories import (
    AgencyFactory,
    AgencySuccessionFactory,
    AgreementFactory,
    AssignmentFactory,
    CooperationFieldFactory,
    MembershipFactory,
    when,
)
from tests.files import a_file, a_picture
from tests.life import (
    AcknowledgementFactory,
    ActivityFactory,
    AnswerFactory,
    AssignmentStatusFactory,
    HandoverFactory,
    ObstacleFactory,
    OfficerFactory,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
WHATSAPP = Way("whatsapp")


@pytest.fixture
def assignment():
    return AssignmentFactory()


@pytest.fixture
def officer(assignment):
    """Somebody who serves the agency."""
    return MembershipFactory(government=assignment.government, agency_officer=True, agency=assignment.agency).user


@pytest.fixture
def coordinator(assignment):
    return MembershipFactory(government=assignment.government).user


def acts(assignment) -> list:
    """Each act on the responsibility, as a function of who does it and by which way."""
    serving = OfficerFactory(assignment=assignment)
    leaving = OfficerFactory(assignment=assignment, transferred=True)
    return [
        lambda **how: services.acknowledge(assignment, state="aware", **how),
        lambda **how: services.say_status(assignment, state="running", **how),
        lambda **how: services.put_in_charge(assignment, post="Kepala Bidang", **how),
        lambda **how: services.officer_leaves(serving, leaving="transfer", **how),
        lambda **how: services.hand_over(leaving, what={"open_matters": "Surat belum dibalas"}, **how),
    ]


def strangers(assignment) -> list:
    other_agency = AgencyFactory(government=assignment.government)
    successor = AgencySuccessionFactory(predecessor=assignment.agency).successor
    of = MembershipFactory
    return [
        of(government=assignment.government, agency_officer=True, agency=other_agency).user,
        of(government=assignment.government, agency_officer=True, agency=assignment.agency, ended=True).user,
        of(government=assignment.government, agency_officer=True, agency=successor, ended=True).user,
        of(agency_officer=True).user,
        of().user,
        of(government=assignment.government, ended=True).user,
        of(government=assignment.government, council_member=True).user,
        of(government=assignment.government, administrator=True).user,
        of(government=assignment.government.province, overseer=True).user,
    ]


def test_nobody_but_the_agency_and_the_coordinator_speaks_for_it(assignment):
    people = strangers(assignment)
    for act in acts(assignment):
        for person in people:
            with pytest.raises(PermissionDenied):
                act(by=person, way=WHATSAPP)


def test_the_agency_speaks_through_the_portal(assignment, officer):
    for act in acts(assignment):
        said = act(by=officer)
        assert (said.on_behalf, said.channel) == (False, "portal")


def test_an_agency_cannot_pretend_that_it_was_recorded_on_its_behalf(assignment, officer):
    said = services.acknowledge(assignment, by=officer, state="aware", way=WHATSAPP)
    assert (said.on_behalf, said.channel) == (False, "portal")


def test_an_officer_of_the_agency_that_succeeds_speaks_for_itself(assignment):
    successor = AgencySuccessionFactory(predecessor=assignment.agency).successor
    officer = MembershipFactory(government=assignment.government, agency_officer=True, agency=successor).user
    assert not services.acknowledge(assignment, by=officer, state="aware").on_behalf


def test_the_coordinator_speaks_on_behalf_by_a_channel(assignment, coordinator):
    for act in acts(assignment):
        said = act(by=coordinator, way=WHATSAPP)
        assert (said.on_behalf, said.channel) == (True, "whatsapp")


@pytest.mark.parametrize("channel", ["", "portal"])
def test_what_is_said_on_behalf_names_its_channel(assignment, coordinator, channel):
    for act in acts(assignment):
        with pytest.raises(ValidationError) as refused:
            act(by=coordinator, way=Way(channel))
        assert "channel" in refused.value.error_dict
    assert not Acknowledgement.objects.exists()


def test_a_channel_that_is_none_is_refused(assignment, coordinator):
    with pytest.raises(ValidationError) as refused:
        services.acknowledge(assignment, by=coordinator, state="aware", way=Way("merpati"))
    assert "channel" in refused.value.error_dict


def test_the_proof_stands_beside_what_it_proves(assignment, coordinator):
    said = services.acknowledge(assignment, by=coordinator, state="aware", way=Way("whatsapp", a_picture()))
    assert [each.about for each in Document.objects.about(said)] == [said]


def test_a_proof_that_is_refused_leaves_nothing_behind(assignment, coordinator):
    with pytest.raises(ValidationError):
        services.acknowledge(
            assignment, by=coordinator, state="aware", way=Way("letter", a_file("surat.pdf", b"bukan pdf"))
        )
    assert not Acknowledgement.objects.exists()


def test_a_day_that_is_not_given_is_today_and_one_to_come_is_refused(assignment, officer):
    assert services.acknowledge(assignment, by=officer, state="aware").happened == PartialDate.on(TODAY())
    tomorrow = PartialDate.on(TODAY() + timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        services.acknowledge(assignment, by=officer, state="unaware", day=tomorrow)
    assert "happened" in refused.value.error_dict
    with pytest.raises(ValidationError) as refused:
        services.put_in_charge(assignment, by=officer, post="Kepala Bidang", since=tomorrow)
    assert "started" in refused.value.error_dict


def test_each_statement_is_kept_and_the_history_names_who_made_it(assignment, officer, coordinator):
    services.acknowledge(assignment, by=officer, state="aware")
    services.acknowledge(assignment, by=coordinator, state="unaware", note="Bukan tugas kami.", way=WHATSAPP)
    assert list(assignment.acknowledgement_set.values_list("state", flat=True)) == ["aware", "unaware"]
    events = Acknowledgement.pgh_event_model.objects.order_by("pgh_id")
    assert [event.pgh_context["user"] for event in events] == [officer.pk, coordinator.pk]


def test_what_stopped_says_why(assignment, officer):
    with pytest.raises(ValidationError) as refused:
        services.say_status(assignment, by=officer, state="stopped", reason=" ")
    assert "reason" in refused.value.error_dict
    said = services.say_status(assignment, by=officer, state="stopped", reason="Anggaran tidak tersedia.")
    assert (said.state, said.reason) == ("stopped", "Anggaran tidak tersedia.")
    assert services.say_status(assignment, by=officer, state="running").reason == ""


def test_a_new_officer_closes_nobody(assignment, officer):
    first = services.put_in_charge(assignment, by=officer, post="Kepala Bidang")
    services.put_in_charge(assignment, by=officer, post="Kepala Subbidang", since=when("2018"))
    first.refresh_from_db()
    assert first.ended is None
    assert assignment.officers.count() == 2


def test_an_officer_leaves_once_with_the_reason_and_the_place(assignment, officer):
    serving = OfficerFactory(assignment=assignment)
    gone = services.officer_leaves(serving, by=officer, leaving="transfer", on=when("2019"), moved_to="Dinas Sosial")
    assert (str(gone.ended), gone.leaving, gone.moved_to) == ("2019", "transfer", "Dinas Sosial")
    with pytest.raises(PermissionDenied):
        services.officer_leaves(serving, by=officer, leaving="retirement")


def test_an_officer_cannot_leave_before_he_began(assignment, officer):
    serving = OfficerFactory(assignment=assignment, started=when("2017"))
    with pytest.raises(ValidationError):
        services.officer_leaves(serving, by=officer, leaving="transfer", on=when("2016"))
    serving.refresh_from_db()
    assert serving.ended is None


def test_a_handover_to_a_new_post_puts_it_in_charge_on_the_same_day(assignment, officer):
    leaving = OfficerFactory(assignment=assignment, transferred=True)
    handover = services.hand_over(
        leaving,
        by=officer,
        what={"happened": when("2019-02-01"), "contacts": "Seksi Kerja Sama"},
        to_post="Kepala Baru",
    )
    taker = handover.taken_over_by
    assert (taker.post, taker.assignment, taker.started) == ("Kepala Baru", assignment, when("2019-02-01"))
    assert handover.contacts == "Seksi Kerja Sama"


def test_a_handover_is_recorded_once(assignment, officer):
    leaving = HandoverFactory(officer__assignment=assignment).officer
    with pytest.raises(PermissionDenied):
        services.hand_over(leaving, by=officer, what={}, to_post="Kepala Baru")
    assert OfficerInCharge.objects.count() == 1


def test_nobody_hands_over_to_himself_or_to_an_officer_of_another_field(assignment, officer):
    leaving = OfficerFactory(assignment=assignment, transferred=True)
    for taker in (leaving, OfficerFactory()):
        with pytest.raises(ValidationError) as refused:
            services.hand_over(leaving, by=officer, what={"taken_over_by": taker})
        assert "taken_over_by" in refused.value.error_dict
    assert not Handover.objects.exists()


def test_a_handover_does_not_come_before_the_officer_begins(assignment, officer):
    leaving = OfficerFactory(assignment=assignment, started=when("2017-03"))
    with pytest.raises(ValidationError) as refused:
        services.hand_over(leaving, by=officer, what={"happened": when("2017-02")}, to_post="Kepala Baru")
    assert list(refused.value.error_dict) == ["happened"]
    assert not Handover.objects.exists()
    assert list(OfficerInCharge.objects.all()) == [leaving]
    services.hand_over(leaving, by=officer, what={"happened": when("2017")})


def test_a_responsibility_that_ended_is_acknowledged_no_more_but_its_officers_still_leave(officer, assignment):
    serving = OfficerFactory(assignment=assignment)
    assignment.ended = when("2018")
    assignment.save()
    with pytest.raises(PermissionDenied):
        services.acknowledge(assignment, by=officer, state="aware")
    with pytest.raises(PermissionDenied):
        services.put_in_charge(assignment, by=officer, post="Kepala Baru")
    assert services.say_status(assignment, by=officer, state="completed").state == "completed"
    assert services.officer_leaves(serving, by=officer, leaving="other").ended


def test_under_an_annulled_agreement_nothing_is_said(officer, assignment):
    agreement = assignment.field.agreement
    agreement.annulled_on, agreement.annulment_reason = TODAY(), "Tercatat dua kali."
    agreement.save()
    with pytest.raises(PermissionDenied):
        services.say_status(assignment, by=officer, state="running")


@pytest.mark.parametrize("said", [AcknowledgementFactory, AssignmentStatusFactory, OfficerFactory, AnswerFactory])
def test_a_responsibility_of_which_something_is_said_is_not_removed(assignment, coordinator, said):
    said(assignment=assignment)
    with pytest.raises(ValidationError):
        remove_part(assignment, by=coordinator, reason="Salah catat.")
    with pytest.raises(ValidationError):
        remove_part(assignment.field, by=coordinator, reason="Salah catat.")
    assignment.refresh_from_db()


def test_a_responsibility_of_which_nothing_is_said_is_removed(assignment, coordinator):
    remove_part(assignment, by=coordinator, reason="Salah catat.")
    assert not type(assignment).objects.filter(pk=assignment.pk).exists()


def test_a_field_that_others_name_is_not_removed(coordinator, assignment):
    field = assignment.field
    activity = ActivityFactory(partnership=field.agreement.partnership)
    activity.fields.add(field)
    with pytest.raises(ValidationError):
        remove_part(field, by=coordinator, reason="Salah catat.")
    other = CooperationFieldFactory(agreement=field.agreement)
    ObstacleFactory(partnership=field.agreement.partnership, field=other)
    with pytest.raises(ValidationError):
        remove_part(other, by=coordinator, reason="Salah catat.")
    field.refresh_from_db()


def test_a_draft_below_which_something_was_said_is_not_deleted():
    draft = AgreementFactory(draft=True, unsigned=True)
    AssignmentStatusFactory(assignment=AssignmentFactory(field=CooperationFieldFactory(agreement=draft)))
    coordinator = MembershipFactory(government=draft.government).user
    with pytest.raises(ValidationError):
        delete_draft(draft, by=coordinator)
    draft.refresh_from_db()
    assert AssignmentStatus.objects.count() == 1
