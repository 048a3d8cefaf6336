"""An agency of Semarang that is responsible under the memorandum with Jung-gu, for tests of its reports."""

from datetime import date

from agreements.obligations import obligations
from tests import factories as make
from tests import life

#: A day after the whole term and all that was due for it.
AFTERWARDS = date(2023, 1, 1)


def responsible(register_start: date | None = date(2016, 1, 1), *, agreement: dict | None = None, **assignment):
    """An assignment under a memorandum of five years from 25 November 2016; the register is kept from 2016."""
    made = make.AssignmentFactory(field__agreement=make.AgreementFactory(**(agreement or {})), **assignment)
    if register_start:
        life.RegisterStartFactory(government=made.government, starts=register_start)
    return made


def rules(assignment, since: date, **thresholds):
    return life.RulesFactory(government=assignment.government, since=since, **thresholds)


def owed(on: date = AFTERWARDS, **which) -> list[tuple[str, str, str]]:
    """First and last day of each period, and the day it is due, as text."""
    return [
        (row.starts.isoformat(), row.ends.isoformat(), row.due.isoformat())
        for row in obligations(on, **which).order_by("starts", "id")
    ]


def states(on: date, **which) -> dict[int, str]:
    """State of the report of each year."""
    return {row.starts.year: row.state for row in obligations(on, **which)}


def stored(assignment, year: int = 2017, **attributes):
    return life.ReportFactory(
        agreement=assignment.field.agreement,
        agency=assignment.agency,
        **{
            "starts": date(year, 1, 1),
            "ends": date(year, 12, 31),
            "due": date(year + 1, 1, 31),
            **attributes,
        },
    )


def filed(assignment, year: int = 2017, **attributes):
    """A version filed on 20 January of the next year, and the report that it answers."""
    filing = life.FilingFactory(
        agency=assignment.agency,
        starts=date(year, 1, 1),
        ends=date(year, 12, 31),
        **{"filed_on": date(year + 1, 1, 20), **attributes},
    )
    life.AnswerFactory(filing=filing, assignment=assignment)
    return filing
