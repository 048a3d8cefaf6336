"""What the acts on agreements and partnerships leave behind, and when they want a reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from agreements.models import Agreement, AgreementText, Assignment, CooperationField, Partnership, Signatory, Signing
from agreements.services import agreements, parts
from agreements.services.claims import use_claim
from agreements.services.renewals import renew
from portal.services import StaleEdit
from tests import factories as make
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make.MembershipFactory().user


@pytest.fixture
def agreement(user):
    government = user.memberships.get().government
    return make.AgreementFactory(partnership__government=government, confirmed=True)


def test_completion_of_a_confirmed_agreement_needs_no_reason(user, agreement):
    changed = agreements.change_agreement(
        agreement, by=user, version=0, changes={"number_home": "12/2016", "note": "catatan"}
    )
    assert changed.number_home == "12/2016"


@pytest.mark.parametrize(
    ("name", "value"), [("signed", when("2017")), ("title", "Judul lain"), ("kind", "loi"), ("notice_months", 3)]
)
def test_correction_of_a_confirmed_agreement_needs_its_reason(user, agreement, name, value):
    with pytest.raises(ValidationError) as refused:
        agreements.change_agreement(agreement, by=user, version=0, changes={name: value})
    assert list(refused.value.error_dict) == ["reason"]
    changed = agreements.change_agreement(agreement, by=user, version=0, changes={name: value}, reason="Salah ketik")
    assert getattr(changed, name) == value
    event = Agreement.pgh_event_model.objects.filter(pgh_obj_id=agreement.pk).latest("pgh_id")
    assert event.pgh_context["reason"] == "Salah ketik"
    assert event.pgh_context["user"] == user.pk


def test_emptying_an_agreed_value_is_a_correction(user, agreement):
    with pytest.raises(ValidationError):
        agreements.change_agreement(agreement, by=user, version=0, changes={"notice_months": None})


def test_a_stale_version_is_refused_with_the_record_as_it_is(user, agreement):
    agreements.change_agreement(agreement, by=user, version=0, changes={"note": "dari orang lain"})
    with pytest.raises(StaleEdit) as stale:
        agreements.change_agreement(agreement, by=user, version=0, changes={"note": "dari saya"})
    assert stale.value.current.note == "dari orang lain"


FIRST = {
    "text": lambda agreement: AgreementText(agreement=agreement, party="home"),
    "signing": lambda agreement: Signing(agreement=agreement, place="Ulsan"),
    "field": lambda agreement: CooperationField(
        agreement=agreement, position=parts.next_position(agreement.fields), wording="x"
    ),
}


@pytest.mark.parametrize("part", FIRST.values(), ids=FIRST.keys())
def test_the_first_part_completes_a_confirmed_agreement_and_one_more_corrects_it(user, agreement, part):
    added = parts.add_part(part(agreement), by=user)
    assert added.government == agreement.government
    with pytest.raises(ValidationError):
        parts.add_part(part(agreement), by=user)
    assert parts.add_part(part(agreement), by=user, reason="Terlewat").key != added.key


def test_the_text_of_the_other_party_is_a_completion(user, agreement):
    parts.add_part(AgreementText(agreement=agreement, party="home"), by=user)
    parts.add_part(AgreementText(agreement=agreement, party="partner"), by=user)


def test_a_part_of_a_confirmed_agreement_changes_and_goes_with_a_reason(user, agreement):
    field = make.CooperationFieldFactory(agreement=agreement)
    with pytest.raises(ValidationError):
        parts.change_part(field, by=user, version=0, changes={"wording": "lain"})
    parts.change_part(field, by=user, version=0, changes={"wording": "lain"}, reason="Salah baca")
    with pytest.raises(ValidationError):
        parts.remove_part(field, by=user, reason=" ")
    parts.remove_part(field, by=user, reason="Bukan bidang")
    assert not CooperationField.objects.exists()


def test_responsibilities_are_never_locked(user, agreement):
    field = make.CooperationFieldFactory(agreement=agreement)
    agency = make.AgencyFactory(government=agreement.government)
    assignment = parts.make_responsible(field, agency, by=user)
    parts.change_part(assignment, by=user, version=0, changes={"role": "lead"})
    parts.change_part(assignment, by=user, version=1, changes={"role": "supporting"})
    parts.remove_part(assignment, by=user, reason="")
    assert not Assignment.objects.exists()


def test_sectors_are_never_locked(user, agreement):
    field = make.CooperationFieldFactory(agreement=agreement)
    parts.change_field(field, by=user, version=0, changes={}, sectors=[make.SectorFactory(key="health")])
    assert [sector.key for sector in field.sectors.all()] == ["health"]


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_agreement_takes_the_date_of_its_last_signing(user, confirmed):
    government = user.memberships.get().government
    agreement = make.AgreementFactory(partnership__government=government, confirmed=confirmed, unsigned=True)
    parts.add_part(Signing(agreement=agreement, place="Semarang", signed=when("2016-11-25")), by=user)
    later = Signing(agreement=agreement, place="Ulsan", signed=when("2016-12"), signed_wording="akhir tahun")
    parts.add_part(later, by=user, reason="Ditandatangani di dua tempat")
    agreement.refresh_from_db()
    assert (agreement.signed, agreement.signed_wording) == (when("2016-12"), "akhir tahun")
    parts.remove_part(later, by=user, reason="Keliru")
    agreement.refresh_from_db()
    assert agreement.signed == when("2016-11-25")


def test_another_date_of_signing_corrects_a_confirmed_agreement(user, agreement):
    with pytest.raises(ValidationError):
        parts.add_part(Signing(agreement=agreement, signed=when("2017")), by=user)
    parts.add_part(Signing(agreement=agreement, signed=when("2017")), by=user, reason="Naskah asli")
    agreement.refresh_from_db()
    assert agreement.signed == when("2017")


def test_the_date_of_a_signed_agreement_is_changed_at_its_signing(user, agreement):
    make.SigningFactory(agreement=agreement)
    with pytest.raises(ValidationError) as refused:
        agreements.change_agreement(agreement, by=user, version=0, changes={"signed": when("2017")}, reason="Salah")
    assert list(refused.value.error_dict) == ["signed"]


def test_entering_a_draft_enters_its_partnership(user):
    government = user.memberships.get().government
    draft = make.AgreementFactory(partnership__government=government, partnership__draft=True, draft=True)
    agreements.enter(draft, by=user)
    draft.partnership.refresh_from_db()
    assert not draft.partnership.is_draft


def test_deleting_a_draft_takes_its_parts_and_its_draft_partnership_along(user):
    government = user.memberships.get().government
    draft = make.AgreementFactory(partnership__government=government, partnership__draft=True, draft=True)
    make.SignatoryFactory(signing__agreement=draft)
    make.CitationFactory(about=draft)
    connection.check_constraints()
    agreements.delete_draft(draft, by=user)
    assert not Partnership.objects.exists()
    assert not Signatory.objects.exists()


def test_a_draft_to_which_others_refer_is_not_deleted(user):
    government = user.memberships.get().government
    draft = make.AgreementFactory(partnership__government=government, draft=True)
    make.AgreementFactory(partnership=draft.partnership, parent=draft, draft=True)
    with pytest.raises(PermissionDenied):
        agreements.delete_draft(draft, by=user)


def test_no_agreement_is_logged_under_an_annulled_partnership(user):
    partnership = make.PartnershipFactory(government=user.memberships.get().government, annulled=True)
    with pytest.raises(PermissionDenied):
        agreements.log_agreement(by=user, partnership=partnership, kind="mou", title="MoU")


def test_a_renewal_succeeds_and_takes_fields_with_their_agencies_over(user, agreement):
    field = make.CooperationFieldFactory(agreement=agreement, sectors=[make.SectorFactory(key="health")])
    agency = make.AssignmentFactory(field=field).agency
    make.AssignmentFactory(field=field, ended=when("2018"))
    successor = renew(agreement, by=user, title="MoU 2021", signed=when("2021"), fields=[field])
    copied = successor.fields.get()
    assert (successor.succeeds, successor.kind, copied.wording) == (agreement, "mou", field.wording)
    assert [each.agency for each in copied.assignments.all()] == [agency]
    assert [sector.key for sector in copied.sectors.all()] == ["health"]
    agreement.refresh_from_db()
    assert agreement.version == 0


def test_the_claim_that_is_used_gives_the_record_its_value(user, agreement):
    old = make.ClaimFactory(about=agreement, topic="", attribute="signed", value="2016", is_used=True, reason="Lama")
    new = make.ClaimFactory(about=agreement, topic="", attribute="signed", value="2015")
    use_claim(new, by=user, reason="Naskah asli")
    agreement.refresh_from_db()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (agreement.signed, old.is_used, new.is_used) == (when("2015"), False, True)


def test_another_source_is_followed_with_a_reason_alone(user, agreement):
    claim = make.ClaimFactory(about=agreement, topic="", attribute="signed", value="2015")
    with pytest.raises(ValidationError):
        use_claim(claim, by=user, reason=" ")
    agreement.refresh_from_db()
    assert agreement.signed == when("2016-11-25")


def test_a_claim_is_chosen_by_its_government_alone(agreement):
    claim = make.ClaimFactory(about=agreement)
    with pytest.raises(PermissionDenied):
        use_claim(claim, by=make.MembershipFactory().user, reason="Naskah asli")
