"""The facts of partnerships from rows of files: what `evaluations/evidence/gathering.py` chooses by SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from evaluations.indicators.facts import (
    Activity,
    Clause,
    Facts,
    Funding,
    Invitation,
    Judged,
    Match,
    Monitoring,
    Outcome,
    OwedReport,
    PlanItem,
    Responsibility,
)
from evaluations.recompute.program.knowing import known_from, statements_from
from evaluations.recompute.program.owing import assignments_of, owed_by
from evaluations.recompute.program.reading import Tables
from evaluations.recompute.program.standing import decided_on, earliest, last_day, latest, possibly_by, unsigned
from evaluations.register.ground import Ground
from evaluations.register.rows import AgreementRow, FieldRow, TextRow
from evaluations.register.telling import (
    Row,
    activity_of,
    body_of,
    clause_of,
    funding_of,
    invitation_of,
    judged_of,
    match_of,
    monitoring_of,
    outcome_of,
    owed_report_of,
    plan_item_of,
    responsibility_of,
)


def facts_of_files(tables: Tables, cutoff: date, partnerships: Iterable[str] | None = None) -> dict[str, Facts]:
    """The facts of these partnerships (by key; all without a choice) as of the cut-off date, without the drafts."""
    chosen = None if partnerships is None else set(partnerships)
    return {
        row["key"]: _OfOne(tables, cutoff, row).facts()
        for row in tables["partnerships"]
        if not row["is_draft"] and (chosen is None or row["key"] in chosen)
    }


@dataclass(frozen=True)
class _OfOne:
    """One partnership: a row of partnerships.csv."""

    tables: Tables
    cutoff: date
    partnership: Row

    @property
    def key(self) -> str:
        return self.partnership["key"]

    @cached_property
    def agreements(self) -> dict[str, AgreementRow]:
        rows = self.tables.below("agreements", "partnership")[self.key]
        return {row["key"]: _agreement(row) for row in rows if self._is_told(row)}

    def _is_told(self, row: Row) -> bool:
        """Entered, and not certainly signed later, unless its signing was planned by then."""
        by_then = possibly_by(row["signed"], self.cutoff) or self._was_planned(row["key"])
        return by_then and not row["is_draft"]

    def _was_planned(self, agreement: str) -> bool:
        planned = (row["planned"] for row in self._under(agreement, "signings"))
        return any(each is not None and latest(each) <= self.cutoff for each in planned)

    @cached_property
    def ground(self) -> Ground:
        decided = decided_on(self.agreements.values(), self.cutoff)
        return Ground(
            cutoff=self.cutoff,
            agreements=self.agreements,
            decided={self.key: decided} if decided else {},
            planned=frozenset(key for key, each in self.agreements.items() if self._is_planned(each)),
            fields={row["key"]: _field(row) for key in self.agreements for row in self._under(key, "fields")},
            texts=[_text(row) for key in self.agreements for row in self._under(key, "texts")],
        )

    def _under(self, agreement: str, file: str) -> list[Row]:
        return self.tables.below(file, "agreement")[agreement]

    def _is_planned(self, agreement: AgreementRow) -> bool:
        """What was signed later was in preparation only where its signing was planned by then."""
        planned = agreement.signed is None or self._was_planned(agreement.key)
        return planned and unsigned(agreement, self.cutoff)

    @property
    def basis(self) -> AgreementRow | None:
        decided = self.ground.decided.get(self.key)
        return self.agreements[decided.agreement] if decided else None

    def facts(self) -> Facts:
        ground, key = self.ground, self.key
        return Facts(
            cutoff=self.cutoff,
            basis=ground.basis(key),
            fields=ground.agreed_fields(key),
            common_text=ground.common_text(key),
            action_plans=ground.action_plans(key),
            clauses=tuple(self._clauses()),
            matches=tuple(self._matches()),
            plan_items=tuple(self._plan_items()),
            activities=tuple(self._activities()),
            invitations=tuple(self._invitations()),
            outcomes=tuple(self._outcomes()),
            owed_reports=tuple(self._owed_reports()),
            monitorings=tuple(self._monitorings()),
            fundings=tuple(self._fundings()),
            responsibilities=tuple(self._responsibilities()),
            judged=tuple(self._judged()),
            statements=statements_from(self.tables, self.partnership),
            known=known_from(self.tables, self.partnership, self._agencies()),
        )

    def _agencies(self) -> list[str]:
        """Those that have a field, and not certainly later."""
        rows = (row for each in self.agreements.values() for row in assignments_of(self.tables, each))
        return sorted({row["agency"] for row in rows if possibly_by(row["started"], self.cutoff)})

    def _below(self, file: str, dated: str = "happened") -> list[Row]:
        """Records under this partnership that did not certainly come later."""
        rows = self.tables.below(file, "partnership")[self.key]
        return [row for row in rows if possibly_by(row[dated], self.cutoff)]

    def _clauses(self) -> Iterable[Clause]:
        for text in self.ground.clause_texts:
            yield from map(clause_of, self.tables.below("clauses", "text")[text])

    def _matches(self) -> Iterable[Match]:
        """Of the basis agreement's fields in its own texts."""
        texts = {row["key"] for row in self._under(self.basis.key, "texts")} if self.basis else ()
        for field in self._under(self.basis.key, "fields") if self.basis else ():
            for row in self.tables.below("field_matches", "field")[field["key"]]:
                if row["text"] in texts:
                    yield match_of(row, self.ground.field_ref(row["field"]))

    def _plan_items(self) -> Iterable[PlanItem]:
        """What stands in a plan, or under a field, that is a draft or came later is no plan yet."""
        ground = self.ground
        for row in self._below("plan_items", "scheduled"):
            if not self._stands_under_told(row):
                continue
            fields = ground.agreed(self.key, row["field"])
            yield plan_item_of(
                row,
                is_agreed=bool(fields) or ground.belongs(self.key, row["agreement"]),
                realised_by=row["activity"],
                plan=ground.action_plan_ref(row["agreement"]),
                fields=fields,
            )

    def _stands_under_told(self, item: Row) -> bool:
        field = self.tables.named("fields", item["field"])
        plans = [item["agreement"], field["agreement"] if field else None]
        return all(self._is_told(self.tables.named("agreements", plan)) for plan in plans if plan)

    def _activities(self) -> Iterable[Activity]:
        for row in self._below("activities"):
            groups = self.tables.below("participations", "activity")[row["key"]]
            yield activity_of(row, self.ground.agreed(self.key, *row["fields"]), map(body_of, groups))

    def _invitations(self) -> Iterable[Invitation]:
        return map(invitation_of, self._below("invitations", "sent"))

    def _outcomes(self) -> Iterable[Outcome]:
        for row in self._below("outcomes"):
            yield outcome_of(row, self.ground.agreed(self.key, row["field"]))

    def _owed_reports(self) -> Iterable[OwedReport]:
        for agreement in self.agreements.values():
            for row in owed_by(self.tables, agreement, self.partnership["government"], self.cutoff):
                yield owed_report_of(row, row["agency"], agreement.key, self.cutoff)

    def _monitorings(self) -> Iterable[Monitoring]:
        return map(monitoring_of, self._below("monitorings"))

    def _fundings(self) -> Iterable[Funding]:
        """Money that was put in; its amount may be unknown. What was planned and not realised was not put in."""
        for row in self.tables.below("fundings", "partnership")[self.key]:
            unknown = row["planned"] is None and row["realised"] is None
            if row["year"] <= self.cutoff.year and (unknown or (row["realised"] or 0) > 0):
                yield funding_of(row)

    def _responsibilities(self) -> Iterable[Responsibility]:
        for row in assignments_of(self.tables, self.basis) if self.basis else ():
            begun = row["started"] or self.basis.began
            over = row["ended"] is not None and earliest(row["ended"]) < self.cutoff
            if begun and latest(begun) <= self.cutoff and not over:
                yield responsibility_of(row, row["agency"], self._awareness(row["key"]))

    def _awareness(self, assignment: str) -> str:
        """What was certainly said last by then; of one day what was recorded last, which has the higher number."""
        said = self.tables.below("acknowledgements", "assignment")[assignment]
        known = [row for row in said if row["happened"] and latest(row["happened"]) <= self.cutoff]
        last = max(known, key=lambda row: (latest(row["happened"]), len(row["key"]), row["key"]), default=None)
        return last["state"] if last else ""

    def _judged(self) -> Iterable[Judged]:
        rows = self.tables.below("indicator_judgements", "partnership")[self.key]
        return map(judged_of, (row for row in rows if row["on"] <= self.cutoff))


def _agreement(row: Row) -> AgreementRow:
    names = ("key", "partnership", "kind", "term", "signed", "starts", "terminated", "parent", "succeeds")
    return AgreementRow(pk=row["key"], expires=last_day(row), **{name: row[name] for name in names})


def _field(row: Row) -> FieldRow:
    names = ("key", "agreement", "position", "is_open", "outcomes", "origin")
    return FieldRow(pk=row["key"], **{name: row[name] for name in names})


def _text(row: Row) -> TextRow:
    return TextRow(pk=row["key"], key=row["key"], agreement=row["agreement"], party=row["party"])
