"""The indicators of the rubric, computed from plain facts: pure, free of the database, standard library alone."""

from collections.abc import Callable, Iterable

from evaluations.indicators.commitment import (
    agencies_aware,
    fields_active,
    reports_received,
    years_both_paid,
    years_monitored,
)
from evaluations.indicators.facts import Facts
from evaluations.indicators.observation import Observation
from evaluations.indicators.participation import (
    activities_with_civil_bodies,
    breadth,
    civil_contact,
    programmes_realised,
)
from evaluations.indicators.reciprocity import benefits_shared, invitations_answered, obligations_met, visits_returned
from evaluations.indicators.results import expectations_achieved, fields_with_outcomes, hard_change, soft_change
from evaluations.indicators.setting import Parameters, Setting
from evaluations.indicators.understanding import (
    clauses_present,
    fields_matched,
    fields_planned,
    written_text,
    years_of_contact,
)

INDICATORS: dict[str, Callable[[Setting], Observation]] = {
    "A1": reports_received,
    "A2": years_monitored,
    "A3": fields_active,
    "A4": agencies_aware,
    "A5": years_both_paid,
    "B1": activities_with_civil_bodies,
    "B2": breadth,
    "B3": programmes_realised,
    "B4": civil_contact,
    "C1": written_text,
    "C2": fields_matched,
    "C3": clauses_present,
    "C4": years_of_contact,
    "C5": fields_planned,
    "D1": benefits_shared,
    "D2": visits_returned,
    "D3": invitations_answered,
    "D4": obligations_met,
    "E1": soft_change,
    "E2": hard_change,
    "E3": fields_with_outcomes,
    "E4": expectations_achieved,
}


def observe(facts: Facts, parameters: Parameters, codes: Iterable[str] = tuple(INDICATORS)) -> dict[str, Observation]:
    """What is observed for each indicator, by its code."""
    setting = Setting(facts, parameters)
    return {code: INDICATORS[code](setting) for code in codes}
