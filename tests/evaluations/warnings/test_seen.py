"""Who sees which warning: one table, kept equal to the page for people."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from agreements.models import Assignment, Partnership
from evaluations.warnings.raised import seen_by
from evaluations.warnings.seen import PUBLIC, SEEN_BY
from portal.roles import Role
from tests import factories as make
from tests.evaluations.warnings.cases import CASES

PAGE = Path(__file__).parents[3] / "docs" / "permissions.md"
#: Who is who, by the traits of a membership at the government of the case.
SERVING = {
    Role.COORDINATOR: {},
    Role.AGENCY_OFFICER: {"agency_officer": True},
    Role.COUNCIL_MEMBER: {"council_member": True},
    Role.EVALUATOR: {"evaluator": True},
    Role.RESEARCHER: {"researcher": True},
    Role.ADMINISTRATOR: {"administrator": True},
}

pytestmark = pytest.mark.django_db
each_code = pytest.mark.parametrize("code", CASES)


def codes_seen(user, case) -> set[str]:
    return {each.kind.code for each in seen_by(user, case.since, Partnership.objects.filter(pk=case.partnership.pk))}


def published(case):
    Partnership.objects.filter(pk=case.partnership.pk).update(published_on=case.since)
    return case


def test_the_page_for_people_has_the_same_table():
    table = PAGE.read_text().split("| warning |")[1].split("\n\n")[0]
    lines = [line.split("|")[1:-1] for line in ("| warning |" + table).splitlines()]
    heads = [head.strip().replace(" ", "_") for head in lines[0]][1:]
    told = {
        cells[0].strip(" `"): {head for head, cell in zip(heads, cells[1:], strict=True) if cell.strip() == "yes"}
        for cells in lines[2:]
    }
    assert heads == [*Role, "public"]
    assert told == {
        code: {role.value for role in roles} | ({"public"} if code in PUBLIC else set())
        for code, roles in SEEN_BY.items()
    }


@each_code
def test_the_public_sees_what_the_table_says(code):
    case = published(CASES[code]())
    assert (code in codes_seen(AnonymousUser(), case)) is (code in PUBLIC)


def test_the_public_sees_nothing_of_what_is_not_published():
    case = CASES["dormant"]()
    assert codes_seen(AnonymousUser(), case) == set()


@pytest.mark.parametrize("role", SERVING)
@pytest.mark.parametrize("code", ["no_officer", "leadership_changed", "dormant"])
def test_a_role_sees_what_the_table_says(code, role):
    case = published(CASES[code]())
    user = make.MembershipFactory(government=case.partnership.government, **SERVING[role]).user
    assert (code in codes_seen(user, case)) is (role in SEEN_BY[code])


@each_code
def test_people_of_another_government_see_what_the_public_sees(code):
    case = published(CASES[code]())
    assert (code in codes_seen(make.MembershipFactory().user, case)) is (code in PUBLIC)


def test_an_overseer_sees_those_of_the_governments_in_reach():
    case = CASES["no_officer"]()
    near = make.MembershipFactory(government=case.partnership.government.province, overseer=True).user
    far = make.MembershipFactory(government__is_province=True, overseer=True).user
    assert codes_seen(near, case) == {"no_officer"}
    assert codes_seen(far, case) == set()


def test_the_page_of_a_partnership_shows_each_reader_what_the_reader_may_see(client):
    case = published(CASES["no_officer"]())
    held = Assignment.objects.get(field__agreement__partnership=case.partnership)
    assert held.agency.name not in warnings_on_page(client, case)
    client.force_login(make.MembershipFactory(government=case.partnership.government).user)
    shown = warnings_on_page(client, case)
    assert held.agency.name in shown
    assert reverse("agreements:officer-add", args=[held.key]) in shown


def warnings_on_page(client, case) -> str:
    address = reverse("agreements:partnership", args=[case.partnership.key])
    page = client.get(address, {"as_of": case.since.isoformat()}).content.decode()
    return page.split('id="warnings"')[1].split("</section>")[0]
