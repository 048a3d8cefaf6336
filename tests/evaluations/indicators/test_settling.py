"""Where data do not suffice: the fewest records that would let an element be judged."""

from fractions import Fraction

from evaluations.indicators.observation import Because, Lack, empty, step
from evaluations.indicators.settling import Settlement, settle

SIXTY = Fraction(3, 5)
ACTIVITIES, OUTCOMES, REPORTS = (Lack("coverage", kind) for kind in ("activities", "outcomes", "reports"))


def lacking(code: str, *lacks: Lack, because: Because = Because.NOT_KNOWN):
    return empty(code, because, *lacks)


def test_enough_needs_nothing():
    found = settle([step("A1", 0), step("A2", 4), step("A3", 1), lacking("A4", REPORTS), lacking("A5")], SIXTY)
    assert (found, found.is_possible) == (Settlement(0), True)


def test_more_than_enough_needs_nothing():
    assert settle([step("A1", 0), step("A2", 4)], SIXTY) == Settlement(0)


def test_sixty_per_cent_of_four_are_three():
    found = settle([step("A1", 0), step("A2", 4), lacking("A3", REPORTS), lacking("A4", OUTCOMES)], SIXTY)
    assert (found.needed, found.codes, found.records) == (1, ("A3",), (REPORTS,))


def test_one_record_may_serve_several_indicators():
    none = [lacking("A1", REPORTS), lacking("A2", OUTCOMES), lacking("A3", ACTIVITIES), lacking("A4", ACTIVITIES)]
    found = settle([*none, step("A5", 1)], SIXTY)
    assert found == Settlement(2, ("A3", "A4"), (ACTIVITIES,))


def test_the_indicator_that_lacks_fewest_records_is_chosen():
    found = settle([step("A1", 0), step("A2", 0), lacking("A3", REPORTS, OUTCOMES), lacking("A4", ACTIVITIES)], SIXTY)
    assert found == Settlement(1, ("A4",), (ACTIVITIES,))


def test_of_equally_few_those_that_only_say_what_is_known_are_chosen():
    unhappened = lacking("A3", Lack("invitation"), because=Because.NO_CASES)
    found = settle([step("A1", 0), step("A2", 0), unhappened, lacking("A4", REPORTS)], SIXTY)
    assert found == Settlement(1, ("A4",), (REPORTS,))


def test_fewer_records_go_before_known_ones():
    unhappened = lacking("A3", Lack("invitation"), because=Because.NO_CASES)
    found = settle([step("A1", 0), step("A2", 0), unhappened, lacking("A4", REPORTS, OUTCOMES)], SIXTY)
    assert found.codes == ("A3",)


def test_what_nothing_would_help_is_no_candidate():
    nothing = lacking("A3", because=Because.STATES_NONE)
    assert settle([step("A1", 0), step("A2", 0), nothing, lacking("A4", REPORTS)], SIXTY).codes == ("A4",)


def test_an_element_that_cannot_be_settled_says_so():
    found = settle([step("D1", 0), lacking("D2"), lacking("D3"), lacking("D4", Lack("judgement", "D4"))], SIXTY)
    assert (found, found.is_possible) == (Settlement(2), False)


def test_what_is_needed_and_named_is_possible():
    assert Settlement(1, ("A1",), (REPORTS,)).is_possible
