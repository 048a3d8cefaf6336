"""To whom a matter goes: the agency's officers, else its mailbox, else the coordinators, who are told why."""

from datetime import date

import pytest
from django.utils import timezone

from evaluations.matters import Matter
from evaluations.recipients import Directory
from evaluations.reminders import run_on
from portal.roles import Role
from tests import factories as make
from tests import life

DAY = date(2021, 6, 1)
LONG_AGO = date(2015, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """Without officer and mailbox, in a government that has a coordinator."""
    agency = make.AgencyFactory(name="Dinas Bina Marga")
    make.MembershipFactory(government=agency.government, starts=LONG_AGO, user__username="koordinator")
    return agency


def serve(agency, username: str, **traits):
    return make.MembershipFactory(
        government=agency.government,
        agency_officer=True,
        agency=agency,
        user__username=username,
        **{"starts": LONG_AGO, **traits},
    ).user


def matter(government, role=Role.AGENCY_OFFICER, agency=None) -> Matter:
    return Matter(
        code="not_acknowledged",
        subject="agreements.assignment:satu",
        text="Belum ada konfirmasi.",
        government_id=government.pk,
        since=date(2020, 1, 1),
        role=role,
        agency=agency,
        url="/",
    )


def told(about: Matter) -> dict[str, str]:
    """Address before the @ → why it comes there."""
    found = Directory([about.government_id], DAY).told(about)
    return {each.recipient.address.partition("@")[0]: str(each.why) for each in found}


def of(agency) -> dict[str, str]:
    return told(matter(agency.government, agency=agency))


def test_its_officers_are_told_and_nobody_else(agency):
    agency.mailbox = "dinas@example.test"
    agency.save()
    serve(agency, "budi")
    serve(agency, "ani")
    assert of(agency) == {"budi": "", "ani": ""}


def test_its_mailbox_is_told_where_it_has_no_officer(agency):
    agency.mailbox = "dinas@example.test"
    agency.save()
    serve(agency, "pindah", ends=date(2021, 5, 31))
    serve(agency, "kelak", starts=date(2021, 6, 2))
    serve(agency, "tutup", user__is_active=False)
    serve(agency, "tanpa", user__email="")
    serve(make.AgencyFactory(government=agency.government), "lain")
    assert of(agency) == {"dinas": ""}


def test_the_coordinator_is_told_where_it_has_neither_and_why(agency):
    assert "Dinas Bina Marga" in of(agency)["koordinator"]


def test_officers_of_its_successors_are_told_too(agency):
    succession = make.AgencySuccessionFactory(predecessor=agency)
    later = make.AgencySuccessionFactory(predecessor=succession.successor, successor__name="Dinas Pekerjaan Umum")
    serve(later.successor, "budi")
    assert of(agency) == {"budi": ""}


def test_officers_of_one_that_succeeds_it_later_are_not_told_yet(agency):
    next_year = str(timezone.localdate().year + 1)
    succession = make.AgencySuccessionFactory(predecessor=agency, happened=make.when(next_year))
    serve(succession.successor, "budi")
    assert set(of(agency)) == {"koordinator"}


def test_the_mailbox_of_an_agency_that_is_dissolved_is_not_written_to(agency):
    succession = make.AgencySuccessionFactory(predecessor=agency, successor__mailbox="baru@example.test")
    agency.mailbox, agency.dissolved = "lama@example.test", make.when("2017")
    agency.save()
    assert succession.successor.pk
    assert of(agency) == {"baru": ""}


def test_council_matters_go_to_the_council_else_to_the_coordinator_who_is_told_why(agency):
    about = matter(agency.government, role=Role.COUNCIL_MEMBER)
    assert told(about)["koordinator"]
    make.MembershipFactory(government=agency.government, council_member=True, starts=LONG_AGO, user__username="dewan")
    assert told(about) == {"dewan": ""}


def test_people_of_another_government_are_never_told(agency):
    other = make.MembershipFactory(starts=LONG_AGO, user__username="tetangga")
    found = Directory([agency.government, other.government], DAY).told(matter(agency.government, agency=agency))
    assert [each.recipient.address.partition("@")[0] for each in found] == ["koordinator"]


def test_the_mail_says_why_it_comes_to_the_coordinator(postbox):
    agreement = make.AgreementFactory()
    agency = make.AgencyFactory(government=agreement.government, name="Dinas Bina Marga")
    life.RegisterStartFactory(government=agreement.government)
    make.AssignmentFactory(
        field=make.CooperationFieldFactory(agreement=agreement), agency=agency, started=make.when("2017-01-02")
    )
    coordinator = make.MembershipFactory(government=agreement.government, starts=LONG_AGO).user
    (letter,) = run_on(DAY, [agreement.government]).letters
    assert letter.recipient.address == coordinator.email
    whys = [str(each.why) for each in letter.told if each.matter.agency]
    assert whys
    assert all(why in letter.message().body for why in whys)
    assert all("Dinas Bina Marga" in why for why in whys)


def test_a_matter_that_reaches_one_address_by_two_ways_is_told_once():
    agreement = make.AgreementFactory()
    agency = make.AgencyFactory(government=agreement.government, mailbox="Bersama@Example.test")
    make.MembershipFactory(government=agreement.government, starts=LONG_AGO, user__email="bersama@example.test")
    life.RegisterStartFactory(government=agreement.government)
    make.AssignmentFactory(
        field=make.CooperationFieldFactory(agreement=agreement), agency=agency, started=make.when("2017-01-02")
    )
    (letter,) = run_on(DAY, [agreement.government]).letters
    names = [each.matter.name for each in letter.told]
    assert len(names) == len(set(names))


def test_what_one_form_clears_is_said_once_and_kept_as_told_wholly():
    first = make.AgreementFactory(open_ended=True)
    second = make.AgreementFactory(partnership__government=first.government, open_ended=True)
    agency = make.AgencyFactory(government=first.government, mailbox="dinas@example.test")
    life.RegisterStartFactory(government=first.government, starts=date(2020, 1, 1))
    for agreement in (first, second):
        field = make.CooperationFieldFactory(agreement=agreement)
        make.AssignmentFactory(field=field, agency=agency, started=make.when("2020-01-01"))
    (letter,) = run_on(DAY, [first.government]).letters
    owed = [each.matter for each in letter.told if each.matter.code == "report_overdue"]
    message = letter.message()
    assert len(owed) == 2
    assert message.body.count(f"{owed[0].url}\n") == 1
    assert {matter.name for matter in owed} <= set(message.matters)


def test_what_nobody_can_be_told_is_said():
    agreement = make.AgreementFactory()
    run = run_on(DAY, [agreement.government])
    assert run.letters == []
    assert "expiring_without_successor" in {each.code for each in run.untold}


def test_more_agencies_cost_no_more_queries(agency, django_assert_max_num_queries):
    agencies = [make.AgencyFactory(government=agency.government) for _number in range(5)]
    with django_assert_max_num_queries(4):
        directory = Directory([agency.government], DAY)
        for each in agencies:
            directory.told(matter(agency.government, agency=each))
