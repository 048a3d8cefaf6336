"""A copy of an agreement as a new draft takes over what it says, and nothing of the paper that was signed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agreements.models import Agreement, Assignment, CooperationField, Signing
from agreements.services.copies import COPIED, copy_agreement
from portal.models import Citation, Document
from tests import factories as make
from tests import life
from tests.agreements.acts.forms import content, form, url
from tests.factories import when

pytestmark = pytest.mark.django_db

#: Every attribute that a copy does not take over, by the model, with what stands there in the copy.
RECORD = {"id", "key", "version", "government"}
DROPPED = {
    "Agreement": RECORD
    | {"partnership", "title", "is_draft", "confirmed_on", "annulled_on", "annulment_reason"}
    | {"number_home", "number_partner", "original_kept_at", "signed", "signed_wording", "starts", "starts_wording"}
    | {"ends", "ends_wording", "parent", "succeeds", "terminated", "terminated_wording"}
    | {"termination_reason", "termination_document", "note", "expires", "last_notice"},
    "AgreementText": RECORD | {"agreement", "pages", "note"},
    "Clause": RECORD | {"text", "note"},
    "TextPoint": RECORD | {"text", "note"},
    "CooperationField": RECORD | {"agreement", "text", "origin", "dropped_by", "note"},
    "FieldMatch": RECORD | {"field", "text", "point", "note"},
    "Assignment": RECORD | {"field", "started", "started_wording", "ended", "ended_wording", "note"},
}

#: What names an agreement, a text, a field or a responsibility and stays with the one that was copied.
LEFT = {"Acknowledgement", "Activity", "ActivityField", "Answer", "Approval", "AssignmentStatus", "Evaluation"}
LEFT |= {"Obligation", "Obstacle", "OfficerInCharge", "Outcome", "PartnershipUmbrella", "PlanItem", "Report"}
LEFT |= {"Signing", "Step"}


@pytest.fixture(autouse=True)
def signed_in(client, user):
    client.force_login(user)


@pytest.fixture
def user():
    return make.MembershipFactory().user


@pytest.fixture
def agreement(user):
    """Signed, confirmed and terminated, with everything that may stand below it."""
    partnership = make.PartnershipFactory(government=user.memberships.get().government)
    made = make.AgreementFactory(
        partnership=partnership,
        confirmed=True,
        title="Nota 2016",
        number_home="12/2016",
        number_partner="KR-7",
        original_kept_at="Bagian Hukum",
        starts=when("2017"),
        starts_wording="awal 2017",
        renewal="written",
        notice_channel="saluran diplomatik",
        terminated=when("2018"),
        termination_reason="Usai",
        note="Catatan dalam",
        parent=make.AgreementFactory(partnership=partnership),
        succeeds=make.AgreementFactory(partnership=partnership),
    )
    _parts(made)
    make.CitationFactory(about=made)
    return made


def _parts(agreement) -> None:
    home = make.AgreementTextFactory(agreement=agreement, pages=5, articles=11, authoritative="yes", note="x")
    theirs = make.AgreementTextFactory(agreement=agreement, party="partner", language="ko", points=4)
    make.ClauseFactory(text=home, article="pasal 11", note="x")
    point = make.TextPointFactory(text=theirs, position=2, wording="교육", language="ko", note="x")
    field = make.CooperationFieldFactory(
        agreement=agreement,
        text=home,
        position=1,
        wording="Pendidikan",
        outcomes="stated",
        expected_outcomes="Sekolah kembar",
        sectors=[make.SectorFactory(key="education")],
        origin=make.CooperationFieldFactory(agreement=agreement.succeeds),
    )
    make.FieldMatchFactory(field=field, text=theirs, point=point, wording="교육")
    make.SignatoryFactory(signing=make.SigningFactory(agreement=agreement))
    _agencies(field)


def _agencies(field) -> None:
    """One that is responsible, one that was, and one that was dissolved."""
    going_on = make.AssignmentFactory(field=field, role="lead", started=when("2017"), agency__name="Dinas Pendidikan")
    life.OfficerFactory(assignment=going_on)
    life.AcknowledgementFactory(assignment=going_on)
    make.AssignmentFactory(field=field, ended=when("2018"))
    make.AssignmentFactory(field=field, agency__dissolved=when("2019"))


def copied(agreement, user, **changes) -> Agreement:
    return copy_agreement(agreement, by=user, **{"partnership": agreement.partnership, "title": "Nota 2026"} | changes)


@pytest.mark.parametrize("model", COPIED, ids=lambda model: model.__name__)
def test_every_attribute_is_either_copied_or_dropped(model):
    attributes = {attribute.name for attribute in model._meta.concrete_fields}
    taken, left = set(COPIED[model]), DROPPED[model.__name__]
    assert taken | left == attributes
    assert not taken & left


def test_every_kind_of_record_below_is_either_copied_or_left():
    below = {relation.related_model.__name__ for model in COPIED for relation in model._meta.related_objects}
    assert {name for name in below if not name.endswith("Event")} == LEFT | {"FieldSector"} | set(DROPPED)


def test_what_it_says_is_taken_over(agreement, user):
    copy = copied(agreement, user)
    for name in COPIED[Agreement]:
        assert getattr(copy, name) == getattr(agreement, name), name
    assert (copy.title, copy.is_draft) == ("Nota 2026", True)
    assert [(text.party, text.articles) for text in copy.texts.all()] == [("home", 11), ("partner", None)]
    home, theirs = copy.texts.all()
    assert home.clauses.get().article == "pasal 11"
    assert (theirs.text_points.get().wording, theirs.text_points.get().language) == ("교육", "ko")
    field = copy.fields.get()
    assert (field.text, field.expected_outcomes) == (home, "Sekolah kembar")
    assert [sector.key for sector in field.sectors.all()] == ["education"]
    match = field.matches.get()
    assert (match.text, match.point, match.wording) == (theirs, theirs.text_points.get(), "교육")


def test_nothing_of_the_signed_paper_is_taken_over(agreement, user):
    copy = copied(agreement, user)
    empty = DROPPED["Agreement"] - RECORD - {"partnership", "title", "is_draft"}
    assert {name: getattr(copy, name) for name in empty if getattr(copy, name) not in (None, "")} == {}
    assert not Signing.objects.filter(agreement=copy).exists()
    assert not Citation.objects.about(copy).exists()
    assert not Document.objects.about(copy).exists()
    field = copy.fields.get()
    rows = [*copy.texts.all(), field, field.matches.get(), copy.texts.first().clauses.get()]
    assert {row.note for row in rows} == {""}
    assert (field.origin, copy.texts.first().pages) == (None, None)


def test_agencies_begin_anew_and_those_that_ended_stay_behind(agreement, user):
    assignment = Assignment.objects.get(field__agreement=copied(agreement, user))
    assert (assignment.agency.name, assignment.role) == ("Dinas Pendidikan", "lead")
    assert (assignment.started, assignment.started_wording) == (None, "")
    assert not assignment.officers.exists()
    assert not assignment.acknowledgement_set.exists()


def test_the_agreement_that_was_copied_stays_as_it_is(agreement, user):
    before = Agreement.objects.values().get(pk=agreement.pk)
    copied(agreement, user)
    assert Agreement.objects.values().get(pk=agreement.pk) == before
    assert CooperationField.objects.filter(agreement=agreement).count() == 1


def test_all_of_the_copy_has_keys_of_its_own(agreement, user):
    copy = copied(agreement, user)
    assert copy.key != agreement.key
    assert not {text.key for text in copy.texts.all()} & {text.key for text in agreement.texts.all()}


def test_a_term_told_by_its_last_day_alone_is_not_stated_in_the_copy(user):
    government = user.memberships.get().government
    agreement = make.AgreementFactory(partnership__government=government, duration_months=None, ends=when("2021-11-24"))
    copy = copied(agreement, user)
    assert (copy.term, copy.ends) == ("", None)


def test_it_is_copied_to_another_partnership_of_the_government(agreement, user):
    other = make.PartnershipFactory(government=agreement.government)
    assert copied(agreement, user, partnership=other, title=agreement.title).partnership == other


def test_it_is_not_copied_to_another_government(agreement, user):
    foreign = make.PartnershipFactory(published=True)
    make.MembershipFactory(user=user, government=foreign.government)
    with pytest.raises(PermissionDenied):
        copied(agreement, user, partnership=foreign)


def test_what_another_government_published_is_not_copied(client, agreement, user):
    foreign = make.AgreementFactory(partnership__published=True)
    with pytest.raises(PermissionDenied):
        copied(foreign, user, partnership=agreement.partnership)
    assert client.get(url("agreements:agreement-copy", foreign)).status_code == 403


def test_an_umbrella_agreement_is_not_copied(user):
    umbrella = make.AgreementFactory(umbrella=True, government=user.memberships.get().government)
    partnership = make.PartnershipFactory(government=umbrella.government)
    with pytest.raises(PermissionDenied):
        copied(umbrella, user, partnership=partnership)


def test_the_copy_is_called_otherwise_in_the_same_partnership(client, agreement):
    address = url("agreements:agreement-copy", agreement)
    assert f'value="{agreement.title}"' in content(client.get(address))
    refused = client.post(address, form(partnership=agreement.partnership.key, title=agreement.title))
    assert list(refused.context["form"].errors) == ["title"]
    posted = form(partnership=agreement.partnership.key, title="Nota 2026")
    first, second = client.post(address, posted), client.post(address, posted)
    assert first.url == second.url
    copy = Agreement.objects.get(title="Nota 2026")
    assert copy.is_draft
    assert "25 November 2016" not in content(client.get(copy.get_absolute_url())).split('id="history-title"')[0]


def test_the_same_agreement_is_copied_twice_under_two_titles_alone(agreement, user):
    copied(agreement, user)
    with pytest.raises(ValidationError):
        copied(agreement, user)
