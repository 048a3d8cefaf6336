"""Who has the review, what it costs to make, and what it bears: nothing that is written breaks it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Agreement
from tests import factories as make
from tests import life
from tests.evaluations.renewal.conftest import DAY, document, page, told
from tests.factories import when

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("name", ["agreement-renewal-review", "agreement-renewal-review-docx"])


def answer(client, agreement, name: str) -> int:
    return client.get(reverse(name, args=[agreement.key]), {"as_of": DAY}).status_code


@BOTH
@pytest.mark.parametrize(
    ("role", "status"),
    [
        ({}, 200),
        ({"agency_officer": True}, 200),
        ({"evaluator": True}, 200),
        ({"administrator": True}, 200),
        ({"council_member": True}, 403),
    ],
)
def test_own_people_who_may_see_what_is_internal_have_it(client, agreement, name, role, status):
    client.force_login(make.MembershipFactory(government=agreement.government, **role).user)
    assert answer(client, agreement, name) == status


@BOTH
def test_nobody_else_has_it(client, agreement, name):
    assert answer(client, agreement, name) == 302
    client.force_login(make.MembershipFactory().user)
    assert answer(client, agreement, name) == 404
    agreement.partnership.published_on = date(2020, 1, 1)
    agreement.partnership.save()
    assert answer(client, agreement, name) == 403


@BOTH
@pytest.mark.parametrize("traits", [{"draft": True}, {"unsigned": True}, {"annulled": True}])
def test_what_was_not_signed_or_is_annulled_is_not_reviewed(client, coordinator, agreement, name, traits):
    other = make.AgreementFactory(partnership=agreement.partnership, **traits)
    assert answer(client, other, name) == 403


@BOTH
def test_an_umbrella_agreement_is_not_reviewed(client, coordinator, agreement, name):
    assert answer(client, make.AgreementFactory(umbrella=True, government=agreement.government), name) == 403


def test_the_page_of_an_agreement_offers_it_to_who_may_have_it(client, agreement, coordinator):
    address = reverse("agreement-renewal-review", args=[agreement.key])
    assert (
        f'href="{address}?as_of=2021-03-01"'
        in client.get(f"{agreement.get_absolute_url()}?as_of={DAY}").content.decode()
    )
    client.force_login(make.MembershipFactory(government=agreement.government, council_member=True).user)
    assert address not in client.get(agreement.get_absolute_url()).content.decode()


def test_nothing_of_another_government_stands_in_it(client, agreement, coordinator):
    other = make.AgreementFactory(title="Nota orang lain")
    life.ActivityFactory(partnership=other.partnership, title="Kunjungan orang lain", happened=when("2018"))
    life.OutcomeFactory(partnership=other.partnership, title="Hasil orang lain")
    life.FundingFactory(partnership=other.partnership, planned=77, currency="IDR")
    assert "orang lain" not in told(client, agreement)


HOSTILE = (
    "\x07\x0bkendali",
    "=cmd|' /C calc'!A0",
    "\u202eterbalik\u202c \u0625\u0633\u0637\u0646\u0628\u0648\u0644",
    "<script>alert(1)</script> & {{ 7*7 }} #panic()",
    "panjang" * 40,
)


def test_nothing_that_is_written_breaks_the_document_or_the_page(client, agreement, coordinator):
    for number, text in enumerate(HOSTILE):
        make.CooperationFieldFactory(agreement=agreement, position=10 + number, wording=text)
        life.ActivityFactory(partnership=agreement.partnership, title=text, happened=when("2018"))
        life.ObstacleFactory(partnership=agreement.partnership, description=text, follow_up=text * 9)
    Agreement.objects.filter(pk=agreement.pk).update(title=HOSTILE[4], notice_channel=HOSTILE[3])
    words = told(client, agreement)
    assert all(part in words for part in ("kendali", *HOSTILE[1:4]))
    assert "{{ 7*7 }}" in page(client, agreement)
    assert "<script>alert(1)" not in page(client, agreement)


def test_it_asks_as_often_for_many_records_as_for_few(client, agreement, coordinator):
    def fill(number: int) -> None:
        partnership = agreement.partnership
        for _each in range(number):
            field = make.CooperationFieldFactory(agreement=agreement)
            held = make.AssignmentFactory(field=field)
            life.AssignmentStatusFactory(assignment=held, happened=when("2018"))
            text = make.AgreementTextFactory(agreement=agreement)
            make.ClauseFactory(text=text)
            make.FieldMatchFactory(field=field, text=text, point=make.TextPointFactory(text=text))
            visit = life.ActivityFactory(partnership=partnership, happened=when("2018"))
            visit.fields.set([field])
            life.PromiseFactory(activity=visit)
            life.FindingFactory(monitoring=life.MonitoringFactory(partnership=partnership))
            life.FundingFactory(partnership=partnership)
            life.OutcomeFactory(partnership=partnership, field=field)
            life.ObstacleFactory(partnership=partnership)
            life.PlanItemFactory(partnership=partnership, field=field)
            life.InvitationFactory(partnership=partnership, kind="proposal")
            life.CoverageStatementFactory(partnership=partnership)
            life.PublishedVerdictFactory(partnership=partnership)
            life.StepFactory(partnership=partnership, agreement=agreement)
            make.AgreementFactory(partnership=partnership, kind="action_plan", parent=agreement)
            make.AgreementFactory(partnership=partnership, succeeds=agreement)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            document(client, agreement)
        return len([each for each in queries if "SAVEPOINT" not in each["sql"]])

    fill(1)
    few = asked()
    fill(4)
    assert asked() == few
