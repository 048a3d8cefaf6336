"""What the database refuses, whoever asks: every constraint by raw SQL, none without a row in the tables below."""

import pytest
from django.apps import apps
from django.db import connection

from tests import factories as make
from tests.agreements import test_life_constraints as after
from tests.database import refused_by, run, update
from tests.evaluations import test_constraints as judged
from tests.world import kept_for_module, settled, small_world

OURS = ("portal", "cities", "agreements", "evaluations")
DAY, EARLIER = "[2020-01-01,2020-01-02)", "[2019-01-01,2019-01-02)"
FIXED_END = {"term": "fixed", "duration_months": None}

#: Constraint → the record that breaks it, and how.
CHECKS = {
    "source_year_is_a_year": ("source", {"year": 999}),
    "claim_is_on_an_attribute_or_a_topic": ("claim", {"attribute": "signed"}),
    "used_claim_gives_its_reason": ("claim", {"reason": ""}),
    "regencies_and_cities_lie_in_a_province": ("government", {"province_id": None}),
    "coordinates_are_on_the_globe": ("locality", {"latitude": 91, "longitude": 0}),
    "a_locality_does_not_lie_in_itself": ("locality", {"parent_id": "id"}),
    "agency_is_dissolved_after_it_is_founded": ("agency", {"founded": DAY, "dissolved": EARLIER}),
    "an_agency_does_not_succeed_itself": ("succession", {"successor_id": "predecessor_id"}),
    "only_an_undecided_succession_lacks_its_successor": ("succession", {"successor_id": None}),
    "membership_ends_after_it_starts": ("membership", {"starts": "2020-01-02", "ends": "2020-01-01"}),
    "agency_officer_serves_an_agency": ("membership", {"role": "agency_officer"}),
    "only_an_entered_partnership_is_published": ("withdrawn", {"is_draft": True, "published_on": "2020-01-01"}),
    "partnership_annulment_gives_its_reason": ("withdrawn", {"annulled_on": "2020-01-01"}),
    "partnership_draft_is_neither_confirmed_nor_annulled": (
        "withdrawn",
        {"is_draft": True, "confirmed_on": "2020-01-01"},
    ),
    "agreement_annulment_gives_its_reason": ("agreement", {"annulled_on": "2020-01-01"}),
    "agreement_draft_is_neither_confirmed_nor_annulled": ("draft", {"confirmed_on": "2020-01-01"}),
    "only_an_umbrella_agreement_has_no_partnership": ("agreement", {"partnership_id": None}),
    "agreement_ends_after_it_starts": ("agreement", FIXED_END | {"starts": DAY, "ends": EARLIER}),
    "agreement_is_terminated_after_it_is_signed": (
        "agreement",
        {"signed": DAY, "terminated": EARLIER, "termination_reason": "Alasan."},
    ),
    "a_fixed_term_has_a_duration_or_an_end": ("agreement", FIXED_END),
    "only_a_fixed_term_has_a_duration_or_an_end": ("agreement", {"term": "open_ended"}),
    "a_term_lasts_from_a_month_to_a_century": ("agreement", {"duration_months": 1201}),
    "notice_is_at_most_ten_years": ("agreement", {"notice_months": 121}),
    "a_termination_gives_its_reason": ("agreement", {"terminated": DAY}),
    "an_agreement_is_not_its_own_relative": ("agreement", {"succeeds_id": "id"}),
    "a_text_has_pages_and_articles_from_one": ("text", {"pages": 0}),
    "stated_outcomes_are_written_down": ("field", {"outcomes": "stated"}),
    "a_field_does_not_continue_itself": ("field", {"origin_id": "id"}),
    "a_field_is_dropped_by_another_agreement": ("field", {"dropped_by_id": "agreement_id"}),
    "what_is_absent_stands_nowhere": ("clause", {"is_present": False}),
    "what_is_not_found_has_no_point": ("match", {"is_matched": False}),
    "assignment_ends_after_it_starts": ("assignment", {"started": DAY, "ended": EARLIER}),
}
#: Other ways to break some of them.
MORE_CHECKS = [
    ("coordinates_are_on_the_globe", "locality", {"latitude": 7}),
    ("coordinates_are_on_the_globe", "locality", {"longitude": 110}),
    ("coordinates_are_on_the_globe", "locality", {"latitude": 0, "longitude": 181}),
    ("regencies_and_cities_lie_in_a_province", "government", {"level": "province"}),
    ("claim_is_on_an_attribute_or_a_topic", "claim", {"topic": ""}),
    ("only_a_fixed_term_has_a_duration_or_an_end", "agreement", {"term": ""}),
    ("a_term_lasts_from_a_month_to_a_century", "agreement", {"duration_months": 0}),
    ("an_agreement_is_not_its_own_relative", "agreement", {"parent_id": "id"}),
    ("a_text_has_pages_and_articles_from_one", "text", {"articles": 0}),
    ("what_is_not_found_has_no_point", "match", {"is_matched": False, "point_id": None}),
    ("stated_outcomes_are_written_down", "field", {"expected_outcomes": "Pertukaran pelajar."}),
]
#: Constraint → a factory whose second record takes these columns of the first.
UNIQUE = {
    "a_place_is_cited_once": (make.CitationFactory, "record record_key attribute source_id locator"),
    "a_name_is_given_once": (make.LocalityNameFactory, "locality_id name kind"),
    "an_agency_succeeds_another_once": (make.AgencySuccessionFactory, "predecessor_id successor_id"),
    "a_living_agency_has_its_name_alone": (make.AgencyFactory, "government_id name"),
    "a_pair_has_one_partnership": (make.PartnershipFactory, "government_id partner_id partner_institution"),
    "an_umbrella_covers_a_partnership_once": (make.PartnershipUmbrellaFactory, "partnership_id agreement_id"),
    "a_position_holds_one_field": (make.CooperationFieldFactory, "agreement_id government_id position"),
    "a_text_has_a_clause_or_has_it_not": (make.ClauseFactory, "text_id government_id kind"),
    "a_position_holds_one_point": (make.TextPointFactory, "text_id government_id position"),
    "a_field_is_matched_with_a_text_once": (make.FieldMatchFactory, "field_id text_id government_id"),
    "an_agency_holds_a_field_once_at_a_time": (make.AssignmentFactory, "field_id agency_id government_id"),
    "a_form_is_answered_once": (make.FormTokenFactory, "user_id token"),
    "one_claim_on_a_question_is_used": (make.ClaimFactory, "record record_key attribute topic is_used reason"),
    "a_field_has_a_sector_once": (None, "field_id sector_id"),
}
CARRYING = [
    "activity",
    "agency",
    "agreement",
    "agreementtext",
    "answer",
    "approval",
    "assignment",
    "contact",
    "cooperationfield",
    "coveragestatement",
    "clause",
    "fieldmatch",
    "filing",
    "funding",
    "invitation",
    "leadershipchange",
    "monitoring",
    "obstacle",
    "officerincharge",
    "outcome",
    "partnership",
    "planitem",
    "signing",
    "stageset",
    "step",
    "textpoint",
]
#: What a composite foreign key points at; it holds by itself, since the id alone is unique.
CARRIERS = {f"{name}_id_government" for name in CARRYING} | {"textpoint_id_text", "document_id_record"}
#: Proved where their subject is tested.
ELSEWHERE = {
    "a_set_has_a_stage_of_a_kind_once",
    "a_failed_job_says_why",
    "a_job_is_asked_for_once_at_a_time",
    "a_job_that_ended_says_when",
    "a_name_is_matched_once",
    "an_import_has_a_row_once",
    "an_import_that_was_done_names_its_act",
    "ended_export_says_when",
    "whole_export_has_its_checksum",
    "an_answered_correction_says_when_and_by_whom",
    "only_what_was_corrected_names_a_version",
    "an_activity_has_a_field_once",
    "a_person_has_one_calendar_address",
    "a_matter_is_told_once_a_day",
    "a_field_is_matched_with_a_point_once",
    "a_field_is_found_in_a_text_or_not",
    "a_match_names_a_point_of_its_text",
    "a_document_does_not_succeed_itself",
    "a_document_says_for_whom_it_is_meant",
    "a_page_of_a_document_is_read_once",
    "document_succeeds_beside_the_same_record",
    "the_first_edition_succeeds_nothing",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        yield settled(small_world() | {"succession": make.AgencySuccessionFactory()})


@pytest.mark.parametrize(("name", "kind", "changes"), [*((name, *row) for name, row in CHECKS.items()), *MORE_CHECKS])
def test_a_check_refuses(world, name, kind, changes):
    assert refused_by(update, world[kind], changes) == name


@pytest.mark.parametrize("name", sorted(set(UNIQUE) - {"a_field_has_a_sector_once"}))
def test_a_second_row_of_the_same_is_refused(name):
    factory, columns = UNIQUE[name]
    used = {"is_used": True, "reason": "Naskah asli."} if name == "one_claim_on_a_question_is_used" else {}
    first, second = factory(**used), factory()
    taken = {column: getattr(first, column) for column in columns.split()}
    if factory is make.AssignmentFactory:
        # The agency of the first is of its government, and so must the field be.
        taken["field_id"] = first.field_id
    assert refused_by(update, second, taken) == name


def test_a_field_has_a_sector_once():
    field = make.CooperationFieldFactory(sectors=[make.SectorFactory()])
    sector = field.sectors.get()
    statement = "INSERT INTO agreements_fieldsector (field_id, sector_id) VALUES (%s, %s)"
    assert refused_by(run, statement, [field.pk, sector.pk]) == "a_field_has_a_sector_once"


def test_what_was_annulled_or_dissolved_makes_room():
    first = make.PartnershipFactory(annulled=True)
    make.PartnershipFactory(government=first.government, partner=first.partner)
    old = make.AgencyFactory(dissolved=make.when("2016"))
    make.AgencyFactory(government=old.government, name=old.name)
    assignment = make.AssignmentFactory(ended=make.when("2016"))
    make.AssignmentFactory(field=assignment.field, agency=assignment.agency, started=make.when("2017"))


@pytest.mark.parametrize("vague", ["2016", "2016-06/2017-06"])
def test_responsibilities_that_only_may_overlap_are_not_refused(vague):
    assignment = make.AssignmentFactory(ended=make.when(vague))
    make.AssignmentFactory(field=assignment.field, agency=assignment.agency, started=make.when(vague))


def declared() -> set[str]:
    """The constraints of our tables, less those that Django derives from a field."""
    tables = [model._meta.db_table for label in OURS for model in apps.get_app_config(label).get_models()]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT conname FROM pg_constraint WHERE conrelid::regclass::text = ANY(%(tables)s)
                AND (contype IN ('c', 'u', 'x') OR contype = 'f' AND array_length(conkey, 1) > 1)
            UNION SELECT indexrelid::regclass::text FROM pg_index
                WHERE indisunique AND indpred IS NOT NULL AND indrelid::regclass::text = ANY(%(tables)s)
            """,
            {"tables": tables},
        )
        names = {name for (name,) in cursor.fetchall()}
    derived = tuple(f"{table}_" for table in tables)
    return {name for name in names if not (name.startswith(derived) and name.endswith(("_check", "_key", "_uniq")))}


def test_no_constraint_stands_without_its_proof():
    links = {name for name, *_rest in after.composite_links()}
    proved = CHECKS.keys() | UNIQUE.keys() | links | CARRIERS | ELSEWHERE | after.CHECKS.keys() | after.UNIQUE.keys()
    assert declared() == proved | judged.CHECKS.keys() | judged.UNIQUE.keys() | judged.CARRIERS
