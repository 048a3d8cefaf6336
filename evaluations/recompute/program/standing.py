"""Which agreement of a partnership is judged on a day: the words that the portal says in SQL, for rows of files.

Words mean *certainly*. An end of a date that is not known lies before or after every day.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from evaluations.indicators.days import DAY, Days, plus_months
from evaluations.register.rows import AgreementRow, Decided


def earliest(days: Days) -> date:
    return days.first or date.min


def latest(days: Days) -> date:
    return days.last or date.max


def possibly_by(days: Days | None, on: date) -> bool:
    """Not certainly later than that day; what has no date may have happened at any time."""
    return days is None or earliest(days) <= on


def last_day(row) -> Days | None:
    """The last day in force: as the text names it, else the start (or signing) plus the term, less one day."""
    begun = row["starts"] or row["signed"]
    if row["ends"] or begun is None or row["duration_months"] is None:
        return row["ends"]
    shifted = (day and plus_months(day, row["duration_months"]) - DAY for day in (begun.first, begun.last))
    return Days(*shifted)


def not_terminated(agreement: AgreementRow, on: date) -> bool:
    return agreement.terminated is None or earliest(agreement.terminated) > on


def in_force(agreement: AgreementRow, on: date) -> bool:
    """Signed, begun, and neither run out nor terminated on that day; a term that is not stated does not run out."""
    signed = agreement.signed is not None and latest(agreement.signed) <= on
    begun = agreement.starts is None or latest(agreement.starts) <= on
    lasts = agreement.expires is None or earliest(agreement.expires) >= on
    return signed and begun and lasts and not_terminated(agreement, on)


def possibly_in_force(agreement: AgreementRow, on: date) -> bool:
    """Begun as far as can be, and not certainly run out or terminated on that day."""
    lasts = agreement.expires is None or latest(agreement.expires) >= on
    return possibly_begun(agreement, on) and lasts and not terminated_by(agreement, on)


def possibly_begun(agreement: AgreementRow, on: date) -> bool:
    signed = agreement.signed is not None and earliest(agreement.signed) <= on
    return signed and (agreement.starts is None or earliest(agreement.starts) <= on)


def terminated_by(agreement: AgreementRow, on: date) -> bool:
    return agreement.terminated is not None and latest(agreement.terminated) <= on


def unsigned(agreement: AgreementRow, on: date) -> bool:
    """Certainly not signed by that day, and not even possibly given up; what was never dated is not signed."""
    return (agreement.signed is None or earliest(agreement.signed) > on) and not_terminated(agreement, on)


def decided_on(agreements: Iterable[AgreementRow], on: date) -> Decided | None:
    """Any memorandum before any letter of intent: one certainly in force, one that may be, or the last that ended."""
    begun = [each for each in agreements if possibly_begun(each, on)]
    for kind in ("mou", "loi"):
        of_kind = sorted((each for each in begun if each.kind == kind), key=lambda each: each.key)
        found = _deciding(of_kind, on)
        if found:
            return found
    return None


def _deciding(agreements: Sequence[AgreementRow], on: date) -> Decided | None:
    """Of several the one whose day is the latest; of one day the first by its key."""

    def over(each: AgreementRow) -> date:
        ended = each.terminated if terminated_by(each, on) else each.expires
        return latest(ended) if ended else date.max

    steps: tuple[tuple[str, Callable, Callable], ...] = (
        ("in_force", lambda each: in_force(each, on), lambda each: latest(each.signed)),
        (
            "uncertain",
            lambda each: possibly_in_force(each, on),
            lambda each: (earliest(each.signed), latest(each.signed)),
        ),
        ("over", lambda each: True, over),
    )
    for state, holds, day in steps:
        found = [each for each in agreements if holds(each)]
        if found:
            return Decided(max(found, key=day).pk, state)
    return None
