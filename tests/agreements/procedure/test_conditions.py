"""An approval as the decision has it: committee, plenary, whom and what it names, and the conditions it carries."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agreements.models import Approval, ApprovalCondition, Partnership
from agreements.services import happenings as services
from evaluations.warnings.raised import raised
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


@pytest.fixture
def approval(partnership):
    return life.ApprovalFactory(partnership=partnership, approved=True)


@pytest.fixture
def coordinator(client, partnership):
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    client.cookies["django_language"] = "en"
    return client


def post(client, name: str, record, **typed):
    address = reverse(f"agreements:{name}", args=[record.key])
    return client.post(address, {"form_token": str(uuid.uuid4()), "version": record.version} | typed)


def test_a_council_approval_without_any_agreement_is_a_full_record(client, partnership):
    """The decision names another partner than the one that signed in the end, and nothing was signed with it."""
    approval = life.ApprovalFactory(
        partnership=partnership,
        answer="approved",
        answered=make.when("2016-06-01"),
        committee="Komisi A",
        plenary=make.when("2016-05-30"),
        named_partner="Kota Ulsan",
        named_subject="Kerja sama kota bersaudara",
        document="172/5/2016",
    )
    condition = life.ConditionFactory(approval=approval, wording="Laporan tiap tahun", due=make.when("2016-12-31"))
    life.ConditionFactory(
        approval=approval,
        wording="Anggaran dibahas dahulu",
        fulfilled=make.when("2016-09-01"),
        fulfilment="Dibahas di Badan Anggaran.",
    )
    assert not partnership.agreements.exists()
    page = client.get(approval.get_absolute_url(), {"as_of": "2016-12-31"}).content.decode()
    for told in ("Komisi A", "30 Mei 2016", "Kota Ulsan", "Kerja sama kota bersaudara", "172/5/2016"):
        assert told in page
    for told in (condition.wording, "31 Desember 2016", "1 September 2016", "Dibahas di Badan Anggaran."):
        assert told in page
    shown = client.get(approval.get_absolute_url(), {"as_of": "2017-01-01"}).context["conditions"]
    assert [(each.is_open, each.badge.tone) for each in shown] == [(True, "bad"), (False, "good")]
    assert Partnership.objects.with_legal_status(date(2017, 1, 1)).get().legal_status == "not_recorded"
    assert raised(Partnership.objects.all(), date(2016, 12, 31)) == []
    listed = b"".join(client.get("/approvals/?export=csv").streaming_content).decode()
    assert "Kota Ulsan" in listed


def test_a_request_is_recorded_with_what_the_decision_names(coordinator, partnership):
    typed = {"body": "council", "subject": "MoU", "committee": "Komisi D", "named_partner": "Weihai"}
    post(coordinator, "approval-add", partnership, plenary="2016-05-30", answer="approved", **typed)
    made = Approval.objects.get()
    assert (made.committee, str(made.plenary), made.named_partner) == ("Komisi D", "2016-05-30", "Weihai")


def test_conditions_are_numbered_as_they_are_added_and_fulfilled_one_by_one(coordinator, approval):
    for wording in ("Laporan tiap tahun", "Anggaran dibahas dahulu"):
        assert post(coordinator, "condition-add", approval, wording=wording).status_code == 302
    first, second = approval.conditions.all()
    assert (first.position, second.position) == (1, 2)
    post(coordinator, "condition-fulfil", first, fulfilled="2017-01-10", fulfilment="Laporan 2016 diterima.")
    assert list(ApprovalCondition.objects.open_on(date(2018, 1, 1))) == [second]
    assert list(ApprovalCondition.objects.open_on(date(2017, 1, 9))) == [first, second]


def test_a_condition_is_not_fulfilled_before_it_was_set(coordinator, approval):
    condition = life.ConditionFactory(approval=approval)
    answer = post(coordinator, "condition-fulfil", condition, fulfilled="2016-05-31")
    assert set(answer.context["form"].errors) == {"fulfilled"}


def test_the_page_says_which_condition_is_overdue_on_the_day(coordinator, approval):
    life.ConditionFactory(approval=approval, due=make.when("2017"))
    page = reverse("agreements:approval", args=[approval.key])
    assert "Overdue" not in coordinator.get(page, {"as_of": "2017-12-31"}).content.decode()
    assert "Overdue" in coordinator.get(page, {"as_of": "2018-01-01"}).content.decode()


def test_the_list_counts_the_conditions_that_are_open(client, approval):
    life.ConditionFactory(approval=approval)
    life.ConditionFactory(approval=approval, fulfilled=make.when("2017"))
    body = b"".join(client.get("/approvals/?export=csv&as_of=2018-01-01").streaming_content).decode()
    header, row = (line.strip().split(",") for line in body.lstrip("\ufeff").splitlines()[:2])
    told = dict(zip(header, row, strict=True))
    assert (told["conditions"], told["conditions_open"]) == ("2", "1")


def test_a_council_member_records_decisions_and_what_became_of_conditions(client, partnership):
    client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
    post(client, "approval-add", partnership, body="council", subject="MoU", asked="2021-02")
    approval = Approval.objects.get()
    assert post(client, "condition-add", approval, wording="Laporan tiap tahun").status_code == 302
    assert approval.conditions.count() == 1


class TestTheMinistrysAnswer:
    """It came to the cooperation unit, which records it; the council records its own."""

    @pytest.fixture
    def council_member(self, client, partnership):
        client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
        return client

    @pytest.mark.parametrize(
        ("role", "offered"), [("council_member", ["council"]), ("coordinator", ["council", "minister"])]
    )
    def test_each_is_asked_for_what_it_may_record(self, client, partnership, role, offered):
        client.force_login(make.MembershipFactory(government=partnership.government, role=role).user)
        form = client.get(reverse("agreements:approval-add", args=[partnership.key])).context["form"]
        assert [value for value, _label in form.fields["body"].choices if value] == offered

    def test_a_council_member_does_not_record_it(self, council_member, partnership):
        answer = post(council_member, "approval-add", partnership, body="minister", subject="MoU", asked="2021-02")
        assert set(answer.context["form"].errors) == {"body"}
        assert not Approval.objects.exists()

    def test_nor_makes_it_of_an_answer_of_the_council(self, council_member, approval):
        person = make.MembershipFactory(government=approval.government, council_member=True).user
        with pytest.raises(PermissionDenied):
            services.change(approval, by=person, version=approval.version, changes={"body": "minister"})

    def test_nor_changes_it_or_sets_conditions(self, council_member, partnership):
        approval = life.ApprovalFactory(partnership=partnership, approved=True, body="minister")
        for name in ("approval-change", "approval-annul", "condition-add"):
            assert council_member.get(reverse(f"agreements:{name}", args=[approval.key])).status_code == 403

    def test_the_cooperation_unit_records_it(self, coordinator, partnership):
        post(coordinator, "approval-add", partnership, body="minister", subject="MoU", asked="2021-02")
        assert Approval.objects.get().body == "minister"


def test_an_agency_officer_records_no_decision(client, partnership):
    agency = make.AgencyFactory(government=partnership.government)
    officer = make.MembershipFactory(government=partnership.government, role="agency_officer", agency=agency)
    client.force_login(officer.user)
    assert post(client, "approval-add", partnership, body="council", subject="MoU").status_code == 403
