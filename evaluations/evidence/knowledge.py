"""What is completely known of partnerships, for which days, and who says so."""

from collections import defaultdict
from collections.abc import Collection

from agreements.models import CoverageStatement, Partnership, RegisterStart
from agreements.models.coverage import RecordKind
from agreements.models.known import known_days
from evaluations.evidence.naming import days_of, ref
from evaluations.indicators.days import DAY, Days
from evaluations.indicators.facts import Statement

#: What a register kept from a day on knows besides the kinds of record: whether an agency was heard.
OF_A_REGISTER = frozenset({*RecordKind.values, "awareness"})


def known_of(partnerships: Collection[int]) -> dict[int, dict[str, tuple[Days, ...]]]:
    """For each partnership and kind the spans of days for which all records are known."""
    words = {f"known_{kind}": known_days(kind) for kind in RecordKind.values}
    rows = Partnership.objects.filter(pk__in=partnerships).annotate(**words).values_list("pk", *words)
    return {pk: dict(zip(RecordKind.values, map(_spans, sets), strict=True)) for pk, *sets in rows}


def _spans(days) -> tuple[Days, ...]:
    """PostgreSQL's ranges end before their upper bound."""
    return tuple(Days(each.lower, each.upper - DAY if each.upper else None) for each in days)


def statements_of(partnerships: Collection[int]) -> dict[int, tuple[Statement, ...]]:
    """Statements of sources, and the government's own register from the day from which it is kept."""
    found = defaultdict(tuple)
    rows = CoverageStatement.objects.standing().filter(partnership__in=partnerships).order_by("key")
    for key, partnership, kinds, period in rows.values_list("key", "partnership", "kinds", "period"):
        found[partnership] += (
            Statement(ref=ref(CoverageStatement, key), kinds=frozenset(kinds), days=days_of(period)),
        )
    registers = RegisterStart.objects.filter(government__partnerships__in=partnerships)
    for key, starts, partnership in registers.values_list("key", "starts", "government__partnerships"):
        register = Statement(ref=ref(RegisterStart, key), kinds=OF_A_REGISTER, days=Days(starts, None))
        found[partnership] += (register,)
    return found
