"""Each step of an import is taken once, by whom it may still be, and on what the import is by then."""

import pytest

from cities.models import Agency, Government
from portal.imports.planning import carry_out, preview
from portal.imports.undoing import undo
from portal.jobs import Refused
from portal.models import Import, Source
from tests.portal.imports.tables import AGENCIES, errors, quiet

pytestmark = pytest.mark.django_db


def test_a_step_that_is_begun_anew_after_its_end_does_nothing_twice(previewed):
    """As where the worker died after the last of it."""
    import_ = previewed("agencies", AGENCIES)
    for step, state in ((carry_out, "done"), (carry_out, "done"), (undo, "undone"), (undo, "undone")):
        step(import_, quiet)
        assert Import.objects.get().state == state
    assert Agency.pgh_event_model.objects.count() == 4


def test_a_preview_that_comes_too_late_leaves_the_import_as_it_was_carried_out(previewed):
    import_ = previewed("agencies", AGENCIES)
    before = Import.objects.get()
    carry_out(import_, quiet)
    with pytest.raises(Refused, match="open its page again"):
        preview(before, quiet)
    done = Import.objects.get()
    assert (done.state, done.act) == ("done", import_.act)


@pytest.mark.parametrize("step", [preview, carry_out])
def test_who_left_the_government_writes_nothing_that_waited(previewed, coordinator, step):
    import_ = previewed("sources", "judul;pengarang;tahun;jenis;bahasa\nKota;Ani;2018;thesis;id\n")
    assert import_.counts == {"create": 1}
    coordinator.memberships.update(government=Government.objects.get(key="kota-bandung"))
    with pytest.raises(Refused, match="no more"):
        step(import_, quiet)
    assert not Source.objects.exists()


def test_who_left_the_government_takes_nothing_of_it_back(previewed, coordinator):
    import_ = previewed("agencies", AGENCIES)
    carry_out(import_, quiet)
    coordinator.memberships.update(government=Government.objects.get(key="kota-bandung"))
    with pytest.raises(Refused, match="no more"):
        undo(import_, quiet)
    assert Agency.objects.count() == 2


def test_after_a_change_of_the_register_every_rejected_row_still_says_why(previewed):
    carry_out(previewed("agencies", AGENCIES), quiet)
    import_ = previewed("agencies", "nama\tsingkatan\tjenis\nDinas Pekerjaan Umum\tDPUPR\tdinas\n\tX\tdinas\n")
    Agency.objects.filter(abbreviation="DPU").update(abbreviation="PU")
    carry_out(import_, quiet)
    assert [(row, column) for row, column, _told in errors(import_)] == [(3, "name")]
