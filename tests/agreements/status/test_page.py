"""The status page: fields by agencies, promises, reports and recommendations as they stand on a day."""

import re
from datetime import date

import pytest

from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True)


def context(client, agreement, **asked):
    client.cookies["django_language"] = "en"
    return client.get(agreement.partnership.get_absolute_url(), {"as_of": "2018-06-30"} | asked).context


def cells(client, agreement, **asked) -> dict[str, dict[str, list[str]]]:
    """By field and agency, the words of each cell that has any."""
    matrix = context(client, agreement, **asked)["matrix"]
    return {
        row.shown.field.wording: {
            agency.name: [str(badge.text) for shown in found for badge in shown.told]
            for agency, found in row.cells
            if found
        }
        for row in matrix.rows
    }


def responsible(agreement, **more):
    field = make.CooperationFieldFactory(agreement=agreement, wording=more.pop("wording", "Kesehatan"))
    return make.AssignmentFactory(field=field, **more)


def test_a_cell_tells_state_and_awareness_on_the_day(client, agreement):
    assignment = responsible(agreement)
    life.AssignmentStatusFactory(assignment=assignment, state="running", happened=make.when("2017"))
    life.AssignmentStatusFactory(assignment=assignment, state="stopped", happened=make.when("2018-12"))
    life.AcknowledgementFactory(assignment=assignment, state="unaware", happened=make.when("2018-01"))
    agency = assignment.agency.name
    assert cells(client, agreement) == {"Kesehatan": {agency: ["Running", "Unaware"]}}
    assert cells(client, agreement, as_of="2019-01-01") == {"Kesehatan": {agency: ["Stopped", "Unaware"]}}


def test_what_is_not_recorded_is_told_so_and_a_field_without_agency_too(client, agreement):
    agency = responsible(agreement).agency.name
    make.CooperationFieldFactory(agreement=agreement, wording="Pendidikan")
    assert cells(client, agreement) == {"Kesehatan": {agency: ["Not recorded"]}, "Pendidikan": {}}
    page = client.get(agreement.partnership.get_absolute_url()).content.decode()
    assert "No responsible agency is recorded." in page


def test_a_responsibility_that_begins_later_is_left_out(client, agreement):
    responsible(agreement, started=make.when("2019"))
    assert cells(client, agreement) == {"Kesehatan": {}}


def test_the_matrix_is_of_the_agreement_that_decides(client, agreement):
    plan = make.AgreementFactory(partnership=agreement.partnership, kind="action_plan")
    responsible(plan, wording="Jalan")
    responsible(agreement)
    assert list(cells(client, agreement)) == ["Kesehatan"]


def recommended(agreement, **more):
    monitoring = life.MonitoringFactory(
        partnership=agreement.partnership, **{name: more.pop(name) for name in ("body", "happened") if name in more}
    )
    return life.FindingFactory(monitoring=monitoring, **({"recommendation": "Tindak lanjuti."} | more))


def stands(client, agreement, **asked) -> list[str]:
    return [str(shown.badge.text) for shown in context(client, agreement, **asked)["recommendations"]]


def test_recommendations_of_the_council_stand_with_their_state(client, agreement):
    recommended(agreement, due=make.when("2018-03"), happened=make.when("2017"))
    recommended(agreement, followed_up=make.when("2018-09"), happened=make.when("2016"))
    assert stands(client, agreement) == ["Overdue", "Open"]
    assert stands(client, agreement, as_of="2018-09-30") == ["Overdue", "Done"]


@pytest.mark.parametrize("more", [{"body": "working_group"}, {"recommendation": ""}, {"happened": make.when("2019")}])
def test_only_what_the_council_recommended_by_the_day_is_listed(client, agreement, more):
    recommended(agreement, **more)
    assert stands(client, agreement) == []


def test_what_is_annulled_promises_and_recommends_nothing_to_anybody(client, agreement):
    partnership = agreement.partnership
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    activity = life.ActivityFactory(partnership=partnership, annulled=True)
    life.PromiseFactory(activity=activity)
    life.FindingFactory(
        monitoring=life.MonitoringFactory(partnership=partnership, annulled=True), recommendation="Tindak lanjuti."
    )
    told = context(client, agreement)
    assert (told["open_promises"], told["recommendations"]) == ([], [])


def test_reports_are_counted_by_state(client, agreement):
    assignment = responsible(agreement)
    for year, received in ((2016, make.when("2017-01-10")), (2017, None)):
        life.ReportFactory(
            agreement=agreement,
            agency=assignment.agency,
            starts=date(year, 1, 1),
            ends=date(year, 12, 31),
            due=date(year + 1, 1, 31),
            received=received,
        )
    counts = {str(badge.text): number for badge, number in context(client, agreement)["reports"].counts}
    assert counts == {"Received": 1, "Absent": 1}


def test_a_visitor_and_the_own_staff_read_the_same_of_what_is_published(client, agreement):
    partnership = agreement.partnership
    draft = make.AgreementFactory(partnership=partnership, draft=True, signed=make.when("2017-01-01"))
    responsible(draft, wording="Rahasia")
    life.OutcomeFactory(partnership=partnership, annulled=True, title="Dicabut")
    for reader in (None, make.MembershipFactory(government=partnership.government).user):
        if reader:
            client.force_login(reader)
        told = context(client, agreement)
        assert [row.shown.field.wording for row in told["matrix"].rows] == []
        assert not any(figure.entries for account in told["ledger"].accounts for figure in account.figures)


def test_the_gravest_warning_stands_before_the_others(client, agreement):
    client.cookies["django_language"] = "en"
    page = client.get(agreement.partnership.get_absolute_url(), {"as_of": "2021-11-01"}).content.decode()
    gravest = re.search(r'<p class="notice-title">(.*)</p>', page)
    assert gravest.group(1) == "Expiring without a successor"
    assert gravest.start() < page.index('id="warnings"')
    warned = re.search(r"<h3>\s*<span[^>]*>.*?</svg>([^<]*)</span>", page[page.index('id="warnings"') :], re.S)
    assert warned.group(1).strip() == gravest.group(1)


def test_a_partnership_without_warnings_has_no_gravest(client, agreement):
    page = client.get(agreement.partnership.get_absolute_url(), {"as_of": "2016-11-25"}).content.decode()
    assert "notice-title" not in page


def test_the_page_asks_as_often_however_much_happened(client, agreement, django_assert_max_num_queries):
    partnership = agreement.partnership

    def more(number):
        for _ in range(number):
            assignment = responsible(agreement, wording="Bidang")
            life.AcknowledgementFactory(assignment=assignment)
            activity = life.ActivityFactory(partnership=partnership)
            life.PromiseFactory(activity=activity)
            life.InvitationFactory(partnership=partnership)
            life.OutcomeFactory(partnership=partnership, field=assignment.field, activity=activity)
            life.FundingFactory(partnership=partnership, agency=assignment.agency, activity=activity)
            recommended(agreement)

    more(2)
    url = partnership.get_absolute_url()
    client.get(url)
    with django_assert_max_num_queries(76) as few:
        client.get(url)
    more(10)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


@pytest.mark.parametrize(
    ("make_one", "name", "day"),
    [
        (life.ActivityFactory, "activity", "happened"),
        (life.ApprovalFactory, "approval", "asked"),
        (life.InvitationFactory, "invitation", "sent"),
        (life.OutcomeFactory, "outcome", "happened"),
        (life.ObstacleFactory, "obstacle", "happened"),
        (life.FundingFactory, "funding", "year"),
        (life.PlanItemFactory, "plan-item", "scheduled"),
        (life.MonitoringFactory, "monitoring", "happened"),
        (life.LeadershipChangeFactory, "leadership-change", "happened"),
        (life.CoverageStatementFactory, "coverage-statement", "period"),
    ],
)
def test_the_list_of_a_part_tells_of_the_same_day(client, agreement, make_one, name, day):
    for year in (2017, 2019):
        make_one(partnership=agreement.partnership, **{day: year if day == "year" else make.when(str(year))})
    section = next(each for each in context(client, agreement)["sections"] if each.id == name)
    assert section.total == client.get(section.list_url).context["total"] == 1
