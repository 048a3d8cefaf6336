"""Reports that agencies owe, from rows of files: as the portal's view computes them (agreements/migrations)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evaluations.indicators.days import DAY, Days, plus_months
from evaluations.recompute.program.reading import Tables
from evaluations.recompute.program.standing import earliest, latest
from evaluations.register.rows import AgreementRow
from evaluations.register.telling import Row

#: What holds for a government that declared nothing: every year, 31 days after its end.
CYCLE, TERM = 12, 31


def owed_by(tables: Tables, agreement: AgreementRow, government: str, cutoff: date) -> Iterator[Row]:
    """Rows with agency, starts, due, received and waived_on: those known and due by the cut-off date."""
    stored = tables.below("reports", "agreement")[agreement.key]
    yield from (row for row in stored if row["due"] <= cutoff)
    rules = tables.below("report_rules", "government")[government]
    computed: dict[tuple[str, date], Row] = {}
    for assignment in assignments_of(tables, agreement):
        for period in _periods_held(agreement, assignment, rules, cutoff):
            row = _owed(tables, agreement, assignment["agency"], period, rules)
            if row["due"] <= cutoff and _is_asked(tables, agreement, government, row) and not _meets(row, stored):
                computed[row["agency"], row["starts"]] = row
    yield from computed.values()


def assignments_of(tables: Tables, agreement: AgreementRow) -> Iterator[Row]:
    for field in tables.below("fields", "agreement")[agreement.key]:
        yield from tables.below("assignments", "field")[field["key"]]


def _periods_held(
    agreement: AgreementRow, assignment: Row, rules: Sequence[Row], cutoff: date
) -> Iterator[tuple[date, date]]:
    """Periods in which the agency certainly was responsible and the agreement in force, as known by the cut-off."""
    if agreement.signed is None:
        return
    begun = [latest(each) for each in (agreement.signed, agreement.starts, assignment["started"]) if each]
    ended = [earliest(each) for each in (agreement.expires, assignment["ended"]) if each]
    terminated = agreement.terminated
    if terminated:
        ended.append(terminated.first - DAY if terminated.first else date.min)
    first, last = max(begun), min([*ended, cutoff])
    if first <= last:
        yield from report_periods(first, last, rules)


def report_periods(first: date, last: date, rules: Sequence[Row]) -> Iterator[tuple[date, date]]:
    """Periods follow each other without a gap, each as long as the cycle that was valid when it began."""
    starts = date(first.year, 1, 1)
    while starts <= last:
        ends = _period_ends(starts, _rule(rules, starts, "report_cycle", CYCLE))
        if ends >= first:
            yield starts, ends
        starts = ends + DAY


def _period_ends(starts: date, cycle: int) -> date:
    """A year, half-year or quarter of the calendar ends where the next begins."""
    return plus_months(date(starts.year, 1, 1), ((starts.month - 1) // cycle + 1) * cycle) - DAY


def _rule(rules: Sequence[Row], day: date, name: str, default: int) -> int:
    """The number that held on that day."""
    declared = [each for each in rules if each["since"] <= day]
    return max(declared, key=lambda each: each["since"])[name] if declared else default


def _owed(
    tables: Tables, agreement: AgreementRow, agency: str, period: tuple[date, date], rules: Sequence[Row]
) -> Mapping[str, object]:
    starts, ends = period
    due = ends + DAY * _rule(rules, ends, "report_days", TERM)
    return {"agency": agency, "starts": starts, "ends": ends, "due": due, "received": None, "waived_on": None}


def _is_asked(tables: Tables, agreement: AgreementRow, government: str, row: Row) -> bool:
    """The register was kept by then, or a source states that it knows all reports of that day."""
    if any(each["starts"] <= row["ends"] for each in tables.below("register_starts", "government")[government]):
        return True
    return any(
        "reports" in each["kinds"]
        and each["agency"] in (None, row["agency"])
        and _holds_day(each["period"], row["ends"])
        for each in tables.below("coverage_statements", "partnership")[agreement.partnership]
    )


def _holds_day(period: Days | None, day: date) -> bool:
    return period is not None and earliest(period) <= day <= latest(period)


def _meets(row: Row, stored: Sequence[Row]) -> bool:
    """What was acted on stands for whatever would be computed for that time."""
    return any(
        each["agency"] == row["agency"] and each["starts"] <= row["ends"] and each["ends"] >= row["starts"]
        for each in stored
    )
