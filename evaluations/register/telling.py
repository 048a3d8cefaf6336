"""Each record as the fact that it tells.

A row is a mapping whose names are those of the columns of the files, which the fields of the models share: days as
`Days`, a reference as whatever names the other row. What stands elsewhere is given beside it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from agreements.bodies import CIVIL_BODIES, PUBLIC_BODIES
from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.facts import (
    Activity,
    Body,
    Clause,
    Funding,
    Invitation,
    Judged,
    Match,
    Monitoring,
    Outcome,
    OwedReport,
    PlanItem,
    Ref,
    Responsibility,
    Statement,
)

Row = Mapping[str, Any]

#: Kinds of record that a coverage statement can speak of.
RECORD_KINDS = (
    "activities",
    "reports",
    "monitoring",
    "invitations",
    "outcomes",
    "funding",
    "plans",
    "agreements",
    "benefits",
    "contacts",
)
#: What a register kept from a day on knows besides the kinds of record: whether an agency was heard.
OF_A_REGISTER = frozenset({*RECORD_KINDS, "awareness"})


def clause_of(row: Row) -> Clause:
    return Clause(ref=f"agreements.clause:{row['key']}", kind=row["kind"], is_present=row["is_present"])


def match_of(row: Row, field: Ref) -> Match:
    return Match(ref=f"agreements.fieldmatch:{row['key']}", field=field, is_matched=row["is_matched"])


def plan_item_of(
    row: Row, *, is_agreed: bool, realised_by: str | None, plan: Ref | None, fields: frozenset[Ref]
) -> PlanItem:
    """`realised_by` is the key of the activity that realised it, where that stands."""
    return PlanItem(
        ref=f"agreements.planitem:{row['key']}",
        scheduled=row["scheduled"] or UNKNOWN,
        is_agreed=is_agreed,
        is_people_to_people=row["people_to_people"],
        realised_by=f"agreements.activity:{realised_by}" if realised_by else None,
        plan=plan,
        fields=fields,
    )


def activity_of(row: Row, fields: frozenset[Ref], bodies: Iterable[Body]) -> Activity:
    return Activity(
        ref=f"agreements.activity:{row['key']}",
        state=row["state"],
        is_ceremonial=row["character"] == "ceremonial",
        direction=row["direction"],
        kind=row["kind"],
        days=row["happened"] or UNKNOWN,
        is_people_to_people=row["people_to_people"],
        fields=fields,
        bodies=tuple(bodies),
    )


def body_of(row: Row) -> Body:
    """A group that took part in an activity."""
    body = row["body"]
    kind = "public" if body in PUBLIC_BODIES else "civil" if body in CIVIL_BODIES else "other"
    return Body(side=row["side"], kind=kind, name=row["name"], leads=row["leads"])


def invitation_of(row: Row) -> Invitation:
    return Invitation(
        ref=f"agreements.invitation:{row['key']}",
        kind=row["kind"],
        sender=row["sender"],
        sent=row["sent"] or UNKNOWN,
        answer=row["answer"],
        answered=row["answered"],
    )


def outcome_of(row: Row, fields: frozenset[Ref]) -> Outcome:
    return Outcome(
        ref=f"agreements.outcome:{row['key']}",
        change=row["change"],
        stage=row["stage"],
        days=row["happened"] or UNKNOWN,
        is_located=bool(row["place"]),
        beneficiary=row["beneficiary"],
        is_applied=row["is_applied"],
        is_verified=row["verified"],
        achieves_expected=row["achieves_expected"],
        fields=fields,
    )


def owed_report_of(row: Row, agency: str, agreement: str, cutoff: date) -> OwedReport:
    """`agency` and `agreement` are keys; what was waived after the cut-off date was still due on it."""
    return OwedReport(
        ref=f"agreements.obligation:{obligation_name(agency, agreement, row['starts'])}",
        due=row["due"],
        received=row["received"],
        is_waived=row["waived_on"] is not None and row["waived_on"] <= cutoff,
    )


def obligation_name(agency: str, agreement: str, starts: date) -> str:
    """A report that is owed has no key of its own: agency, agreement and first day of the period name it."""
    return f"{agency}/{agreement}/{starts:%Y-%m-%d}"


def monitoring_of(row: Row) -> Monitoring:
    return Monitoring(ref=f"agreements.monitoring:{row['key']}", days=row["happened"] or UNKNOWN)


def funding_of(row: Row) -> Funding:
    return Funding(ref=f"agreements.funding:{row['key']}", year=row["year"], side=row["side"])


def responsibility_of(row: Row, agency: str, awareness: str) -> Responsibility:
    """`agency` is the key of the agency."""
    return Responsibility(
        ref=f"agreements.assignment:{row['key']}", agency=f"cities.agency:{agency}", awareness=awareness
    )


def judged_of(row: Row) -> Judged:
    return Judged(
        ref=f"evaluations.indicatorjudgement:{row['key']}", code=row["code"], value=row["value"], on=row["on"]
    )


def statement_of(row: Row) -> Statement:
    return Statement(
        ref=f"agreements.coveragestatement:{row['key']}",
        kinds=frozenset(row["kinds"]),
        days=row["period"] or UNKNOWN,
    )


def register_of(row: Row) -> Statement:
    """A government's own register is complete from the day on which it begins."""
    return Statement(ref=f"agreements.registerstart:{row['key']}", kinds=OF_A_REGISTER, days=Days(row["starts"], None))
