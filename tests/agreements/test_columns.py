"""The headers of every file: a promise to those who read it by machine."""

import csv

import pytest
from django.urls import reverse

from agreements.columns.agreements import AGREEMENT_COLUMNS
from agreements.columns.fields import FIELD_COLUMNS
from agreements.columns.partnerships import PARTNERSHIP_COLUMNS
from cities.columns import AGENCY_COLUMNS, GOVERNMENT_COLUMNS, LOCALITY_COLUMNS
from portal.source_views import SOURCE_COLUMNS
from tests import factories as make

#: They are added to, never renamed.
HEADERS = {
    "agreements:partnerships": """
        key partner partner_key country country_code government government_code kind kind_label
        legal_status legal_status_label vitality vitality_label last_activity last_activity_precision began
        began_precision began_wording highest_agreement highest_agreement_label last_signed last_signed_precision
        agreements published_on government_key
    """,
    "agreements:agreements": """
        key title kind kind_label status status_label partnership_key government government_key partner
        signed signed_precision signed_wording starts starts_precision starts_wording term term_label duration_months
        expires expires_precision last_notice last_notice_precision notice_months renewal
        renewal_label terminated terminated_precision terminated_wording field_count fields field_keys
        agencies agency_keys texts number_home number_partner parent_key succeeds_key
    """,
    "agreements:fields": """
        key wording sectors sector_codes agreement agreement_key government government_key
        partnership_key partner signed signed_precision agencies agency_keys position is_open
        outcomes outcomes_label expected_outcomes origin_key
    """,
    "cities:governments": """
        key name code level level_label province partnerships province_key
    """,
    "cities:localities": """
        key name level level_label lies_in lies_in_key country country_code other_names
        latitude longitude partnerships
    """,
    "cities:agencies": """
        key name abbreviation kind kind_label government dissolved dissolved_precision dissolved_wording
        successors successor_keys fields government_key
    """,
    "portal:sources": """
        key title authors year kind kind_label publisher language language_label
    """,
}
COLUMNS = {
    "agreements:partnerships": PARTNERSHIP_COLUMNS,
    "agreements:agreements": AGREEMENT_COLUMNS,
    "agreements:fields": FIELD_COLUMNS,
    "cities:governments": GOVERNMENT_COLUMNS,
    "cities:localities": LOCALITY_COLUMNS,
    "cities:agencies": AGENCY_COLUMNS,
    "portal:sources": SOURCE_COLUMNS,
}
each_list = pytest.mark.parametrize("name", COLUMNS)


def file_of(client, name: str) -> list[list[str]]:
    response = client.get(reverse(name), {"export": "csv"})
    return list(csv.reader(b"".join(response).decode().splitlines()))


@pytest.mark.django_db
@each_list
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_headers_of_a_file_are_the_promised_ones_in_both_languages(client, name, language):
    client.cookies["django_language"] = language
    assert file_of(client, name)[0] == HEADERS[name].split()


@each_list
def test_a_header_stands_once(name):
    headers = HEADERS[name].split()
    assert len(headers) == len(set(headers))


@each_list
def test_every_column_says_what_it_means(name):
    assert [column.name for column in COLUMNS[name] if not str(column.meaning).endswith(".")] == []


@each_list
def test_the_first_column_is_the_public_key(name):
    assert HEADERS[name].split()[0] == COLUMNS[name][0].name == "key"


@pytest.mark.django_db
@each_list
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_list_can_be_sorted_by_each_of_its_columns(client, name, sign):
    everything()
    for column in COLUMNS[name]:
        assert client.get(reverse(name), {"sort": f"{sign}{column.name}"}).status_code == 200, column.name


def everything():
    field = make.CooperationFieldFactory(agreement__partnership__published=True, sectors=[make.SectorFactory()])
    make.AssignmentFactory(field=field)
    make.SourceFactory()
    return field


@pytest.mark.django_db
def test_a_file_says_dates_as_precisely_as_known_and_in_the_words_of_the_source(client):
    partnership = make.PartnershipFactory(published=True, began=make.when("2007-04"))
    make.AgreementFactory(
        partnership=partnership,
        signed=make.when("2018-10/2018-12"),
        signed_wording="akhir tahun 2018",
        duration_months=12,
    )
    [row] = as_dicts(file_of(client, "agreements:agreements"))
    assert (row["signed"], row["signed_wording"]) == ("2018-10/2018-12", "akhir tahun 2018")
    assert (row["expires"], row["terminated"], row["starts"]) == ("2019-09-30/2019-12-30", "", "")
    [row] = as_dicts(file_of(client, "agreements:partnerships"))
    assert (row["began"], row["last_signed"]) == ("2007-04", "2018-10/2018-12")


@pytest.mark.django_db
def test_jung_gu_stands_in_the_file_as_in_the_paper(client):
    make.AgreementFactory(partnership__published=True)
    [row] = as_dicts(file_of(client, "agreements:agreements"))
    assert (row["signed"], row["expires"], row["last_notice"]) == ("2016-11-25", "2021-11-24", "2021-05-25")


@pytest.mark.django_db
def test_several_values_are_joined_in_their_order(client):
    agreement = make.AgreementFactory(partnership__published=True)
    agencies = [make.AgencyFactory(government=agreement.government, name=name) for name in ("Dinas B", "Dinas A")]
    for position, wording in ((2, "Budaya"), (1, "Wisata")):
        field = make.CooperationFieldFactory(agreement=agreement, position=position, wording=wording)
        for agency in agencies:
            make.AssignmentFactory(field=field, agency=agency)
    [row] = as_dicts(file_of(client, "agreements:agreements"))
    assert (row["fields"], row["agencies"]) == ("Wisata; Budaya", "Dinas A; Dinas B")


@pytest.mark.django_db
def test_the_furthest_agreement_is_the_memorandum_not_the_letter(client):
    partnership = make.PartnershipFactory(published=True)
    for kind, day in (("loi", "2018-01-01"), ("mou", "2016-11-25"), ("addendum", "2019-01-01")):
        make.AgreementFactory(partnership=partnership, kind=kind, signed=make.when(day))
    make.AgreementFactory(partnership=partnership, kind="mou", signed=make.when("2030"))
    [row] = as_dicts(file_of(client, "agreements:partnerships"))
    assert (row["highest_agreement"], row["last_signed"], row["agreements"]) == ("mou", "2019-01-01", "4")


def as_dicts(rows: list[list[str]]) -> list[dict]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
