"""Before publishing a partnership one reads exactly what everybody will read."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agreements.models import Contact, Partnership
from evaluations.publication import OF_AGREEMENTS, OF_PARTNERSHIP, preview, public_records
from evaluations.warnings.raised import warnings_of
from tests import factories as make
from tests import life
from tests.test_queries import below

pytestmark = pytest.mark.django_db
#: Kinds that everybody reads without a partnership, or that its own people alone read; that are computed; or
#: belong to evaluations, of which the final ones are public.
OTHERS = {
    "correctionreport",
    "partnership",
    "agreement",
    "partnershipumbrella",
    "sector",
    "rules",
    "registerstart",
    "stageset",
    "stage",
    "travelrule",
    "contact",
    "filing",
    "answer",
    "reportedactivity",
    "obligation",
    "warningresponse",
    "performancetarget",
    "citeddocument",
    "evaluation",
    "evaluator",
    "judgement",
    "evaluationverdict",
    "followup",
}


def withdrawn(partnership) -> Partnership:
    Partnership.objects.filter(pk=partnership.pk).update(published_on=None)
    return Partnership.objects.get(pk=partnership.pk)


def test_every_kind_of_record_is_accounted_for():
    kinds = {
        model._meta.model_name
        for app in ("agreements", "evaluations")
        for model in apps.get_app_config(app).get_models()
        if hasattr(model.objects, "visible_to")
    }
    assert {model._meta.model_name for model in (*OF_AGREEMENTS, *OF_PARTNERSHIP)} == kinds - OTHERS


def test_what_is_previewed_is_what_everybody_reads_afterwards(world):
    partnership = world["partnership"]
    previewed = {found.model: set(found) for found in public_records(withdrawn(partnership))}
    Partnership.objects.filter(pk=partnership.pk).update(published_on="2024-05-20")
    paths = {**OF_AGREEMENTS, **OF_PARTNERSHIP}
    for model, records in previewed.items():
        under = {f"{paths.get(model, '')}partnership": partnership}
        assert records == set(model.objects.visible_to(AnonymousUser()).filter(**under)), model
    assert sum(map(len, previewed.values())) > len(previewed)


def test_the_warnings_that_are_previewed_are_those_of_the_public():
    agreement, today = make.AgreementFactory(open_ended=True), timezone.localdate()
    make.CooperationFieldFactory(agreement=agreement, outcomes="not_stated")
    life.PromiseFactory(activity__partnership=agreement.partnership)
    previewed = [each.matter.name for each in preview(agreement.partnership, today).warnings]
    Partnership.objects.update(published_on=today)
    assert previewed == [each.matter.name for each in warnings_of(AnonymousUser(), agreement.partnership, today)]
    assert previewed == [f"no_expected_outcomes:agreements.agreement:{agreement.key}"]


def test_the_answers_that_everybody_will_read_are_previewed():
    agreement = make.AgreementFactory(open_ended=True)
    for code, text in (("dormant", "Kunjungan direncanakan."), ("promise_overdue", "Internal.")):
        life.WarningResponseFactory(partnership=agreement.partnership, code=code, text=text)
    found = preview(agreement.partnership, timezone.localdate())
    assert [said.text for said in found.responses] == ["Kunjungan direncanakan."]


def test_the_page_says_what_is_shown_and_what_is_hidden(client, world):
    partnership = withdrawn(world["partnership"])
    client.force_login(world["coordinator"])
    page = client.get(reverse("agreements:partnership-publish", args=[partnership.key])).content.decode()
    shown, _, hidden = page.partition('id="hidden-title"')
    assert world["agreement"].title in shown
    assert world["invitation"].subject in shown
    assert world["draft"].title not in shown
    assert world["draft"].title in hidden
    assert str(Contact.objects.filter(partnership=partnership).first()) in hidden


def test_a_full_partnership_asks_the_database_as_often_as_a_bare_one(django_assert_max_num_queries):
    partnership = make.PartnershipFactory()
    for _ in range(3):
        below(partnership)
    with django_assert_max_num_queries(75):
        preview(partnership, timezone.localdate())


def test_the_preview_reads_not_all_that_a_record_refers_to():
    activity = life.ActivityFactory()
    with CaptureQueriesContext(connection) as queries:
        preview(activity.partnership, timezone.localdate())
    read = next(each["sql"] for each in queries if each["sql"].startswith('SELECT "agreements_activity"."id"'))
    assert read.count(" JOIN ") <= 1
