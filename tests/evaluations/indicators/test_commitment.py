"""A: commitment of both parties over the years of the window (A1, A2, A5)."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Span
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    EACH_YEAR,
    WINDOW,
    activity,
    between,
    civil,
    funding,
    known,
    monitorings,
    observed,
    on,
    owed,
    public,
    refs,
    share_of,
    statement,
    value,
    year,
)

DAY_BEFORE = date(2016, 11, 24)
DAY_AFTER = date(2021, 11, 25)
LACKS_AGREEMENT = (Lack("agreement"),)


@pytest.mark.parametrize("code", ["A1", "A2", "A5"])
def test_without_a_window_nothing_is_observed_and_an_agreement_is_lacking(code):
    found = observed(code, basis=None, known=known("reports", "monitoring", "funding"))
    assert (found.code, found.value, found.because) == (code, None, Because.NO_BASIS)
    assert found.lacking == LACKS_AGREEMENT


class TestReports:
    """A1: reports received by the cut-off / reports due in the window."""

    def test_the_received_count_among_the_due(self):
        due = [owed(f"report-{day.year}", day) for day in EACH_YEAR[:2]]
        due.append(owed("came", EACH_YEAR[2], received=on(EACH_YEAR[3])))
        found = observed("A1", owed_reports=tuple(due))
        assert (found.value, found.numerator, found.denominator) == (2, 1, 3)
        assert refs(found) == (["came"], ["report-2017", "report-2018"])
        assert (found.code, found.because, found.span, found.at_least) == ("A1", Because.SHARE, WINDOW, True)

    def test_none_received_is_nought_only_under_a_statement(self):
        due = (owed("report", EACH_YEAR[0]),)
        silent = observed("A1", owed_reports=due)
        assert (silent.value, silent.because) == (None, Because.NOT_KNOWN)
        assert silent.lacking == (Lack("coverage", "reports", WINDOW),)
        assert refs(silent) == ([], ["report"])
        assert value("A1", owed_reports=due, known=known("reports")) == 0

    def test_a_statement_is_named(self):
        facts = {"owed_reports": (owed("report", EACH_YEAR[0]),), "statements": (statement("reports"),)}
        assert observed("A1", **facts, known=known("reports")).statements == ("statement",)
        assert observed("A1", **facts).statements == ()

    def test_a_report_that_may_have_come_later_is_not_countable(self):
        vague = between(CUTOFF, date(2021, 11, 25))
        told = observed("A1", owed_reports=(owed("report", EACH_YEAR[0], received=vague),), known=known("reports"))
        assert (told.value, told.at_least) == (0, True)
        assert told.not_countable == (("report", Doubt.MAY_LIE_OUTSIDE),)

    def test_a_statement_one_day_short_leaves_it_empty(self):
        due = (owed("report", EACH_YEAR[0]),)
        short = known("reports", span=Span(date(2016, 11, 26), CUTOFF))
        assert value("A1", owed_reports=due, known=short) is None

    def test_a_statement_for_another_kind_leaves_it_empty(self):
        assert value("A1", owed_reports=(owed("report", EACH_YEAR[0]),), known=known("monitoring")) is None

    def test_without_a_report_due_responsibility_is_lacking_too(self):
        found = observed("A1")
        assert (found.value, found.because) == (None, Because.NO_CASES)
        assert found.lacking == (Lack("responsibility"), Lack("coverage", "reports", WINDOW))

    @pytest.mark.parametrize(
        ("due", "counts"), [(DAY_BEFORE, False), (BEGUN, True), (CUTOFF, True), (DAY_AFTER, False)]
    )
    def test_a_report_is_due_in_the_window_or_not_at_all(self, due, counts):
        found = observed("A1", owed_reports=(owed("report", due, received=on(due)),), known=known("reports"))
        assert (found.denominator == 1) is counts

    def test_a_waived_report_is_not_due(self):
        due = (owed("report", EACH_YEAR[0], received=on(EACH_YEAR[0])), owed("waived", EACH_YEAR[1], is_waived=True))
        assert share_of("A1", owed_reports=due) == (1, 1)

    @pytest.mark.parametrize(
        ("received", "counts"), [(on(CUTOFF), 1), (on(DAY_AFTER), 0), (between(CUTOFF, DAY_AFTER), 0), (UNKNOWN, 0)]
    )
    def test_a_report_must_certainly_have_come_by_the_cut_off(self, received, counts):
        due = (owed("report", EACH_YEAR[0], received=received),)
        assert share_of("A1", owed_reports=due, known=known("reports")) == (counts, 1)

    def test_under_a_statement_it_is_not_at_least(self):
        due = (owed("a", EACH_YEAR[0], received=on(EACH_YEAR[0])), owed("b", EACH_YEAR[1]))
        assert observed("A1", owed_reports=due).at_least
        assert not observed("A1", owed_reports=due, known=known("reports")).at_least


class TestMonitoring:
    """A2: years of the window with monitoring / years."""

    def test_years_count_once_however_often_they_were_monitored(self):
        days = (on(EACH_YEAR[0]), on(EACH_YEAR[0]), on(EACH_YEAR[3]))
        found = observed("A2", monitorings=monitorings(*days))
        assert (found.code, found.value, found.numerator, found.denominator) == ("A2", 2, 2, 5)
        assert (found.years, found.span, found.at_least) == ((0, 3), WINDOW, True)
        assert refs(found) == (["monitoring-0", "monitoring-1", "monitoring-2"], [])

    def test_years_begin_on_the_day_of_signing(self):
        days = (on(date(2018, 11, 24)), on(date(2018, 11, 25)))
        assert observed("A2", monitorings=monitorings(*days)).years == (1, 2)

    def test_a_calendar_year_is_allotted_where_it_adds_no_year(self):
        assert observed("A2", monitorings=monitorings(year(2018))).years == (1,)
        assert observed("A2", monitorings=monitorings(year(2018), on(date(2018, 12, 24)))).years == (2,)

    def test_what_may_lie_outside_the_window_is_not_countable(self):
        found = observed("A2", monitorings=monitorings(year(2016), UNKNOWN, on(EACH_YEAR[0]), on(DAY_BEFORE)))
        assert found.numerator == 1
        assert found.not_countable == (("monitoring-0", Doubt.MAY_LIE_OUTSIDE), ("monitoring-1", Doubt.UNDATED))
        assert refs(found) == (["monitoring-2"], [])

    def test_none_is_nought_only_under_a_statement(self):
        found = observed("A2")
        assert (found.value, found.lacking) == (None, (Lack("coverage", "monitoring", WINDOW),))
        told = observed("A2", known=known("monitoring"), statements=(statement("monitoring"),))
        assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)
        assert value("A2", known=known("reports")) is None


class TestYearsBothPaid:
    """A5: years of the window in which both sides put in money or staff / years."""

    def test_money_of_both_sides_in_one_budget_year_may_lie_in_two_years_of_the_window(self):
        paid = (funding(2018, "home"), funding(2018, "partner"))
        assert observed("A5", fundings=paid).because == Because.NOT_KNOWN
        assert share_of("A5", fundings=paid, known=known("funding")) == (0, 5)

    def test_money_of_both_sides_counts_where_years_of_the_window_are_budget_years(self):
        paid = (funding(2018, "home"), funding(2018, "partner"), funding(2020, "home"))
        found = observed("A5", cutoff=date(2021, 12, 31), fundings=paid)
        assert (found.years, refs(found)) == ((1,), (["home-2018", "partner-2018", "home-2020"], []))

    def test_staff_of_both_sides_in_one_activity_counts_whatever_the_day(self):
        act = activity("a", on(EACH_YEAR[2]), bodies=(public(), public(side="partner")))
        found = observed("A5", activities=(act,))
        assert (found.code, found.value, found.numerator, found.denominator) == ("A5", 1, 1, 5)
        assert (found.years, found.span, found.at_least, refs(found)) == ((2,), WINDOW, True, (["a"], []))

    def test_a_joint_public_body_is_staff_of_both(self):
        assert share_of("A5", activities=(activity(bodies=(public(side="both"),)),)) == (1, 5)

    def test_staff_of_one_side_meets_staff_of_the_other_in_the_same_year(self):
        acts = (activity("a", bodies=(public(),)), activity("b", bodies=(public(side="partner"),)))
        found = observed("A5", activities=acts)
        assert (found.years, refs(found)) == ((4,), (["a", "b"], []))

    @pytest.mark.parametrize("side", ["home", "partner"])
    def test_one_side_alone_does_not_count(self, side):
        acts = (activity("a", bodies=(public(side=side),)), activity("b", bodies=(public(side=side),)))
        assert share_of("A5", activities=acts, known=known("funding")) == (0, 5)

    def test_sides_in_different_years_do_not_meet(self):
        acts = (
            activity("a", on(EACH_YEAR[1]), bodies=(public(),)),
            activity("b", on(EACH_YEAR[2]), bodies=(public(side="partner"),)),
        )
        assert share_of("A5", activities=acts, known=known("funding")) == (0, 5)

    @pytest.mark.parametrize("payer", ["home", "partner"])
    def test_money_of_one_side_meets_staff_of_the_other_where_it_must(self, payer):
        other = "partner" if payer == "home" else "home"
        acts = tuple(
            activity(f"act-{day}", on(day), bodies=(public(side=other),)) for day in (EACH_YEAR[1], EACH_YEAR[2])
        )
        found = observed("A5", activities=acts, fundings=(funding(2018, payer),))
        assert (found.years, refs(found)) == ((1,), ([f"{payer}-2018", *(act.ref for act in acts)], []))

    def test_a_civil_body_is_no_staff(self):
        act = activity(bodies=(civil(), civil(side="partner")))
        found = observed("A5", activities=(act,), known=known("funding"))
        assert (found.numerator, refs(found)) == (0, ([], []))

    @pytest.mark.parametrize("changes", [{"is_ceremonial": True}, {"state": "planned"}])
    def test_staff_at_a_ceremony_or_a_mere_plan_is_not_put_in(self, changes):
        act = activity(bodies=(public(side="both"),), **changes)
        assert share_of("A5", activities=(act,), known=known("funding")) == (0, 5)

    def test_money_of_a_third_party_is_of_neither_side(self):
        paid = (funding(2018, "home"), funding(2018, "third"))
        found = observed("A5", fundings=paid, known=known("funding"))
        assert (found.numerator, refs(found)) == (0, (["home-2018"], []))

    def test_a_budget_year_at_the_edge_is_not_countable_and_stands_before_activities(self):
        act = activity("undated", UNKNOWN, bodies=(public(),))
        found = observed("A5", fundings=(funding(2016, "home"),), activities=(act,))
        assert found.not_countable == (("home-2016", Doubt.MAY_LIE_OUTSIDE), ("undated", Doubt.UNDATED))

    def test_none_is_nought_only_under_a_statement_on_funding(self):
        found = observed("A5", known=known("activities"))
        assert (found.value, found.lacking) == (None, (Lack("coverage", "funding", WINDOW),))
        told = observed("A5", known=known("funding"), statements=(statement("funding"),))
        assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)
