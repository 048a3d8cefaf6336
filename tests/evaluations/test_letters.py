"""What is sent to an agency on paper or by WhatsApp: what it says, about what, and who may have it."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from evaluations.matters import Matter
from evaluations.reminders import unanswered_twice
from evaluations.work import matters
from portal.models import Reminder
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_indonesian():
    """A request made by another test leaves its language behind."""
    with translation.override("id"):
        yield


@pytest.fixture
def assignment():
    """An agency that never said that it knows of a field of an agreement still in force."""
    partnership = make.PartnershipFactory(government__name="Kota Semarang", published=True)
    agreement = make.AgreementFactory(partnership=partnership, open_ended=True, title="Nota kesepahaman Jung-gu")
    life.RegisterStartFactory(government=partnership.government)
    field = make.CooperationFieldFactory(agreement=agreement, wording="Jalan dan jembatan")
    agency = make.AgencyFactory(government=partnership.government, name="Dinas Bina Marga")
    return make.AssignmentFactory(field=field, agency=agency, started=make.when("2017-01-02"))


@pytest.fixture
def coordinator(client, assignment):
    person = make.MembershipFactory(government=assignment.government).user
    client.force_login(person)
    return person


def waiting(assignment) -> list[Matter]:
    found = matters(timezone.localdate(), [assignment.government_id])
    return [matter for matter in found if matter.agency == assignment.agency]


def remind_twice(matter: Matter) -> None:
    for passed in (40, 20):
        day = timezone.localdate() - timedelta(days=passed)
        Reminder.objects.create(address="dinas@example.test", matter=matter.name, sent_on=day)


def url(name: str, assignment) -> str:
    return reverse(name, args=[assignment.agency.key])


def words_of(response) -> str:
    """All that stands in the paper, cells of tables too."""
    assert response["Content-Type"].endswith("wordprocessingml.document")
    paper = docx.Document(BytesIO(response.content))
    lines = [paragraph.text for paragraph in paper.paragraphs]
    lines += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def test_the_note_says_what_is_asked_of_whom_since_when_and_on_what_ground(client, coordinator, assignment, settings):
    make.CitationFactory(about=assignment.field, attribute="wording", source__kind="official_text", locator="article 2")
    words = words_of(client.get(url("letters-note", assignment)))
    for said in (
        "NOTA DINAS",
        "Nomor: …",
        "Yth. Kepala Dinas Bina Marga",
        "Kepala Bagian Kerja Sama",
        "Nota kesepahaman Jung-gu",
        "«Jalan dan jembatan»",
        "pasal 2",
        date_format(waiting(assignment)[0].since, "j F Y"),
        f"{settings.PORTAL_URL}/",
    ):
        assert said in words


def test_the_note_tells_all_matters_or_those_chosen(client, coordinator, assignment):
    found = waiting(assignment)
    assert len(found) > 1
    every = words_of(client.get(url("letters-note", assignment)))
    one = words_of(client.get(url("letters-note", assignment), {"matter": found[0].name}))
    assert f"\n{len(found)}\n" in every
    assert "\n1\n" in one
    assert "\n2\n" not in one


def test_a_report_is_asked_for_by_its_partnership_since_it_answers_for_all_agreements(client, coordinator, assignment):
    (owed, *_) = [each for each in waiting(assignment) if each.code == "report_overdue"]
    note = client.get(url("letters-note", assignment), {"matter": owed.name})
    (row,) = [table.rows[1] for table in docx.Document(BytesIO(note.content)).tables if len(table.columns) == 5]
    assert row.cells[2].text == str(assignment.field.agreement.partnership)


def test_the_note_names_our_own_contact_to_call_and_never_the_partners(client, coordinator, assignment):
    under = {"partnership": assignment.field.agreement.partnership}
    life.ContactFactory(**under, side="home", unit="Bagian Kerja Sama Setda", address="(024) 123")
    life.ContactFactory(**under, side="partner", unit="Division", address="jung-gu@example.test")
    words = words_of(client.get(url("letters-note", assignment)))
    assert "Bagian Kerja Sama Setda, (024) 123" in words
    assert "jung-gu@example.test" not in words


def test_letters_are_indonesian_whatever_the_page_speaks(client, coordinator, assignment):
    client.cookies["django_language"] = "en"
    page = client.get(url("letters", assignment))
    assert "Mohon tindak lanjut" in page.context["text"]
    assert "Jatuh tempo" in words_of(client.get(url("letters-note", assignment)))


def test_the_text_for_whatsapp_has_the_link_of_each_matter(client, coordinator, assignment, settings):
    page = client.get(url("letters", assignment))
    assert "readonly" in page.text
    for matter in waiting(assignment):
        assert f"{settings.PORTAL_URL}{matter.url}" in page.context["text"]


def test_the_letter_to_the_head_is_offered_after_two_reminders(client, coordinator, assignment):
    assert client.get(url("letters-head", assignment)).status_code == 404
    assert url("letters-head", assignment) not in client.get(url("letters", assignment)).text
    remind_twice(waiting(assignment)[0])
    assert url("letters-head", assignment) in client.get(url("letters", assignment)).text
    words = words_of(client.get(url("letters-head", assignment)))
    assert "telah diingatkan pada" in words
    assert "Yth. Kepala Dinas Bina Marga" in words
    assert "\n2\n" not in words


def test_an_answer_takes_the_letter_away(client, coordinator, assignment):
    (matter,) = [each for each in waiting(assignment) if each.code == "not_acknowledged"]
    remind_twice(matter)
    life.AcknowledgementFactory(assignment=assignment, happened=make.when("2020-01-10"))
    assert client.get(url("letters-head", assignment)).status_code == 404


def test_reminders_of_the_day_itself_and_of_an_earlier_case_do_not_count(assignment):
    matter, today = waiting(assignment)[0], timezone.localdate()
    for day in (today, matter.since - timedelta(days=1), matter.since - timedelta(days=20)):
        Reminder.objects.create(address="dinas@example.test", matter=matter.name, sent_on=day)
    assert unanswered_twice([matter], today) == []
    Reminder.objects.create(address="dinas@example.test", matter=matter.name, sent_on=matter.since)
    assert unanswered_twice([matter], today) == []
    assert unanswered_twice([matter], today + timedelta(days=1)) == [matter]


def test_two_people_told_on_one_day_are_one_reminder(assignment):
    matter = waiting(assignment)[0]
    for address in ("satu@example.test", "dua@example.test"):
        Reminder.objects.create(address=address, matter=matter.name, sent_on=timezone.localdate() - timedelta(days=9))
    assert unanswered_twice([matter], timezone.localdate()) == []


def test_a_successor_is_written_to_about_what_its_predecessor_left(client, coordinator, assignment):
    succession = make.AgencySuccessionFactory(predecessor=assignment.agency, successor__name="Dinas Pekerjaan Umum")
    response = client.get(reverse("letters-note", args=[succession.successor.key]))
    words = words_of(response)
    assert "Yth. Kepala Dinas Pekerjaan Umum" in words
    assert "«Jalan dan jembatan»" in words


def test_where_nothing_waits_the_page_says_so_and_there_is_no_note(client, coordinator, assignment):
    idle = make.AgencyFactory(government=assignment.government)
    assert client.get(reverse("letters", args=[idle.key])).context["rows"] == []
    assert client.get(reverse("letters-note", args=[idle.key])).status_code == 404


@pytest.mark.parametrize("name", ["letters", "letters-note", "letters-head"])
@pytest.mark.parametrize("who", ["agency_officer", "council_member", "administrator", "overseer", "stranger"])
def test_only_the_cooperation_unit_of_the_government_has_letters(client, assignment, name, who):
    place = {} if who == "stranger" else {"government": assignment.government, who: True}
    client.force_login(make.MembershipFactory(**place).user)
    assert client.get(url(name, assignment)).status_code == 403


def test_a_letter_stores_nothing(client, coordinator, assignment):
    client.get(url("letters", assignment))
    client.get(url("letters-note", assignment))
    assert not Reminder.objects.exists()


def test_more_matters_cost_no_more_queries(client, coordinator, assignment, django_assert_max_num_queries):
    for number in range(4):
        field = make.CooperationFieldFactory(agreement=assignment.field.agreement, wording=f"Bidang {number}")
        make.AssignmentFactory(field=field, agency=assignment.agency, started=make.when("2017-01-02"))
    with django_assert_max_num_queries(60):
        client.get(url("letters-note", assignment))


def test_a_matter_without_a_day_is_asked_for_soon(client, coordinator, assignment):
    assert "secepatnya" in words_of(client.get(url("letters-note", assignment)))
