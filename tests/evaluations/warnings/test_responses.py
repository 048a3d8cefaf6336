"""The government answers a warning: beside it, with its day, clearing nothing, seen by who sees the warning."""

import uuid
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from agreements.models import CooperationField, Partnership, Promise
from evaluations.models import WarningResponse
from evaluations.services import respond
from evaluations.warnings.answers import shown_of
from evaluations.warnings.raised import warnings_of
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    """Its text states no expected outcomes, which everybody sees; a promise is overdue, which the public does not."""
    agreement = make.AgreementFactory(open_ended=True, partnership__published=True)
    make.CooperationFieldFactory(agreement=agreement, outcomes="not_stated")
    life.PromiseFactory(activity__partnership=agreement.partnership)
    return agreement.partnership


@pytest.fixture
def coordinator(partnership):
    return make.MembershipFactory(government=partnership.government).user


def answer(partnership, coordinator, code: str, text: str, day: date | None = None) -> WarningResponse:
    today = timezone.localdate()
    (warning,) = [each for each in warnings_of(coordinator, partnership, today) if each.kind.code == code]
    return respond(warning, by=coordinator, responded_on=day or today, text=text)


def told(user, partnership, day: date | None = None) -> dict[str, list[str]]:
    shown = shown_of(user, Partnership.objects.get(pk=partnership.pk), day or timezone.localdate())
    return {each.kind.code: [said.text for said in each.warnings[0].responses] for each in shown.kinds}


def test_an_answer_stands_beside_its_warning_and_clears_nothing(partnership, coordinator):
    answer(partnership, coordinator, "promise_overdue", "Rancangan dikirim bulan depan.")
    answer(partnership, coordinator, "promise_overdue", "Rancangan tertunda.")
    assert told(coordinator, partnership) == {
        "promise_overdue": ["Rancangan dikirim bulan depan.", "Rancangan tertunda."],
        "no_expected_outcomes": [],
    }


def test_an_answer_is_seen_by_who_sees_the_warning(partnership, coordinator):
    answer(partnership, coordinator, "promise_overdue", "Internal.")
    answer(partnership, coordinator, "no_expected_outcomes", "Adendum disiapkan.")
    assert told(AnonymousUser(), partnership) == {"no_expected_outcomes": ["Adendum disiapkan."]}
    assert [said.text for said in WarningResponse.objects.visible_to(AnonymousUser())] == ["Adendum disiapkan."]
    assert WarningResponse.objects.visible_to(coordinator).count() == 2


def test_an_answer_to_what_was_mended_is_read_as_an_earlier_one(client, partnership, coordinator):
    answer(partnership, coordinator, "promise_overdue", "Rancangan dikirim bulan depan.")
    answer(partnership, coordinator, "no_expected_outcomes", "Adendum disiapkan.")
    Promise.objects.update(done=make.when("2019-01-01"))
    CooperationField.objects.update(outcomes="stated", expected_outcomes="Dua jembatan.")
    assert told(coordinator, partnership) == {}
    assert earlier(coordinator, partnership) == ["Adendum disiapkan.", "Rancangan dikirim bulan depan."]
    assert earlier(AnonymousUser(), partnership) == ["Adendum disiapkan."]
    assert "Adendum disiapkan." in client.get(partnership.get_absolute_url()).text


def earlier(user, partnership) -> list[str]:
    return [each.response.text for each in shown_of(user, partnership, timezone.localdate()).earlier]


def test_an_answer_is_not_there_before_its_day(partnership, coordinator):
    answer(partnership, coordinator, "promise_overdue", "Kini.")
    yesterday = timezone.localdate() - timedelta(days=1)
    assert told(coordinator, partnership, yesterday)["promise_overdue"] == []


def test_an_agency_officer_does_not_answer_for_the_government(partnership, coordinator):
    officer = make.MembershipFactory(government=partnership.government, agency_officer=True).user
    (warning, *_) = warnings_of(officer, partnership, timezone.localdate())
    with pytest.raises(PermissionDenied):
        respond(warning, by=officer, responded_on=timezone.localdate(), text="Bukan saya.")


def posted(client, partnership, **said):
    url = reverse("warning-respond", args=[partnership.key])
    return client.post(url, {"form_token": uuid.uuid4(), "responded_on": timezone.localdate(), **said})


def test_the_form_records_the_answer_and_leads_back(client, partnership, coordinator):
    client.force_login(coordinator)
    (warning, *_) = warnings_of(coordinator, partnership, timezone.localdate())
    page = client.get(reverse("warning-respond", args=[partnership.key]), {"about": warning.matter.name})
    assert f'value="{warning.matter.name}" selected' in page.content.decode()
    response = posted(client, partnership, warning=warning.matter.name, text="Dibahas.")
    assert response["Location"].endswith(f"/partnerships/{partnership.key}/#warnings")
    assert WarningResponse.objects.get().code == warning.kind.code


@pytest.mark.parametrize("wrong", [{"warning": "dormant:x"}, {"responded_on": "2999-01-01"}, {"text": ""}])
def test_a_wrong_form_records_nothing(client, partnership, coordinator, wrong):
    client.force_login(coordinator)
    (warning, *_) = warnings_of(coordinator, partnership, timezone.localdate())
    said = {"warning": warning.matter.name, "text": "Dibahas.", **wrong}
    assert posted(client, partnership, **said).status_code == 200
    assert not WarningResponse.objects.exists()


def test_where_nothing_is_to_be_answered_the_form_says_so(client, coordinator, partnership):
    calm = make.PartnershipFactory(government=partnership.government)
    client.force_login(coordinator)
    assert client.get(reverse("warning-respond", args=[calm.key])).status_code == 403


def test_people_of_another_government_do_not_answer(client, partnership):
    client.force_login(make.MembershipFactory().user)
    assert client.get(reverse("warning-respond", args=[partnership.key])).status_code == 403
    Partnership.objects.update(published_on=None)
    assert client.get(reverse("warning-respond", args=[partnership.key])).status_code == 404
