"""C4: years of the window with contact in both directions / years."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    CUTOFF,
    EACH_YEAR,
    WINDOW,
    activity,
    between,
    invitation,
    known,
    observed,
    on,
    refs,
    statement,
    year,
)

COVERED = known("contacts")
DAY_AFTER = date(2021, 11, 25)


def years(**told) -> tuple[int, ...]:
    return observed("C4", known=COVERED, **told).years


def visit(ref: str, direction: str, day: date = EACH_YEAR[2], **changes):
    return activity(ref, on(day), **({"kind": "visit", "direction": direction} | changes))


def test_a_visit_out_and_one_in_make_a_year_of_contact():
    acts = (visit("out", "outbound"), visit("in", "inbound"), visit("again", "outbound", EACH_YEAR[3]))
    found = observed("C4", activities=acts)
    assert (found.code, found.value, found.numerator, found.denominator) == ("C4", 1, 1, 5)
    assert (found.years, found.span, found.at_least) == ((2,), WINDOW, True)
    assert refs(found) == (["out", "in", "again"], [])


@pytest.mark.parametrize("direction", ["outbound", "inbound"])
def test_visits_of_one_side_are_no_contact_of_both(direction):
    assert years(activities=(visit("a", direction), visit("b", direction))) == ()


def test_visits_in_different_years_do_not_meet():
    assert years(activities=(visit("out", "outbound"), visit("in", "inbound", EACH_YEAR[3]))) == ()


@pytest.mark.parametrize("kind", ["meeting", "correspondence", "design_review"])
@pytest.mark.parametrize("direction", ["", "outbound"])
def test_what_is_mutual_is_contact_of_both(kind, direction):
    assert years(activities=(visit("a", direction, kind=kind),)) == (2,)


@pytest.mark.parametrize("direction", ["", "remote", "local", "elsewhere"])
def test_an_activity_for_which_nobody_came_is_no_contact(direction):
    found = observed("C4", activities=(visit("a", direction, kind="training"),), known=COVERED)
    assert (found.years, refs(found)) == ((), ([], []))


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_what_was_not_held_is_no_contact(state):
    assert years(activities=(visit("a", "", kind="meeting", state=state),)) == ()


@pytest.mark.parametrize("answer", ["attended", "represented", "online", "declined", "accepted"])
@pytest.mark.parametrize("kind", ["invitation", "proposal", "request"])
def test_a_letter_with_its_answer_is_contact_of_both(kind, answer):
    assert years(invitations=(invitation(kind=kind, answer=answer),)) == (1,)


@pytest.mark.parametrize("answer", ["", "unanswered"])
def test_a_letter_without_an_answer_is_no_contact(answer):
    theirs, ours = invitation("a", answer=answer), invitation("b", answer=answer, sender="home")
    assert years(invitations=(theirs, ours)) == ()
    assert refs(observed("C4", invitations=(theirs, ours))) == ([], [])


@pytest.mark.parametrize(
    ("answered", "meets"),
    [(None, True), (on(CUTOFF), True), (on(DAY_AFTER), False), (between(CUTOFF, DAY_AFTER), False), (UNKNOWN, False)],
)
def test_an_answer_after_the_cut_off_was_not_yet_given(answered, meets):
    letter = invitation(answer="attended", answered=answered)
    assert years(invitations=(letter,)) == ((1,) if meets else ())


def test_a_letter_is_dated_by_its_sending():
    letter = invitation(when=on(EACH_YEAR[0]), answer="declined", answered=on(EACH_YEAR[3]))
    assert years(invitations=(letter,)) == (0,)


def test_a_visit_does_not_meet_a_letter_that_was_not_answered():
    letter = invitation(when=on(EACH_YEAR[2]))
    assert years(invitations=(letter,), activities=(visit("out", "outbound"),)) == ()


def test_vague_contact_joins_the_year_of_another():
    vague = activity("vague", year(2019), kind="meeting")
    assert years(activities=(vague,)) == (2,)
    assert years(activities=(vague, visit("day", "", EACH_YEAR[3], kind="meeting"))) == (3,)
    assert years(activities=(vague, visit("day", "", EACH_YEAR[4], kind="meeting"))) == (2, 4)


def test_contact_at_the_edge_is_not_countable():
    letter = invitation("letter", year(2016), answer="declined")
    meeting = activity("meeting", UNKNOWN, kind="meeting")
    found = observed("C4", invitations=(letter,), activities=(meeting,))
    assert found.not_countable == (("meeting", Doubt.UNDATED), ("letter", Doubt.MAY_LIE_OUTSIDE))


def test_none_is_nought_only_under_a_statement_on_contacts():
    found = observed("C4", known=known("activities"))
    assert (found.value, found.lacking) == (None, (Lack("coverage", "contacts", WINDOW),))
    told = observed("C4", known=COVERED, statements=(statement("contacts"),))
    assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)


def test_without_a_window_nothing_is_observed():
    found = observed("C4", basis=None, known=COVERED)
    assert (found.code, found.value, found.because) == ("C4", None, Because.NO_BASIS)
    assert found.lacking == (Lack("agreement"),)
