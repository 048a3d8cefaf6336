"""The indicators of the rubric, computed from plain facts: pure, free of the database, standard library alone."""

from collections.abc import Callable, Iterable

from evaluations.indicators import commitment, participation, reciprocity, results, understanding
from evaluations.indicators.facts import Facts
from evaluations.indicators.observation import Observation
from evaluations.indicators.setting import Parameters, Setting

INDICATORS: dict[str, Callable[[Setting], Observation]] = {
    "A1": commitment.reports_received,
    "A2": commitment.years_monitored,
    "A3": commitment.fields_active,
    "A4": commitment.agencies_aware,
    "A5": commitment.years_both_paid,
    "B1": participation.activities_with_civil_bodies,
    "B2": participation.breadth,
    "B3": participation.programmes_realised,
    "B4": participation.civil_contact,
    "C1": understanding.written_text,
    "C2": understanding.fields_matched,
    "C3": understanding.clauses_present,
    "C4": understanding.years_of_contact,
    "C5": understanding.fields_planned,
    "D1": reciprocity.benefits_shared,
    "D2": reciprocity.visits_returned,
    "D3": reciprocity.invitations_answered,
    "D4": reciprocity.obligations_met,
    "E1": results.soft_change,
    "E2": results.hard_change,
    "E3": results.fields_with_outcomes,
    "E4": results.expectations_achieved,
}


def observe(facts: Facts, parameters: Parameters, codes: Iterable[str] = tuple(INDICATORS)) -> dict[str, Observation]:
    """What is observed for each indicator, by its code."""
    setting = Setting(facts, parameters)
    return {code: INDICATORS[code](setting) for code in codes}
