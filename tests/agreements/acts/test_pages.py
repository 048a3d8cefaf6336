"""The pages of the acts: what they say, and that they act once."""

import pytest
from django.urls import reverse

from agreements.models import Agreement, PartnershipUmbrella
from portal.models import Citation, Claim
from tests import factories as make
from tests.agreements.acts.forms import content, form, url
from tests.factories import when

pytestmark = pytest.mark.django_db


def test_an_act_posted_twice_leads_to_its_first_result(client, world):
    address, posted = url("agreements:agreement-enter", world["draft"]), form()
    first, second = client.post(address, posted), client.post(address, posted)
    assert first.url == second.url == world["draft"].get_absolute_url()


def test_a_form_without_its_token_does_nothing(client, world):
    for token in ("", "\x00", "kunci"):
        client.post(url("agreements:agreement-enter", world["draft"]), {"form_token": token})
    world["draft"].refresh_from_db()
    assert world["draft"].is_draft


def test_a_draft_is_deleted_and_the_same_form_again_leads_to_the_list(client, world):
    address, posted = url("agreements:agreement-delete", world["draft"]), form()
    assert client.post(address, posted).url == client.post(address, posted).url == reverse("agreements:agreements")
    assert not Agreement.objects.filter(is_draft=True).exists()


def test_a_get_does_nothing(client, world):
    for act in ("enter", "delete"):
        assert client.get(url(f"agreements:agreement-{act}", world["draft"])).status_code == 200
    world["draft"].refresh_from_db()
    assert world["draft"].is_draft


def test_a_renewal_begins_with_what_the_old_agreement_says(client, world):
    agreement = make.AgreementFactory(partnership=world["partnership"], title="MoU 2016")
    field = make.CooperationFieldFactory(agreement=agreement, wording="Pelabuhan")
    address = url("agreements:agreement-renew", agreement)
    shown = content(client.get(address))
    for text in ("MoU 2016", "Pelabuhan", 'value="60"'):
        assert text in shown
    client.post(
        address, form(title="MoU 2021", signed="2021", term="fixed", duration_months="36", taken_over=[field.key])
    )
    successor = Agreement.objects.get(title="MoU 2021")
    assert (successor.succeeds, successor.duration_months, successor.is_draft) == (agreement, 36, False)
    assert successor.fields.get().wording == "Pelabuhan"


def test_an_addendum_hangs_under_its_agreement(client, world):
    client.post(
        url("agreements:agreement-amend", world["agreement"]), form(title="Adendum I", signed="2019", draft="on")
    )
    addendum = Agreement.objects.get(title="Adendum I")
    assert (addendum.kind, addendum.parent, addendum.is_draft) == ("addendum", world["agreement"], True)


def test_a_termination_needs_day_reason_and_document(client, world):
    address = url("agreements:agreement-terminate", world["agreement"])
    assert client.post(address, form(on="2018")).status_code == 200
    client.post(address, form(on="2018-10/2018-12", wording="akhir 2018", reason="Mutasi", document="Surat 7/2018"))
    world["agreement"].refresh_from_db()
    assert str(world["agreement"].terminated) == "2018-10/2018-12"
    assert world["agreement"].termination_document == "Surat 7/2018"


def test_a_termination_before_the_signing_is_refused_in_words(client, world):
    address = url("agreements:agreement-terminate", world["agreement"])
    response = client.post(address, form(on="2010", reason="Mutasi", document="Surat"))
    assert "error-summary" in content(response)


def test_publishing_lists_what_everybody_will_read_and_what_not(client, world):
    partnership = make.PartnershipFactory(government=world["government"])
    make.AgreementFactory(partnership=partnership, title="Naskah terbuka")
    make.AgreementFactory(partnership=partnership, title="Naskah konsep", draft=True)
    address = url("agreements:partnership-publish", partnership)
    shown, _title, hidden = content(client.get(address)).partition("hidden-title")
    assert "Naskah terbuka" in shown
    assert "Naskah konsep" not in shown
    assert "Naskah konsep" in hidden
    client.post(address, form())
    client.logout()
    assert "Naskah terbuka" in content(client.get(partnership.get_absolute_url()))
    assert "Naskah konsep" not in content(client.get(partnership.get_absolute_url()))


def test_a_partnership_is_withdrawn_with_a_reason(client, world):
    address = url("agreements:partnership-withdraw", world["partnership"])
    assert client.post(address, form()).status_code == 200
    client.post(address, form(reason="Belum lengkap"))
    client.logout()
    assert client.get(world["partnership"].get_absolute_url()).status_code == 404


def test_an_umbrella_of_the_register_or_a_new_one(client, world):
    known = make.AgreementFactory(umbrella=True, government=world["government"])
    address = url("agreements:umbrella-add", world["partnership"])
    assert client.post(address, form()).status_code == 200
    client.post(address, form(agreement=known.key))
    client.post(address, form(title="MoC Lingkungan", parties="Indonesia; Jepang", signed="2012-12-05"))
    titles = {link.agreement.title for link in world["partnership"].umbrella_links.select_related("agreement")}
    assert {known.title, "MoC Lingkungan"} <= titles
    link = world["partnership"].umbrella_links.latest("pk")
    client.post(url("agreements:umbrella-remove", link), form(reason="Keliru"))
    assert not PartnershipUmbrella.objects.filter(pk=link.pk).exists()


def test_a_source_is_cited_and_a_new_one_added(client, world):
    address = reverse("portal:cite", args=["agreements.agreement", world["agreement"].key])
    assert client.get(address).status_code == 200
    client.post(address, form(source=world["source"].key, locator="baris 7", attribute="title"))
    client.post(address, form(title="Laporan", kind="report", authors="Bagian Kerja Sama", locator="halaman 3"))
    assert set(Citation.objects.filter(locator__in=["baris 7", "halaman 3"]).values_list("attribute", flat=True)) == {
        "title",
        "",
    }


def test_a_source_says_otherwise_and_is_then_followed(client, world):
    draft = world["draft"]
    address = reverse("portal:claim-add", args=["agreements.agreement", draft.key])
    assert (
        client.post(address, form(source=world["source"].key, attribute="signed", value="tahun lalu")).status_code
        == 200
    )
    client.post(address, form(source=world["source"].key, attribute="signed", value="2015"))
    claim = Claim.objects.get(record_key=draft.key)
    use = url("agreements:claim-use", claim)
    assert client.get(use).status_code == 200
    client.post(use, form(reason="Naskah asli"))
    draft.refresh_from_db()
    assert draft.signed == when("2015")
