"""What holds for all facts: bounds, order, and what a further record can and cannot do."""

from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import timedelta
from typing import get_origin

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluations.indicators import INDICATORS, observe
from evaluations.indicators.days import Days
from evaluations.indicators.facts import Facts, Monitoring, OwedReport, Responsibility
from evaluations.indicators.observation import Because
from tests.evaluations.facts import (
    CUTOFF,
    EACH_YEAR,
    FIVE_FIELDS,
    PARAMETERS,
    activity,
    civil,
    invitation,
    matches,
    monitorings,
    on,
    outcome,
    owed,
    public,
    value,
)
from tests.evaluations.properties import drawn

TUPLES = [each.name for each in fields_of(Facts) if get_origin(each.type) is tuple]


#: Drawing a whole partnership takes a moment; how long it takes says nothing of the arithmetic.
drawn_facts = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def values(facts: Facts) -> dict[str, int | None]:
    return {code: each.value for code, each in observe(facts, PARAMETERS).items()}


def rank(found: int | None) -> int:
    """What is unobserved stands below 0 here: to become observed is no fall."""
    return -1 if found is None else found


@drawn_facts
@given(drawn.facts)
def test_a_value_is_nought_to_four_or_none(facts):
    for code, found in observe(facts, PARAMETERS).items():
        assert found.code == code
        assert found.value is None or found.value in range(5)


@drawn_facts
@given(drawn.facts)
def test_what_is_unobserved_says_why_and_carries_no_share(facts):
    for found in observe(facts, PARAMETERS).values():
        told = found.because in (Because.SHARE, Because.STEP, Because.JUDGED, Because.NOTHING_HAPPENED)
        assert told is found.is_observed
        assert (found.denominator is not None) is (found.because == Because.SHARE)


@drawn_facts
@given(drawn.facts)
def test_no_record_is_used_twice_nor_both_used_and_not_countable(facts):
    for found in observe(facts, PARAMETERS).values():
        used = [each.ref for each in found.used]
        assert len(used) == len(set(used))
        assert not {each.ref for each in found.used if each.counts} & {ref for ref, _doubt in found.not_countable}


@drawn_facts
@given(drawn.facts, st.data())
def test_the_order_of_records_is_irrelevant(facts, data):
    shuffled = {name: tuple(data.draw(st.permutations(getattr(facts, name)))) for name in TUPLES}
    before, after = observe(facts, PARAMETERS), observe(replace(facts, **shuffled), PARAMETERS)
    for code, found in before.items():
        other = after[code]
        assert (found.value, found.numerator, found.denominator) == (other.value, other.numerator, other.denominator)
        assert (found.at_least, found.years, set(found.used)) == (other.at_least, other.years, set(other.used))
        assert set(found.not_countable) == set(other.not_countable)


@drawn_facts
@given(drawn.facts, st.sampled_from(list(INDICATORS)))
def test_an_indicator_does_not_depend_on_which_others_are_asked(facts, code):
    assert observe(facts, PARAMETERS, [code])[code] == observe(facts, PARAMETERS)[code]


@drawn_facts
@given(drawn.facts, st.integers(0, 800), st.integers(0, 800))
def test_a_longer_statement_never_makes_the_observed_unobserved(facts, before, after):
    """Of B1 and D3 what nobody told of counts only under a statement: there too a value stays, though it may fall."""
    longer = {
        kind: tuple(Days(each.first - timedelta(before), each.last + timedelta(after)) for each in spans)
        for kind, spans in facts.known.items()
    }
    wide = values(replace(facts, known=longer))
    assert all(wide[code] is not None for code, found in values(facts).items() if found is not None)


@drawn_facts
@given(drawn.whole, drawn.day)
def test_a_report_received_never_lowers_reports(facts, due):
    """Its numerator and its denominator rise together, and a share is at most the whole."""
    came = OwedReport(ref="came", due=due, received=Days(due, min(due, CUTOFF)))
    more = replace(facts, owed_reports=(*facts.owed_reports, came))
    assert rank(values(more)["A1"]) >= rank(values(facts)["A1"])


@drawn_facts
@given(drawn.whole)
def test_receiving_what_was_owed_never_lowers_reports(facts):
    came = tuple(replace(each, received=Days(CUTOFF, CUTOFF)) for each in facts.owed_reports)
    assert rank(values(replace(facts, owed_reports=came))["A1"]) >= rank(values(facts)["A1"])


@drawn_facts
@given(drawn.facts, drawn.when)
def test_a_further_monitoring_never_lowers_years_monitored(facts, when):
    """The denominator is fixed by the window, and a further event never lowers the fewest years."""
    more = replace(facts, monitorings=(*facts.monitorings, Monitoring(ref="further", days=when)))
    assert rank(values(more)["A2"]) >= rank(values(facts)["A2"])


@drawn_facts
@given(drawn.facts)
def test_a_further_aware_agency_never_lowers_awareness(facts):
    more = replace(
        facts, responsibilities=(*facts.responsibilities, Responsibility(ref="new", agency="new", awareness="aware"))
    )
    assert rank(values(more)["A4"]) >= rank(values(facts)["A4"])


@drawn_facts
@given(drawn.facts, drawn.activities)
def test_a_further_activity_never_lowers_what_stands_on_fixed_denominators(facts, further):
    """A3, A5 and C4 count fields or years, and B2 the breadth of bodies: none can be lost by one more activity."""
    before, after = values(facts), values(replace(facts, activities=(*facts.activities, replace(further, ref="new"))))
    for code in ("A3", "A5", "B2", "C4"):
        assert rank(after[code]) >= rank(before[code])


@drawn_facts
@given(drawn.facts, drawn.outcomes)
def test_a_further_verified_outcome_never_lowers_results(facts, further):
    verified = replace(further, ref="new", stage="done", is_verified=True)
    before, after = values(facts), values(replace(facts, outcomes=(*facts.outcomes, verified)))
    for code in ("E1", "E2", "E3"):
        assert rank(after[code]) >= rank(before[code])


@drawn_facts
@given(drawn.facts)
def test_an_invitation_that_was_followed_never_lowers_invitations(facts):
    more = replace(facts, invitations=(*facts.invitations, invitation("new", answer="attended")))
    assert rank(values(more)["D3"]) >= rank(values(facts)["D3"])


@drawn_facts
@given(drawn.facts)
def test_agreeing_on_one_text_never_lowers_understanding_of_fields(facts):
    more = values(replace(facts, common_text="joint"))["C2"]
    assert more == 4


class TestFallsThatMustBePossible:
    """Where a further record may lower a value, and why: shares of what was done, and the vague made certain."""

    def test_a_further_activity_without_a_civil_body_lowers_the_share_of_civil_ones(self):
        with_civil, without = activity("a", bodies=(civil(),)), activity("b", bodies=(public(),))
        assert value("B1", activities=(with_civil,)) == 4
        assert value("B1", activities=(with_civil, without)) == 2

    def test_a_further_visit_of_the_side_that_came_more_lowers_reciprocity(self):
        out, into, again = (
            activity(ref, direction=direction)
            for ref, direction in (("a", "outbound"), ("b", "inbound"), ("c", "inbound"))
        )
        assert (value("D2", activities=(out, into)), value("D2", activities=(out, into, again))) == (4, 2)

    def test_a_further_benefit_of_the_side_that_has_more_lowers_reciprocity(self):
        ours, theirs, more = (
            outcome(ref, beneficiary=side) for ref, side in (("a", "home"), ("b", "partner"), ("c", "home"))
        )
        assert (value("D1", outcomes=(ours, theirs)), value("D1", outcomes=(ours, theirs, more))) == (4, 2)

    def test_a_further_report_due_lowers_reports(self):
        came, due = owed("a", EACH_YEAR[0], received=on(EACH_YEAR[0])), owed("b", EACH_YEAR[1])
        assert (value("A1", owed_reports=(came,)), value("A1", owed_reports=(came, due))) == (4, 2)

    def test_a_further_agreed_field_lowers_what_is_counted_in_fields(self):
        roads = (outcome(serves=("roads",)),)
        assert value("E3", fields=FIVE_FIELDS[:1], outcomes=roads) == 4
        assert value("E3", fields=FIVE_FIELDS, outcomes=roads) == 1
        assert value("C2", fields=FIVE_FIELDS[:2], matches=matches(roads=True)) is None

    def test_a_further_silent_agency_empties_awareness(self):
        told = (Responsibility(ref="a", agency="a", awareness="aware"),)
        assert value("A4", responsibilities=told) == 4
        assert value("A4", responsibilities=(*told, Responsibility(ref="b", agency="b"))) is None

    def test_a_longer_window_lowers_what_is_counted_in_years(self):
        once = monitorings(on(EACH_YEAR[4]))
        assert value("A2", monitorings=once) == 1
