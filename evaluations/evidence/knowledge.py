"""What is completely known of partnerships, for which days, and who says so."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from agreements.models import CoverageStatement, Partnership, RegisterStart
from agreements.models.known import known_days
from evaluations.evidence.naming import plain
from evaluations.indicators.days import DAY, Days
from evaluations.indicators.facts import Statement
from evaluations.register.telling import RECORD_KINDS, register_of, statement_of


def known_of(partnerships: Collection[int], cutoff: date) -> dict[int, dict[str, tuple[Days, ...]]]:
    """For each partnership and kind the spans of days for which all records are known."""
    words = {f"known_{kind}": known_days(kind, by=cutoff) for kind in RECORD_KINDS}
    rows = Partnership.objects.filter(pk__in=partnerships).annotate(**words).values_list("pk", *words)
    return {pk: dict(zip(RECORD_KINDS, map(_spans, sets), strict=True)) for pk, *sets in rows}


def _spans(days) -> tuple[Days, ...]:
    """PostgreSQL's ranges end before their upper bound."""
    return tuple(Days(each.lower, each.upper - DAY if each.upper else None) for each in days)


def statements_of(partnerships: Collection[int]) -> dict[int, tuple[Statement, ...]]:
    """Statements of sources, and the government's own register from the day from which it is kept."""
    found = defaultdict(tuple)
    rows = CoverageStatement.objects.standing().filter(partnership__in=partnerships).order_by("key")
    for row in rows.values("key", "partnership", "kinds", "period"):
        found[row["partnership"]] += (statement_of(plain(row)),)
    registers = RegisterStart.objects.filter(government__partnerships__in=partnerships)
    for row in registers.values("key", "starts", "government__partnerships"):
        found[row["government__partnerships"]] += (register_of(row),)
    return found
