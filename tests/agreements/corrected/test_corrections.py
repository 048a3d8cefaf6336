"""What was corrected of a confirmed agreement is shown as corrected, to everybody; why, to who reads the history."""

import pytest
from django.test import Client

from agreements.corrected import corrections_of
from agreements.models import (
    Agreement,
    AgreementText,
    CooperationField,
    Partnership,
    Signatory,
    Signing,
    TextPoint,
)
from agreements.services import agreements, parts
from agreements.services.claims import use_claim
from tests import factories as make
from tests.ageing import aged
from tests.test_queries import asked

pytestmark = pytest.mark.django_db
WHOLE = (Agreement, AgreementText, CooperationField, Partnership, Signatory, Signing, TextPoint)


@pytest.fixture
def user():
    return make.MembershipFactory().user


@pytest.fixture
def agreement(user):
    """Published and confirmed some days ago, with a text, a field and a signatory."""
    partnership = make.PartnershipFactory(government=user.memberships.get().government, published=True)
    made = make.AgreementFactory(partnership=partnership, confirmed=True, title="Nota", number_home="")
    text = make.AgreementTextFactory(agreement=made, pages=5)
    make.TextPointFactory(text=text, position=1)
    make.CooperationFieldFactory(agreement=made, wording="Pendidikan")
    make.SignatoryFactory(signing=make.SigningFactory(agreement=made), name="Hendrar Prihadi")
    aged(*WHOLE)
    return made


def correct(agreement, user, reason="Salah baca", **changes):
    agreement.refresh_from_db()
    return agreements.change_agreement(agreement, by=user, version=agreement.version, changes=changes, reason=reason)


def told(agreement, user) -> list[tuple]:
    return [
        (each.named, change.label, change.old, change.new)
        for each in corrections_of(agreement, user)
        for change in each.changes
    ]


def page(client, agreement) -> str:
    return " ".join(client.get(agreement.get_absolute_url()).content.decode().split())


def section(client, agreement) -> str:
    content = page(client, agreement)
    return content.split('id="corrections"')[1].split("</section>")[0] if 'id="corrections"' in content else ""


def test_a_correction_tells_before_and_after_reason_and_role(agreement, user):
    correct(agreement, user, title="Nota Kesepahaman", reason="Judul menurut naskah asli")
    [correction] = corrections_of(agreement, user)
    assert [(change.old, change.new) for change in correction.changes] == [("Nota", "Nota Kesepahaman")]
    assert (correction.reason, correction.role) == ("Judul menurut naskah asli", "Koordinator")


def test_what_was_empty_is_completed_and_no_correction(agreement, user):
    correct(agreement, user, reason="Dilengkapi", number_home="12/2016", note="catatan")
    parts.change_part(_signatory(agreement), by=user, version=0, changes={"note": "x"}, reason="Catatan")
    assert corrections_of(agreement, user) == []


def test_of_one_act_that_does_both_the_correction_alone_is_told(agreement, user):
    correct(agreement, user, number_home="12/2016", notice_months=3, note="catatan dalam")
    assert [label for _named, label, _old, _new in told(agreement, user)] == ["Pemberitahuan (bulan)"]


def test_what_changed_before_it_was_confirmed_is_no_correction(user):
    agreement = make.AgreementFactory(partnership__government=user.memberships.get().government)
    field = make.CooperationFieldFactory(agreement=agreement)
    aged(*WHOLE, days=2)
    correct(agreement, user, title="Lain")
    parts.change_part(field, by=user, version=0, changes={"wording": "lain"})
    aged(*WHOLE, days=1)
    agreements.confirm(agreement, by=user)
    assert corrections_of(agreement, user) == []


def _signatory(agreement):
    return Signatory.objects.get(signing__agreement=agreement)


PARTS = {
    "text": (lambda agreement: agreement.texts.get(), {"pages": 6}, ("5", "6")),
    "field": (lambda agreement: agreement.fields.get(), {"wording": "Kesehatan"}, ("Pendidikan", "Kesehatan")),
    "signing": (lambda agreement: agreement.signings.get(), {"place": "Ulsan"}, ("Semarang", "Ulsan")),
    "signatory": (_signatory, {"name": "Park Sung-min"}, ("Hendrar Prihadi", "Park Sung-min")),
    "point": (lambda agreement: TextPoint.objects.get(text__agreement=agreement), {"position": 2}, ("1", "2")),
}


@pytest.mark.parametrize(("part", "changes", "shown"), PARTS.values(), ids=PARTS)
def test_a_part_that_is_corrected_is_told_with_what_it_was(agreement, user, part, changes, shown):
    parts.change_part(part(agreement), by=user, version=0, changes=changes, reason="Salah baca")
    assert [(old, new) for _named, _label, old, new in told(agreement, user)] == [shown]


def test_a_part_that_is_removed_or_added_beside_another_is_a_correction(agreement, user):
    parts.remove_part(agreement.fields.get(), by=user, reason="Bukan bidang")
    first = CooperationField(agreement=agreement, position=1, wording="Kesehatan")
    parts.add_part(first, by=user)
    parts.add_part(CooperationField(agreement=agreement, position=2, wording="Pariwisata"), by=user, reason="Terlewat")
    told = {(each.named, each.reason) for each in corrections_of(agreement, user)}
    assert told == {("Pendidikan", "Bukan bidang"), ("Pariwisata", "Terlewat")}


def test_the_source_that_is_followed_instead_is_a_correction(agreement, user):
    agreement.signings.all().delete()
    claim = make.ClaimFactory(about=agreement, topic="", attribute="signed", value="2015")
    use_claim(claim, by=user, reason="Naskah asli")
    assert ("", "Ditandatangani", "25 November 2016", "2015") in told(agreement, user)


def test_everybody_sees_what_was_corrected_and_when_and_nobody_else_why(client, agreement, user):
    correct(agreement, user, reason="Salah ketik oleh Pak Budi", title="Nota Baru")
    public = section(client, agreement)
    assert "<del>Nota</del>" in public
    assert "<ins>Nota Baru</ins>" in public
    assert "Koordinator" in public
    assert "Pak Budi" not in page(client, agreement)
    assert user.username not in public
    client.force_login(user)
    assert "Pak Budi" in section(client, agreement)


def test_a_value_that_was_never_public_is_not_told_to_the_public(client, user):
    government = user.memberships.get().government
    agreement = make.AgreementFactory(partnership__government=government, confirmed=True, title="Rahasia")
    aged(*WHOLE, days=3)
    correct(agreement, user, title="Nota Baru", reason="Judul sementara")
    aged(*WHOLE, days=1)
    Partnership.objects.filter(pk=agreement.partnership_id).update(published_on="2026-01-01")
    public = section(Client(), agreement)
    assert "Rahasia" not in public
    assert "Judul" in public
    client.force_login(user)
    assert "Rahasia" in section(client, agreement)


def test_an_agreement_without_corrections_has_no_such_section(client, agreement):
    assert section(client, agreement) == ""


def test_the_page_asks_as_often_for_many_corrections_as_for_one(client, agreement, user):
    def more(numbers) -> None:
        for number in numbers:
            correct(agreement, user, title=f"Judul {number}")
            post = {"post": f"Jabatan {number}"}
            parts.change_part(_signatory(agreement), by=user, version=number, changes=post, reason="Salah")

    more(range(1))
    few = asked(client, agreement.get_absolute_url())
    more(range(1, 6))
    assert len(asked(client, agreement.get_absolute_url())) == len(few)
