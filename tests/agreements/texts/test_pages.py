"""The pages on what stands in a text, and the agreement's page that shows it."""

import pytest
from django.test import Client

from agreements.models import AgreementText, CooperationField, TextPoint
from agreements.services.renewals import renew
from tests import factories as make
from tests import life
from tests.agreements.acts.forms import content, form, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(world) -> AgreementText:
    return world["point"].text


def opened(client, address) -> dict:
    """What the page asks, as it would be posted unchanged."""
    shown = client.get(address).context
    kept = {bound.html_name: bound.value() for bound in shown["form"] if bound.value() not in (None, "")}
    return form(**kept, version=shown["version"])


def test_all_clauses_are_said_in_one_sitting(client, world):
    address = url("agreements:text-clauses", world["text"])
    typed = opened(client, address) | {"fields": "yes", "fields_article": "pasal 2", "outcomes": "no"}
    assert client.post(address, typed).status_code == 302
    said = {clause.kind: (clause.is_present, clause.article) for clause in world["text"].clauses.all()}
    assert said == {"period": (True, "pasal 11"), "fields": (True, "pasal 2"), "outcomes": (False, "")}


def test_an_article_is_written_only_of_a_clause_that_stands_there(client, world):
    address = url("agreements:text-clauses", world["text"])
    shown = client.post(address, opened(client, address) | {"aims_article": "pasal 1"})
    assert "aims" in shown.context["form"].errors
    assert not world["text"].clauses.filter(kind="aims").exists()


def test_who_saves_second_sees_both_versions(client, world):
    address = url("agreements:text-clauses", world["text"])
    first, second = opened(client, address), opened(client, address)
    client.post(address, first | {"period_article": "pasal 12"})
    shown = client.post(address, second | {"period_article": "pasal 13"})
    assert [row[1:] for row in shown.context["differences"]] == [("pasal 12", "pasal 13")]
    assert shown.context["version"] != second["version"]
    assert world["text"].clauses.get(kind="period").article == "pasal 12"


def test_a_field_is_found_in_a_point(client, world, theirs):
    address, key = url("agreements:text-matches", theirs), world["field"].key
    point = make.TextPointFactory(text=theirs)
    assert client.post(address, opened(client, address) | {f"{key}_points": [point.key]}).status_code == 302
    match = theirs.matches.get()
    assert (match.is_matched, match.point, match.wording) == (True, point, "pendidikan")


def test_points_belong_to_a_field_that_was_found(client, world, theirs):
    address, key = url("agreements:text-matches", theirs), world["field"].key
    shown = client.post(address, opened(client, address) | {key: "no"})
    assert key in shown.context["form"].errors


def test_a_point_is_added_under_a_confirmed_agreement_and_corrected_with_a_reason(client, world, theirs):
    client.post(url("agreements:point-add", theirs), form(position="7", wording="Promosi kota", language="id"))
    point = TextPoint.objects.get(position=7)
    typed = {"position": "7", "wording": "Promosi kota dan wisata", "language": "id"}
    address = url("agreements:point-change", point)
    assert "reason" in client.post(address, form(**typed)).context["form"].errors
    assert client.post(address, form(**typed, reason="Salah salin.")).status_code == 302
    point.refresh_from_db()
    assert point.wording == "Promosi kota dan wisata"


def test_a_point_goes_with_what_was_found_in_it(client, world, theirs):
    client.post(url("agreements:point-remove", world["point"]), form(reason="Bukan naskah ini."))
    assert not theirs.text_points.filter(pk=world["point"].pk).exists()
    assert not theirs.matches.exists()


def test_the_page_tells_everybody_what_stands_in_the_texts(world):
    make.ClauseFactory(text=world["text"], kind="outcomes", is_present=False)
    shown = content(Client().get(world["agreement"].get_absolute_url()))
    for word in ("pasal 11", "Tidak tercatat", world["point"].wording, "<q>pendidikan</q>"):
        assert word in shown
    assert "point-change" not in shown


def test_of_a_text_in_which_nobody_looked_nothing_is_told(world):
    text = make.AgreementTextFactory(title="Naskah baru")
    shown = Client()
    shown.force_login(make.MembershipFactory(government=text.government).user)
    told = shown.get(text.agreement.get_absolute_url()).context["texts"]
    assert [(each.clauses, each.points, each.matches) for each in told] == [([], [], [])]


def test_a_renewal_continues_the_fields_that_it_takes_over(world):
    agreement = make.AgreementFactory(partnership=world["partnership"])
    field = make.CooperationFieldFactory(agreement=agreement)
    successor = renew(
        agreement, by=world["coordinator"], fields=[field], title="Perpanjangan", signed=make.when("2021")
    )
    assert successor.fields.get().origin == field


def test_a_field_may_continue_one_of_what_is_renewed_or_hung_under(client, world):
    address = url("agreements:field-add", world["addendum"])
    make.CooperationFieldFactory(agreement=make.AgreementFactory(partnership=world["partnership"]))
    assert list(client.get(address).context["form"].fields["origin"].records) == [world["field"].key]
    typed = form(position="1", wording="Pendidikan", language="id", origin=world["field"].key)
    assert client.post(address, typed).status_code == 302
    assert CooperationField.objects.get(agreement=world["addendum"]).origin == world["field"]
    assert "origin" not in client.get(url("agreements:field-add", world["draft"])).context["form"].fields


def test_a_field_of_a_draft_is_named_to_its_own_people_alone(client, world):
    hidden = make.CooperationFieldFactory(agreement=world["draft"], wording="Bidang rahasia", origin=world["field"])
    shown = make.CooperationFieldFactory(agreement=world["addendum"], wording="Bidang umum", origin=hidden)
    for record in (world["field"], shown):
        address = record.get_absolute_url()
        assert "Bidang rahasia" in content(client.get(address))
        assert "Bidang rahasia" not in content(Client().get(address))
    rows = b"".join(Client().get("/fields/?export=csv")).decode()
    assert "Bidang umum" in rows
    assert hidden.key not in rows


def test_a_field_is_continued_from_the_day_of_signing_on(world):
    make.CooperationFieldFactory(agreement=world["addendum"], wording="Bidang lanjutan", origin=world["field"])
    address = world["field"].get_absolute_url()
    assert "Bidang lanjutan" in content(Client().get(address))
    assert "Bidang lanjutan" not in content(Client().get(address, {"as_of": "2018-09-30"}))


def test_only_where_outcomes_are_stated_one_achieves_them(client, world):
    outcome = life.OutcomeFactory(partnership=world["partnership"], field=world["field"])
    address = url("agreements:outcome-change", outcome)
    typed = opened(client, address) | {"achieves_expected": "true", "field": world["field"].key}
    typed.pop("verified", None)
    assert "achieves_expected" in client.post(address, typed).context["form"].errors
    CooperationField.objects.filter(pk=world["field"].pk).update(outcomes="stated", expected_outcomes="Sepuluh guru.")
    response = client.post(address, typed | form(version="0"))
    assert response.status_code == 302, response.context["form"].errors
    outcome.refresh_from_db()
    assert outcome.achieves_expected is True
