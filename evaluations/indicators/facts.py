"""What the indicators of one partnership are computed from: plain values, free of the database.

Whoever fills them leaves out drafts and what is annulled. A `Ref` names a record as citations do: «label:key».
"""

from dataclasses import dataclass, field
from datetime import date

from evaluations.indicators.days import UNKNOWN, Days, Span

Ref = str


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The agreement that is judged: a memorandum before a letter of intent, in force or the last that ended."""

    ref: Ref
    kind: str
    #: in_force, uncertain (its dates do not say) or over, on the cut-off date.
    state: str
    #: A fixed term or none at all was agreed; False where the text states no period or none is recorded.
    period_known: bool
    ended: Days | None = None
    #: When it began itself.
    began: Days | None = None
    #: When the first of the chain of renewals to which it belongs began.
    chain_began: Days | None = None
    #: Agreements that renew it and are not signed by the cut-off date.
    in_renewal: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Field:
    """An agreed field. `states_outcomes` is None where nobody recorded whether the text states expected outcomes."""

    ref: Ref
    is_open: bool = False
    states_outcomes: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Body:
    """A group that took part: `side` is home, partner or both; `kind` public, civil or other."""

    side: str
    kind: str
    name: str
    leads: bool = False

    def on(self, side: str) -> bool:
        return self.side in (side, "both")


@dataclass(frozen=True, kw_only=True)
class Activity:
    ref: Ref
    #: planned, held or cancelled.
    state: str = "held"
    is_ceremonial: bool = False
    #: outbound, inbound, remote, local, elsewhere, or nothing.
    direction: str = ""
    #: Correspondence and meetings are contact of both sides.
    kind: str = "other"
    days: Days = UNKNOWN
    is_people_to_people: bool = False
    #: The agreed fields that it serves.
    fields: frozenset[Ref] = frozenset()
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """An item of a plan; `is_agreed` where it hangs under the basis agreement or one of its fields."""

    ref: Ref
    scheduled: Days = UNKNOWN
    is_agreed: bool = False
    is_people_to_people: bool = False
    realised_by: Ref | None = None
    #: The action plan in which it stands, and the agreed fields that it plans for there.
    plan: Ref | None = None
    fields: frozenset[Ref] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ActionPlan:
    ref: Ref
    signed: Days = UNKNOWN
    fields: frozenset[Ref] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Invitation:
    ref: Ref
    #: invitation, proposal or request.
    kind: str = "invitation"
    #: home or partner.
    sender: str = "partner"
    sent: Days = UNKNOWN
    answer: str = ""
    answered: Days | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    ref: Ref
    #: soft or hard.
    change: str
    #: planned, under_way, done or in_use.
    stage: str
    days: Days = UNKNOWN
    is_located: bool = False
    beneficiary: str = ""
    is_applied: bool = False
    is_verified: bool = False
    #: None where nobody said whether it achieves what its field expected.
    achieves_expected: bool | None = None
    fields: frozenset[Ref] = frozenset()

    @property
    def is_finished(self) -> bool:
        return self.stage in ("done", "in_use")


@dataclass(frozen=True, kw_only=True)
class OwedReport:
    ref: Ref
    due: date
    received: Days | None = None
    is_waived: bool = False


@dataclass(frozen=True, kw_only=True)
class Monitoring:
    ref: Ref
    days: Days = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Funding:
    """Money given in a budget year, by one side."""

    ref: Ref
    year: int
    side: str

    @property
    def days(self) -> Days:
        return Days(date(self.year, 1, 1), date(self.year, 12, 31))


@dataclass(frozen=True, kw_only=True)
class Responsibility:
    """An agency assigned to a field of the basis agreement; `awareness` is nothing where it was never heard."""

    ref: Ref
    agency: Ref
    awareness: str = ""


@dataclass(frozen=True, kw_only=True)
class Clause:
    ref: Ref
    kind: str
    is_present: bool


@dataclass(frozen=True, kw_only=True)
class Match:
    """A person looked for an agreed field in the other party's text."""

    ref: Ref
    field: Ref
    is_matched: bool


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What an evaluator entered for an indicator that no record yields, as of a day."""

    ref: Ref
    code: str
    value: int
    on: date


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Who says that kinds of record are completely known, for which days."""

    ref: Ref
    kinds: frozenset[str]
    days: Days


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that counts of one partnership, up to the cut-off date."""

    cutoff: date
    basis: Basis | None = None
    fields: tuple[Field, ...] = ()
    #: The text that both signed, where a source says that there is one.
    common_text: Ref | None = None
    clauses: tuple[Clause, ...] = ()
    matches: tuple[Match, ...] = ()
    action_plans: tuple[ActionPlan, ...] = ()
    plan_items: tuple[PlanItem, ...] = ()
    activities: tuple[Activity, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    owed_reports: tuple[OwedReport, ...] = ()
    monitorings: tuple[Monitoring, ...] = ()
    fundings: tuple[Funding, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    judged: tuple[Judged, ...] = ()
    statements: tuple[Statement, ...] = ()
    #: For each kind of record the spans of days for which all of them are known, in order and apart from each other.
    known: dict[str, tuple[Days, ...]] = field(default_factory=dict)

    @property
    def agreed_fields(self) -> tuple[Field, ...]:
        """Those of the basis agreement; an open field, which names none, is left out."""
        return tuple(each for each in self.fields if not each.is_open)

    def knows(self, kind: str, span: Span | None) -> bool:
        """All records of that kind are known for each day of the span."""
        return span is not None and any(_spans(known, span) for known in self.known.get(kind, ()))

    def speakers(self, kind: str, span: Span) -> tuple[Ref, ...]:
        """Who says so, for days of the span."""
        return tuple(each.ref for each in self.statements if kind in each.kinds and each.days.touches(span))


def _spans(known: Days, span: Span) -> bool:
    """Here an open end means for ever, as in a register that is kept on."""
    begun = known.first is None or known.first <= span.first
    return begun and (known.last is None or known.last >= span.last)
