"""An import is taken back as one, or not at all."""

import pghistory
import pytest
from django.apps import apps

from cities.models import Agency, Government
from portal.imports.planning import carry_out
from portal.imports.undoing import undo
from portal.jobs import Refused
from portal.models import Citation
from tests import factories as make
from tests.portal.folders import contents
from tests.portal.imports.tables import AGENCIES, quiet

pytestmark = pytest.mark.django_db


def test_an_import_is_taken_back_as_one(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    make.AgencyFactory(government=semarang, name="Dinas Lama", abbreviation="DL", kind="dinas")
    before = rows_of("cities.Agency")
    import_ = previewed("agencies", AGENCIES + "Dinas Lama\tDLM\tBadan\t\t\n")
    assert import_.counts == {"create": 2, "change": 1}
    carry_out(import_, quiet)
    assert rows_of("cities.Agency") != before
    undo(import_, quiet)
    assert rows_of("cities.Agency") == before
    import_.refresh_from_db()
    assert import_.state == "undone"


def rows_of(label: str) -> list:
    """All rows of a table, without the counter of their versions."""
    model = apps.get_model(label)
    columns = [field.attname for field in model._meta.concrete_fields if field.name != "version"]
    return list(model.objects.order_by("id").values_list(*columns))


def test_links_and_citations_are_taken_back_too(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    source = make.SourceFactory(key="paper")
    field = make.CooperationFieldFactory(
        agreement__partnership__government=semarang, wording="Jalan", position=1, sectors=[]
    )
    text = f'key;sectors;cited\n{field.key};"health\nPendidikan";paper line 3\n'
    import_ = previewed("fields", text)
    assert import_.rows.get(number=2).errors == []
    carry_out(import_, quiet)
    assert {sector.key for sector in field.sectors.all()} == {"health", "education"}
    assert Citation.objects.about(field).get().source == source
    undo(import_, quiet)
    assert not field.sectors.exists()
    assert not Citation.objects.about(field).exists()


def test_what_was_changed_since_is_not_taken_back(previewed):
    import_ = previewed("agencies", AGENCIES)
    carry_out(import_, quiet)
    with pghistory.context():
        Agency.objects.filter(abbreviation="DPU").update(note="sesudahnya")
    before = contents()
    with pytest.raises(Refused, match="1 of these records"):
        undo(import_, quiet)
    assert contents() == before


def test_imports_are_taken_back_one_after_the_other_the_last_first(previewed):
    first = previewed("agencies", AGENCIES)
    carry_out(first, quiet)
    second = previewed("agencies", "nama\tsingkatan\nBadan Perencanaan\tBPPD\n")
    carry_out(second, quiet)
    with pytest.raises(Refused, match="1 of these records"):
        undo(first, quiet)
    undo(second, quiet)
    assert Agency.objects.get(name="Badan Perencanaan").abbreviation == "Bappeda"
    undo(first, quiet)
    assert not Agency.objects.exists()


def test_what_somebody_removed_since_is_not_taken_back(previewed):
    import_ = previewed("agencies", AGENCIES)
    carry_out(import_, quiet)
    with pghistory.context():
        Agency.objects.filter(abbreviation="DPU").delete()
    with pytest.raises(Refused, match="1 of these records"):
        undo(import_, quiet)


def test_what_others_built_upon_is_not_taken_back(previewed):
    import_ = previewed("agencies", AGENCIES)
    carry_out(import_, quiet)
    agency = Agency.objects.get(abbreviation="DPU")
    make.CitationFactory(record="cities.agency", record_key=agency.key)
    with pytest.raises(Refused, match="hangs by now"):
        undo(import_, quiet)
    Citation.objects.all().delete()
    make.AgencySuccessionFactory(predecessor=agency)
    with pytest.raises(Refused, match="hangs by now"):
        undo(import_, quiet)
    assert Agency.objects.filter(pk=agency.pk).exists()
