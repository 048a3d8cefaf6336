"""The form of a confirmed agreement says before → after where it asks for the reason, and keeps what was typed."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements.models import Agreement
from agreements.services.agreements import change_agreement, terminate
from tests import factories as make
from tests.agreements.acts.forms import content, form, url
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = make.MembershipFactory().user
    client.force_login(user)
    return user


@pytest.fixture
def agreement(user):
    government = user.memberships.get().government
    return make.AgreementFactory(partnership__government=government, confirmed=True, title="Nota")


def typed(agreement, **changes) -> dict:
    kept = {"partnership": agreement.partnership.key, "kind": "mou", "title": "Nota", "signed": "2016-11-25"}
    return form(**kept | {"term": "fixed", "duration_months": "60", "notice_months": "6"} | changes)


def differences(response) -> list[tuple]:
    return [(row.before, row.after, row.act) for row in response.context["would_differ"]]


def test_each_difference_is_listed_and_what_was_typed_stays(client, agreement):
    address = url("agreements:agreement-change", agreement)
    posted = typed(agreement, title="Nota Kesepahaman", number_home="12/2016", note="catatan")
    asked = client.post(address, posted)
    assert differences(asked) == [
        ("Nota", "Nota Kesepahaman", _("Correction")),
        ("", "12/2016", _("Completion")),
        ("", "catatan", _("Remark of the register")),
    ]
    assert 'value="Nota Kesepahaman"' in content(asked)
    agreement.refresh_from_db()
    assert agreement.title == "Nota"
    assert client.post(address, posted | {"reason": "Menurut naskah"}).status_code == 302
    agreement.refresh_from_db()
    assert agreement.title == "Nota Kesepahaman"


def test_the_form_of_a_part_lists_them_too(client, agreement):
    field = make.CooperationFieldFactory(agreement=agreement, wording="Pendidikan", position=1)
    asked = client.post(url("agreements:field-change", field), form(position="1", wording="Kesehatan", language="id"))
    assert differences(asked) == [("Pendidikan", "Kesehatan", _("Correction"))]


def test_no_difference_is_listed_before_one_saves(client, agreement):
    assert client.get(url("agreements:agreement-change", agreement)).context["would_differ"] == []


@pytest.fixture(params=[True, False], ids=["confirmed", "not confirmed"])
def terminated(request, agreement, user):
    if not request.param:
        Agreement.objects.filter(pk=agreement.pk).update(confirmed_on=None)
    return terminate(agreement, by=user, on=when("2018"), reason="Selesai", document="Surat 7/2018", wording="2018")


def test_a_termination_in_error_is_taken_back_whole_and_shown_as_a_correction(client, terminated):
    address = url("agreements:agreement-change", terminated)
    kept = {"terminated_wording": "2018", "termination_reason": "Selesai", "termination_document": "Surat 7/2018"}
    posted = typed(terminated, terminated="", version="1", **kept)
    refused = client.post(address, posted)
    assert list(refused.context["form"].errors) == ["reason"]
    assert ("2018", "", _("Correction")) in differences(refused)
    assert client.post(address, posted | {"reason": "Surat perjanjian lain"}).status_code == 302
    terminated.refresh_from_db()
    assert terminated.terminated is None
    assert {getattr(terminated, name) for name in kept} == {""}
    page = content(client.get(terminated.get_absolute_url()))
    assert "Surat perjanjian lain" in page.split('id="corrections"')[1].split("</section>")[0]


def test_a_termination_is_not_taken_back_without_a_reason(terminated, user):
    with pytest.raises(ValidationError) as refused:
        change_agreement(terminated, by=user, version=1, changes={"terminated": None}, reason=" ")
    assert list(refused.value.message_dict) == ["reason"]
