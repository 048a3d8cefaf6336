"""D: reciprocity."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Span
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    WINDOW,
    activity,
    basis,
    between,
    invitation,
    known,
    observed,
    on,
    outcome,
    refs,
    share_of,
    statement,
    value,
    year,
)

DAY_BEFORE = date(2016, 11, 24)
DAY_AFTER = date(2021, 11, 25)
YOUNG = basis(began=on(date(2019, 11, 24)))


def benefit(ref: str, side: str, **changes):
    return outcome(ref, beneficiary=side, **changes)


class TestBenefits:
    """D1: min / max of verified benefits per side."""

    @pytest.mark.parametrize("many", ["home", "partner"])
    def test_the_side_with_fewer_is_held_against_the_side_with_more(self, many):
        few = "partner" if many == "home" else "home"
        benefits = (benefit("a", many), benefit("b", few), benefit("c", many), benefit("d", many))
        found = observed("D1", outcomes=benefits)
        assert (found.code, found.value, found.numerator, found.denominator) == ("D1", 2, 1, 3)
        assert (found.span, found.at_least) == (WINDOW, False)
        assert {each.ref for each in found.used if each.counts} == set("abcd")

    def test_a_joint_benefit_is_of_both_sides(self):
        assert share_of("D1", outcomes=(benefit("a", "both"), benefit("b", "home"))) == (1, 2)
        assert share_of("D1", outcomes=(benefit("a", "both"), benefit("b", "partner"))) == (1, 2)

    @pytest.mark.parametrize(
        "changes", [{"stage": "planned"}, {"stage": "under_way"}, {"is_verified": False}, {"beneficiary": ""}]
    )
    def test_only_finished_verified_outcomes_with_a_beneficiary_are_benefits(self, changes):
        benefits = (benefit("a", "both"), outcome("b", **({"beneficiary": "home"} | changes)))
        found = observed("D1", outcomes=benefits)
        assert (found.numerator, found.denominator, refs(found)) == (1, 1, (["a"], []))

    @pytest.mark.parametrize("stage", ["done", "in_use"])
    def test_what_is_done_and_what_is_in_use_is_finished(self, stage):
        assert share_of("D1", outcomes=(benefit("a", "both", stage=stage),)) == (1, 1)

    @pytest.mark.parametrize(("when", "cases"), [(date(1999, 1, 1), 1), (CUTOFF, 1), (DAY_AFTER, None)])
    def test_benefits_count_that_stood_by_the_cut_off_whenever_they_came(self, when, cases):
        assert share_of("D1", outcomes=(benefit("a", "both", when=on(when)),))[1] == cases

    def test_benefits_that_may_have_come_later_are_not_countable(self):
        benefits = (benefit("a", "home", when=year(2021)), benefit("b", "home", when=UNKNOWN))
        assert observed("D1", outcomes=benefits).not_countable == (
            ("a", Doubt.MAY_LIE_OUTSIDE),
            ("b", Doubt.UNDATED),
        )

    def test_benefits_of_one_side_alone_are_nought_only_under_a_statement(self):
        one = (benefit("a", "home"),)
        found = observed("D1", outcomes=one, known=known("activities"))
        assert (found.value, found.because) == (None, Because.NOT_KNOWN)
        assert found.lacking == (Lack("coverage", "benefits", WINDOW),)
        told = observed("D1", outcomes=one, known=known("benefits"), statements=(statement("benefits"),))
        assert (told.value, told.numerator, told.denominator) == (0, 0, 1)
        assert (told.because, told.statements) == (Because.SHARE, ("statement",))

    def test_an_old_partnership_without_any_has_nought_under_a_statement(self):
        found = observed("D1", known=known("benefits"), statements=(statement("benefits"),))
        assert (found.code, found.value, found.because) == ("D1", 0, Because.NOTHING_HAPPENED)
        assert (found.span, found.statements) == (WINDOW, ("statement",))

    def test_a_young_partnership_without_any_stays_empty(self):
        found = observed("D1", basis=YOUNG, known=known("benefits"))
        assert (found.value, found.because) == (None, Because.NO_CASES)

    def test_an_old_partnership_of_which_nobody_speaks_stays_empty(self):
        assert observed("D1").because == Because.NO_CASES

    def test_without_a_window_a_statement_for_the_cut_off_is_lacking(self):
        found = observed("D1", basis=None)
        assert (found.value, found.span) == (None, None)
        assert found.lacking == (Lack("coverage", "benefits", Span(CUTOFF, CUTOFF)),)


def visits(*, out: int = 0, into: int = 0, **changes):
    outward = (activity(f"out-{number}", direction="outbound", **changes) for number in range(out))
    inward = (activity(f"in-{number}", direction="inbound", **changes) for number in range(into))
    return (*outward, *inward)


class TestVisits:
    """D2: min / max of visits out and in within the window."""

    @pytest.mark.parametrize(("out", "into", "value_"), [(1, 1, 4), (2, 1, 2), (1, 2, 2), (4, 1, 1), (3, 4, 3)])
    def test_the_side_that_came_less_is_held_against_the_one_that_came_more(self, out, into, value_):
        found = observed("D2", activities=visits(out=out, into=into))
        assert (found.code, found.value) == ("D2", value_)
        assert (found.numerator, found.denominator) == (min(out, into), max(out, into))
        assert (found.span, found.because, len(found.used)) == (WINDOW, Because.SHARE, out + into)

    def test_one_visit_each_is_flagged_for_few_cases(self):
        assert observed("D2", activities=visits(out=1, into=1)).few

    @pytest.mark.parametrize(("out", "into"), [(1, 0), (0, 1)])
    def test_a_single_visit_leaves_it_empty_even_under_a_statement(self, out, into):
        told = {"known": known("activities"), "statements": (statement("activities"),)}
        found = observed("D2", activities=visits(out=out, into=into), **told)
        assert (found.code, found.value, found.because) == ("D2", None, Because.SINGLE_VISIT)
        assert (found.statements, found.span, found.lacking) == (("statement",), WINDOW, ())
        assert refs(found) == ([f"{'out' if out else 'in'}-0"], [])

    def test_two_visits_of_one_side_are_nought_only_under_a_statement(self):
        found = observed("D2", activities=visits(out=2))
        assert (found.value, found.lacking) == (None, (Lack("coverage", "activities", WINDOW),))
        assert value("D2", activities=visits(out=2), known=known("activities")) == 0

    def test_a_visit_is_any_held_activity_for_which_people_came(self):
        acts = (
            *visits(out=1, into=1, kind="training", is_ceremonial=True),
            *(activity(each, direction=each) for each in ("remote", "local", "elsewhere")),
            activity("plan", direction="inbound", state="planned"),
        )
        assert share_of("D2", activities=acts) == (1, 1)

    @pytest.mark.parametrize(("when", "cases"), [(DAY_BEFORE, 1), (BEGUN, 2), (CUTOFF, 2), (DAY_AFTER, 1)])
    def test_visits_of_the_window_count(self, when, cases):
        acts = (*visits(out=1, into=1), activity("edge", on(when), direction="inbound"))
        assert share_of("D2", activities=acts)[1] == cases

    def test_a_vague_visit_is_not_countable(self):
        acts = (*visits(out=1, into=1), activity("edge", year(2016), direction="inbound"))
        assert observed("D2", activities=acts).not_countable == (("edge", Doubt.MAY_LIE_OUTSIDE),)

    def test_an_old_partnership_without_a_visit_has_nought_under_a_statement(self):
        found = observed("D2", known=known("activities"))
        assert (found.code, found.value, found.because) == ("D2", 0, Because.NOTHING_HAPPENED)
        assert observed("D2", basis=YOUNG, known=known("activities")).because == Because.NO_CASES

    def test_without_a_window_nothing_is_observed(self):
        found = observed("D2", basis=None, known=known("activities"))
        assert (found.code, found.because, found.lacking) == ("D2", Because.NO_BASIS, (Lack("agreement"),))


class TestInvitations:
    """D3: invitations answered by presence, a representative or online / received, both directions."""

    def test_those_who_came_count_among_the_received_of_both_directions(self):
        letters = (
            invitation("a", answer="attended"),
            invitation("b", answer="declined"),
            invitation("c", sender="home", answer="unanswered"),
        )
        found = observed("D3", invitations=letters)
        assert (found.code, found.value, found.numerator, found.denominator) == ("D3", 2, 1, 3)
        assert (found.span, found.at_least, refs(found)) == (WINDOW, False, (["a"], ["b", "c"]))

    @pytest.mark.parametrize("answer", ["attended", "represented", "online"])
    def test_presence_a_representative_and_online_are_answers(self, answer):
        assert share_of("D3", invitations=(invitation(answer=answer),)) == (1, 1)

    @pytest.mark.parametrize("answer", ["declined", "unanswered"])
    def test_declined_and_unanswered_are_records_that_nobody_came(self, answer):
        assert value("D3", invitations=(invitation(answer=answer),)) == 0

    @pytest.mark.parametrize("kind", ["proposal", "request"])
    def test_proposals_and_requests_are_no_invitations(self, kind):
        found = observed("D3", invitations=(invitation(kind=kind, answer="attended"),))
        assert (found.because, found.lacking) == (Because.NO_CASES, (Lack("invitation"),))

    @pytest.mark.parametrize("answer", ["", "accepted"])
    def test_of_what_came_of_it_nobody_told_is_not_countable(self, answer):
        letters = (invitation("a", answer="attended"), invitation("b", answer=answer))
        found = observed("D3", invitations=letters)
        assert (found.numerator, found.denominator) == (1, 1)
        assert found.not_countable == (("b", Doubt.INCOMPLETE),)

    def test_where_nobody_told_of_any_the_answer_is_lacking(self):
        found = observed("D3", invitations=(invitation("a"), invitation("b", answer="declined")))
        assert (found.value, found.because, found.lacking) == (None, Because.NOT_KNOWN, (Lack("answer", "a"),))

    def test_under_a_statement_silence_is_an_answer(self):
        told = {"known": known("invitations"), "statements": (statement("invitations"),)}
        found = observed("D3", invitations=(invitation("a"),), **told)
        assert (found.value, found.denominator, found.not_countable) == (0, 1, ())
        assert (found.statements, refs(found)) == (("statement",), ([], ["a"]))

    @pytest.mark.parametrize(
        ("answered", "came"),
        [(None, 1), (on(CUTOFF), 1), (on(DAY_AFTER), 0), (between(CUTOFF, DAY_AFTER), 0)],
    )
    def test_who_answered_after_the_cut_off_had_not_come(self, answered, came):
        letters = (invitation(answer="attended", answered=answered),)
        assert share_of("D3", invitations=letters, known=known("invitations")) == (came, 1)

    @pytest.mark.parametrize(("sent", "cases"), [(DAY_BEFORE, 1), (BEGUN, 2), (CUTOFF, 2), (DAY_AFTER, 1)])
    def test_invitations_sent_in_the_window_count(self, sent, cases):
        letters = (invitation("a", answer="attended"), invitation("b", on(sent), answer="declined"))
        assert share_of("D3", invitations=letters)[1] == cases

    def test_a_vague_invitation_is_not_countable_and_stands_before_silent_ones(self):
        letters = (invitation("silent"), invitation("edge", year(2016), answer="attended"))
        found = observed("D3", invitations=letters)
        assert found.not_countable == (("edge", Doubt.MAY_LIE_OUTSIDE), ("silent", Doubt.INCOMPLETE))

    def test_without_a_window_nothing_is_observed(self):
        found = observed("D3", basis=None)
        assert (found.code, found.because, found.lacking) == ("D3", Because.NO_BASIS, (Lack("agreement"),))
