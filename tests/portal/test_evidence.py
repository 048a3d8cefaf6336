"""What sources say about records, as a page asks it."""

import pytest
from django.utils import translation

from portal.evidence import Evidence, fact, facts
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make.AgreementFactory(signed_wording="akhir tahun 2016", partnership__published=True)


def test_a_place_that_is_cited_twice_has_one_number(agreement):
    source = make.SourceFactory()
    field = make.CooperationFieldFactory(agreement=agreement)
    make.CitationFactory(about=agreement, source=source, locator="baris 86")
    make.CitationFactory(about=agreement, source=source, locator="baris 90", attribute="signed")
    make.CitationFactory(about=field, source=source, locator="baris 86")
    evidence = Evidence(agreement, field)
    assert [citation.locator for citation in evidence.numbered] == ["baris 86", "baris 90"]
    assert evidence.refs(agreement) == [1]
    assert evidence.refs(agreement, "signed") == [2]
    assert evidence.refs(field) == [1]
    assert evidence.refs(field, "wording") == []


def test_what_is_said_of_others_stays_with_them(agreement):
    other = make.AgreementFactory()
    make.CitationFactory(about=other)
    make.ClaimFactory(about=other)
    evidence = Evidence(agreement)
    assert (evidence.numbered, evidence.questions(agreement)) == ([], [])


def test_both_years_of_a_letter_stand_side_by_side_and_one_is_used(agreement):
    said = {"about": agreement, "topic": "", "attribute": "signed"}
    make.ClaimFactory(**said, value="2014", wording="pada tahun 2014", key="anindya")
    make.ClaimFactory(**said, value="2016-11-25", is_used=True, reason="Naskah asli.")
    make.ClaimFactory(about=agreement, topic="Jumlah pasal", value="9")
    evidence = Evidence(agreement)
    dated, counted = sorted(evidence.questions(agreement), key=lambda question: question.topic)
    with translation.override("en"):
        assert dated.label == f"{agreement}: signed"
        assert [answer.value for answer in dated.answers()] == ["2014", "25 November 2016"]
    assert [(answer.is_used, answer.wording, answer.reason) for answer in dated.answers()] == [
        (False, "pada tahun 2014", ""),
        (True, "", "Naskah asli."),
    ]
    assert (counted.label, counted.answers()[0].value) == ("Jumlah pasal", "9")
    assert evidence.differs(agreement, "signed") == dated.anchor == "differs-anindya"
    assert evidence.differs(agreement, "starts") == ""


def test_a_claim_on_a_choice_is_told_in_words(agreement):
    make.ClaimFactory(about=agreement, topic="", attribute="kind", value="loi")
    [question] = Evidence(agreement).questions(agreement)
    with translation.override("en"):
        assert question.answers()[0].value == "Letter of intent"


@pytest.mark.parametrize(
    ("name", "english", "indonesian"),
    [
        ("signed", "25 November 2016", "25 November 2016"),
        ("kind", "Memorandum of understanding", "Nota kesepahaman (MoU)"),
        ("starts", "", ""),
        ("duration_months", "60", "60"),
        ("notice_channel", "", ""),
    ],
)
def test_a_fact_is_told_in_the_language_of_the_page(agreement, name, english, indonesian):
    evidence = Evidence(agreement)
    for language, words in (("en", english), ("id", indonesian)):
        with translation.override(language):
            told = fact(agreement, name, evidence)
            assert told.value == words
            assert told.missing == (not words)


def test_a_fact_has_the_words_of_its_source_its_link_and_its_references(agreement):
    make.CitationFactory(about=agreement, attribute="signed")
    make.ClaimFactory(about=agreement, topic="", attribute="signed", value="2014", key="lain")
    signed, partnership = facts(agreement, ("signed", "partnership"), Evidence(agreement))
    assert (signed.note, signed.refs, signed.differs) == ("«akhir tahun 2016»", [1], "differs-lain")
    assert partnership.url == agreement.partnership.get_absolute_url()


def test_nought_is_a_value():
    made = make.AgreementFactory(notice_months=0)
    assert fact(made, "notice_months", Evidence(made)).value == "0"


def test_a_page_asks_twice_however_many_records_it_has(agreement, django_assert_num_queries):
    records = [agreement, *(make.CooperationFieldFactory(agreement=agreement) for _ in range(5))]
    for record in records:
        make.CitationFactory(about=record)
        make.ClaimFactory(about=record)
    with django_assert_num_queries(2):
        evidence = Evidence(*records)
        assert all(evidence.refs(record) and evidence.questions(record) for record in records)
        assert [str(citation.source) for citation in evidence.numbered]
