"""An import writes the records of its person's government, and tells nothing of those of others."""

import pytest

from cities.models import Government
from tests import factories as make
from tests.portal.imports.tables import errors

pytestmark = pytest.mark.django_db


def test_records_of_another_government_are_refused(previewed):
    bandung = Government.objects.get(key="kota-bandung")
    make.AgencyFactory(key="theirs", government=bandung, name="Dinas Pendidikan")
    import_ = previewed(
        "agencies", "key;government;name;kind\ntheirs;Kota Bandung;Dinas Lain;dinas\nx1;kota-bandung;Dinas B;dinas\n"
    )
    assert import_.counts == {"reject": 2}
    assert {told for _row, _column, told in errors(import_)} == {
        "Belongs to a government for which you do not import: leave this row out."
    }


def test_a_record_of_another_government_is_not_taken_over_by_its_key(previewed):
    theirs = make.AgencySuccessionFactory(key="theirs")
    mine, successor = (
        make.AgencyFactory(government=Government.objects.get(key="kota-semarang"), name=name) for name in ("A1", "A2")
    )
    import_ = previewed("agency_successions", f"key;predecessor;successor\ntheirs;{mine.key};{successor.key}\n")
    assert import_.counts == {"reject": 1}
    theirs.refresh_from_db()
    assert theirs.predecessor_id != mine.pk


def test_nothing_of_a_record_of_another_government_is_told(previewed):
    hidden = make.AgreementFactory(
        key="hidden", partnership__government=Government.objects.get(key="kota-bandung"), title="Rahasia", starts="2016"
    )
    make.CooperationFieldFactory(key="field", agreement=hidden)
    for kind, text in {
        "agreements": "key;ends\nhidden;2015\n",
        "fields": "key;wording\nfield;Jalan\n",
    }.items():
        import_ = previewed(kind, text)
        ((_row, column, message),) = errors(import_)
        assert (column, message[:27]) == ("key", "Belongs to a government for")
        assert [value for _t, _c, value, _m in import_.rows.get(act="reject").errors] == [text.split()[1].split(";")[0]]
