"""A: commitment of both parties at the cut-off (A3, A4)."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    EACH_YEAR,
    FIVE_FIELDS,
    RECENT,
    activity,
    between,
    fields,
    known,
    observed,
    on,
    refs,
    responsibility,
    share_of,
    statement,
    value,
    year,
)

DAY_BEFORE = date(2016, 11, 24)
DAY_AFTER = date(2021, 11, 25)


class TestActiveFields:
    """A3: agreed fields with a substantive activity in the 24 months before the cut-off / agreed fields."""

    def test_fields_count_once_and_only_agreed_ones(self):
        acts = (activity("a", serves=("roads", "culture")), activity("b", serves=("roads", "fishery")))
        found = observed("A3", fields=FIVE_FIELDS, activities=acts)
        assert (found.code, found.value, found.numerator, found.denominator) == ("A3", 2, 2, 5)
        assert (found.span, found.at_least, refs(found)) == (RECENT, True, (["a", "b"], []))

    @pytest.mark.parametrize(
        ("when", "counts"),
        [
            (on(date(2019, 11, 24)), False),
            (on(date(2019, 11, 25)), True),
            (on(CUTOFF), True),
            (on(DAY_AFTER), False),
        ],
    )
    def test_24_months_end_with_the_cut_off(self, when, counts):
        acts = (activity(when=when, serves=("roads",)),)
        assert (
            value("A3", fields=fields("roads"), activities=acts, known=known("activities", span=RECENT)) == 4 * counts
        )

    def test_an_activity_at_the_edge_is_not_countable(self):
        found = observed("A3", fields=FIVE_FIELDS, activities=(activity("edge", year(2019), serves=("roads",)),))
        assert (found.value, found.not_countable) == (None, (("edge", Doubt.MAY_LIE_OUTSIDE),))

    @pytest.mark.parametrize("changes", [{"is_ceremonial": True}, {"state": "planned"}, {"state": "cancelled"}])
    def test_ceremonies_and_what_was_not_held_do_not_count(self, changes):
        act = activity(serves=("roads",), **changes)
        found = observed("A3", fields=FIVE_FIELDS, activities=(act,), known=known("activities"))
        assert (found.value, found.numerator, refs(found)) == (0, 0, ([], []))

    def test_an_activity_for_no_agreed_field_is_not_listed(self):
        found = observed("A3", fields=FIVE_FIELDS, activities=(activity(when=UNKNOWN),))
        assert found.not_countable == ()

    def test_none_is_nought_under_a_statement_for_the_24_months_alone(self):
        silent = observed("A3", fields=FIVE_FIELDS, known=known("reports"))
        assert (silent.value, silent.lacking) == (None, (Lack("coverage", "activities", RECENT),))
        says = (statement("activities", days=between(*EACH_YEAR[3:])),)
        told = observed("A3", fields=FIVE_FIELDS, known=known("activities", span=RECENT), statements=says)
        assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)

    def test_without_agreed_fields_there_is_no_case(self):
        found = observed("A3", fields=fields("other", is_open=True), activities=(activity(serves=("other",)),))
        assert (found.code, found.value, found.because) == ("A3", None, Because.NO_CASES)
        assert found.lacking == (Lack("field"),)


class TestAwareAgencies:
    """A4: assigned agencies aware at the cut-off / assigned agencies."""

    def test_the_aware_count_among_the_assigned(self):
        held = (
            responsibility("works", "aware"),
            responsibility("health", "unaware"),
            responsibility("school", "unaware"),
        )
        found = observed("A4", responsibilities=held)
        assert (found.code, found.value, found.numerator, found.denominator) == ("A4", 2, 1, 3)
        assert refs(found) == (["assignment-works"], ["assignment-health", "assignment-school"])
        assert not found.at_least

    def test_an_agency_with_several_fields_counts_once_and_is_aware_where_aware_of_one(self):
        held = (responsibility("works", "unaware", "roads"), responsibility("works", "aware", "bridges"))
        found = observed("A4", responsibilities=held)
        assert (found.numerator, found.denominator) == (1, 1)
        assert refs(found) == (["bridges"], ["roads"])

    def test_an_agency_heard_of_one_field_is_not_silent(self):
        held = (responsibility("works", "", "roads"), responsibility("works", "unaware", "bridges"))
        assert share_of("A4", responsibilities=held) == (0, 1)

    @pytest.mark.parametrize("word", ["unaware", "unconfirmed"])
    def test_unaware_and_unconfirmed_are_records_of_not_being_aware(self, word):
        assert value("A4", responsibilities=(responsibility("works", word),)) == 0

    def test_a_silent_agency_leaves_it_empty_and_is_named(self):
        held = (responsibility("works", "aware"), responsibility("health"), responsibility("health", ref="second"))
        found = observed("A4", responsibilities=held)
        assert (found.code, found.value, found.because) == ("A4", None, Because.NOT_ALL_HEARD)
        assert found.lacking == (Lack("awareness", "assignment-health"),)
        assert refs(found) == (["assignment-works"], ["assignment-health", "second"])

    @pytest.mark.parametrize(
        ("says", "value_"),
        [
            (statement("awareness", days=Days(CUTOFF, None)), 2),
            (statement("awareness", days=Days(DAY_AFTER, None)), None),
            (statement("reports", days=Days(BEGUN, None)), None),
        ],
    )
    def test_silence_is_an_answer_where_the_register_was_kept_by_then(self, says, value_):
        held = (responsibility("works", "aware"), responsibility("health"))
        assert value("A4", responsibilities=held, statements=(says,)) == value_

    def test_without_an_assignment_there_is_no_case(self):
        found = observed("A4")
        assert (found.code, found.value, found.because) == ("A4", None, Because.NO_CASES)
        assert found.lacking == (Lack("responsibility"), Lack("awareness"))
