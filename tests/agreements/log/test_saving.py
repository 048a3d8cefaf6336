"""What the guided flow saves, and what it keeps when something is wrong."""

from agreements.models import Agreement
from cities.models import Agency, Locality
from tests import factories as make
from tests.agreements.log.flow import LOG, page, typed


def test_partner_type_title_and_date_are_enough(client, coordinator, korea):
    response = client.post(LOG, typed(**{"fields-0-wording": ""}))
    agreement = Agreement.objects.get()
    assert response.url == agreement.get_absolute_url()
    assert (str(agreement.signed), agreement.is_draft, agreement.partnership.is_draft) == ("2016-11", False, False)
    assert agreement.fields.count() == 0
    assert agreement.partnership.partner.name == "Jung-gu"


def test_one_more_row_keeps_all_that_was_typed(client, coordinator, korea):
    shown = page(client.post(LOG, typed(action="add_row", **{"fields-2-agency_names": "Dinas Kesehatan\nBappeda"})))
    assert 'name="fields-3-wording"' in shown
    for value in ("Pendidikan", "MoU Semarang – Jung-gu", "2016-11", "Dinas Kesehatan\nBappeda"):
        assert value in shown


def test_an_error_keeps_all_that_was_typed_and_changes_nothing(client, coordinator, korea):
    shown = page(client.post(LOG, typed(signed="sometime in 2016", signed_wording="kira-kira 2016")))
    for value in ("sometime in 2016", "kira-kira 2016", "Pendidikan", "MoU Semarang – Jung-gu"):
        assert value in shown
    assert 'href="#id_signed"' in shown
    assert not Agreement.objects.exists()
    assert not Locality.objects.exists()


def test_agencies_are_chosen_or_added_and_none_twice(client, coordinator, semarang, korea):
    bappeda = make.AgencyFactory(key="bappeda", government=semarang, name="Bappeda")
    sector = make.SectorFactory(key="education")
    client.post(
        LOG,
        typed(
            **{
                "fields-0-agencies": ["bappeda"],
                "fields-0-sectors": ["education"],
                "fields-0-agency_names": "Dinas Kesehatan\n bappeda \n\nDinas  Kesehatan",
                "fields-1-wording": "Kesehatan",
                "fields-1-agency_names": "dinas kesehatan",
            }
        ),
    )
    first, second = Agreement.objects.get().fields.order_by("position")
    health = Agency.objects.get(name="Dinas Kesehatan")
    assert {each.agency for each in first.assignments.all()} == {bappeda, health}
    assert [each.agency for each in second.assignments.all()] == [health]
    assert list(first.sectors.all()) == [sector]
    assert health.kind == "dinas"


def test_a_draft_is_seen_by_its_government_alone(client, coordinator, korea):
    client.post(LOG, typed(action="draft"))
    draft = Agreement.objects.get()
    assert draft.is_draft
    assert draft.partnership.is_draft
    assert client.get(draft.get_absolute_url()).status_code == 200
    client.logout()
    assert client.get(draft.get_absolute_url()).status_code == 404
