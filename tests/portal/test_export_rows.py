"""A file has the rows of the page that it is taken from, whatever the filters and the order."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories as make
from tests.portal.test_exports import read
from tests.world import kept_for_module

pytestmark = pytest.mark.django_db

FILTERS = {
    "agreements:partnerships": {
        "q": ["kota", "gu", "pendidikan"],
        "kind": ["sister", "other"],
        "country": ["KR", "CN"],
        "government": ["kota-a", "kota-b"],
        "sector": ["wisata"],
        "as_of": ["2015-01-01", "2020-06-01"],
    },
    "agreements:agreements": {
        "q": ["kota", "memorandum", "gu"],
        "kind": ["mou", "loi"],
        "status": ["in_force", "expired", "not_signed", "uncertain"],
        "country": ["KR", "CN"],
        "as_of": ["2015-01-01", "2020-06-01"],
    },
    "agreements:fields": {
        "q": ["pendidikan", "bidang"],
        "sector": ["wisata"],
        "country": ["KR"],
        "agency": ["dinas-a"],
        "is_open": ["yes", "no"],
        "outcomes": ["not_stated"],
    },
    "cities:localities": {"q": ["gu", "kota"], "country": ["KR", "CN"], "level": ["city", "province"]},
    "cities:agencies": {"q": ["dinas"], "government": ["kota-a", "kota-b"], "kind": ["dinas", "badan"]},
    "cities:governments": {"q": ["kota"], "level": ["city", "province"], "with_partnerships": ["yes", "no"]},
    "portal:sources": {"q": ["skripsi"], "kind": ["thesis", "press"]},
}
SORTS = {
    "agreements:partnerships": ["partner", "began", "last_signed", "agreements"],
    "agreements:agreements": ["title", "signed", "expires", "status"],
    "agreements:fields": ["wording", "signed", "position"],
    "cities:localities": ["name", "country", "partnerships"],
    "cities:agencies": ["name", "dissolved", "fields"],
    "cities:governments": ["name", "level", "partnerships"],
    "portal:sources": ["title", "year"],
}


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """Records of which every filter takes some and leaves some."""
    with kept_for_module(django_db_blocker):
        governments = [make.GovernmentFactory(key=key, name=f"Kota {key[-1]}") for key in ("kota-a", "kota-b")]
        sector = make.SectorFactory(key="wisata")
        countries = [make.CountryFactory(), make.CountryFactory(code="CN", name_id="Tiongkok", name_en="China")]
        agencies = [make.AgencyFactory(key=f"dinas-{each.key[-1]}", government=each) for each in governments]
        for number in range(16):
            place = make.LocalityFactory(country=countries[number % 3 == 0])
            partnership = make.PartnershipFactory(
                government=governments[number % 2],
                partner=place,
                published=True,
                kind=("sister", "other")[number % 4 == 0],
                began=make.when(("", "2014", "2013-04")[number % 3]),
            )
            agreement = make.AgreementFactory(
                partnership=partnership,
                kind=("mou", "loi")[number % 5 == 0],
                signed=make.when(("2016-11-25", "2018", "", "unknown")[number % 4]),
            )
            field = make.CooperationFieldFactory(
                agreement=agreement,
                wording=("Pendidikan", "Bidang lain")[number % 2],
                is_open=number % 3 == 0,
                outcomes=("", "not_stated")[number % 2],
                sectors=[sector] if number % 3 else [],
            )
            make.AssignmentFactory(field=field, agency=agencies[number % 2])
            make.SourceFactory(kind=("thesis", "press")[number % 2], year=2000 + number % 3)
        yield


def questions():
    """A list with some of its filters and an order."""

    def of(name: str):
        chosen = {key: st.none() | st.sampled_from(values) for key, values in FILTERS[name].items()}
        ways = [f"{sign}{sort}" for sort in SORTS[name] for sign in ("", "-")]
        return st.tuples(st.just(name), st.fixed_dictionaries({**chosen, "sort": st.none() | st.sampled_from(ways)}))

    return st.sampled_from(sorted(FILTERS)).flatmap(of)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(question=questions())
def test_a_file_has_the_rows_of_the_page_in_its_order(register, question):
    name, chosen = question
    asked = {key: value for key, value in chosen.items() if value}
    page = Client().get(reverse(name), asked)
    rows = read(Client().get(reverse(name), asked | {"export": "csv"}))
    assert not page.context["filter_errors"], page.context["filter_form"].errors
    assert [row.url.rstrip("/").rpartition("/")[2] for row in page.context["rows"]] == [
        each["key"] for each in rows[:50]
    ]
    assert page.context["total"] == len(rows)
