"""What is completely known of a partnership, from rows of files: as `agreements/models/known.py` says it in SQL."""

from collections.abc import Sequence
from functools import reduce

from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.facts import Statement
from evaluations.recompute.program.reading import Tables
from evaluations.recompute.program.spans import common, union
from evaluations.register.telling import RECORD_KINDS, Row, register_of, statement_of


def known_from(tables: Tables, partnership: Row, agencies: Sequence[str]) -> dict[str, tuple[Days, ...]]:
    """For each kind the spans of days for which all records are known; `agencies` are those that have a field."""
    registers = tables.below("register_starts", "government")[partnership["government"]]
    statements = tables.below("coverage_statements", "partnership")[partnership["key"]]
    kept = [Days(each["starts"], None) for each in registers]
    return {
        kind: union((*_whole(statements, kind), *kept, *_shared(statements, kind, agencies))) for kind in RECORD_KINDS
    }


def _whole(statements: Sequence[Row], kind: str, agency: str | None = None) -> list[Days]:
    """Of what is said of this agency alone, or of the whole partnership."""
    about = [each for each in statements if kind in each["kinds"] and each["agency"] == agency]
    return [each["period"] for each in about if each["period"] not in (None, UNKNOWN)]


def _shared(statements: Sequence[Row], kind: str, agencies: Sequence[str]) -> tuple[Days, ...]:
    """The days of which something is said about every agency: of one alone it says nothing of the others."""
    if not agencies:
        return ()
    return reduce(common, (union(_whole(statements, kind, agency)) for agency in agencies))


def statements_from(tables: Tables, partnership: Row) -> tuple[Statement, ...]:
    """Who says so: sources, and the government's own register."""
    registers = tables.below("register_starts", "government")[partnership["government"]]
    statements = tables.below("coverage_statements", "partnership")[partnership["key"]]
    return (*map(statement_of, statements), *map(register_of, registers))
