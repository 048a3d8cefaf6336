"""The facts of many partnerships at once: one query for each kind of record, however many partnerships there are.

Drafts and what is annulled are left out, and what certainly happened after the cut-off date. Who may see a record is
asked when it is shown, not when it is counted: the same figures hold for everybody. What is chosen here by SQL is
chosen from files by `evaluations.recompute.program.gathering`; a test holds the two against each other.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Model, Q, QuerySet

from agreements.models import (
    Activity,
    ActivityField,
    Agreement,
    Assignment,
    Clause,
    FieldMatch,
    Funding,
    Invitation,
    Monitoring,
    Obligation,
    Outcome,
    Participation,
    PlanItem,
)
from evaluations.evidence.basis import ground_of
from evaluations.evidence.knowledge import known_of, statements_of
from evaluations.evidence.naming import plain
from evaluations.indicators import facts
from evaluations.models import IndicatorJudgement
from evaluations.register import telling
from evaluations.register.ground import Ground


def gather(partnerships: Iterable[int], cutoff: date) -> dict[int, facts.Facts]:
    """The facts of each of these partnerships (by id) as of the cut-off date."""
    return _Gathering(frozenset(partnerships), cutoff).all()


@dataclass(frozen=True)
class _Gathering:
    partnerships: frozenset[int]
    cutoff: date

    @cached_property
    def ground(self) -> Ground:
        return ground_of(self.partnerships, self.cutoff)

    @cached_property
    def basis_ids(self) -> list[int]:
        return list(self.ground.bases)

    def all(self) -> dict[int, facts.Facts]:
        ground = self.ground
        known, statements = known_of(self.partnerships, self.cutoff), statements_of(self.partnerships)
        rows = {
            "clauses": self._clauses(),
            "matches": self._matches(),
            "plan_items": self._plan_items(),
            "activities": self._activities(),
            "invitations": self._invitations(),
            "outcomes": self._outcomes(),
            "owed_reports": self._owed_reports(),
            "monitorings": self._monitorings(),
            "fundings": self._fundings(),
            "responsibilities": self._responsibilities(),
            "judged": self._judged(),
        }
        return {
            pk: facts.Facts(
                cutoff=self.cutoff,
                basis=ground.basis(pk),
                fields=ground.agreed_fields(pk),
                common_text=ground.common_text(pk),
                action_plans=ground.action_plans(pk),
                statements=statements[pk],
                known=known[pk],
                **{name: tuple(found[pk]) for name, found in rows.items()},
            )
            for pk in self.partnerships
        }

    def _below(self, model: type[Model], dated: str = "happened") -> QuerySet:
        """Standing records under these partnerships that did not certainly come later."""
        rows = model.objects.standing().filter(partnership__in=self.partnerships)
        return rows.exclude(**{f"{dated}__earliest__gt": self.cutoff}).order_by("key")

    def _clauses(self) -> dict[int, list[facts.Clause]]:
        found, texts = defaultdict(list), self.ground.clause_texts
        for row in Clause.objects.filter(text__in=texts).order_by("key").values("key", "text", "kind", "is_present"):
            found[texts[row["text"]]].append(telling.clause_of(row))
        return found

    def _matches(self) -> dict[int, list[facts.Match]]:
        found = defaultdict(list)
        rows = FieldMatch.objects.filter(field__agreement__in=self.basis_ids, text__agreement__in=self.basis_ids)
        for row in rows.order_by("key").values("key", "field", "field__agreement__partnership", "is_matched"):
            match = telling.match_of(row, self.ground.field_ref(row["field"]))
            found[row["field__agreement__partnership"]].append(match)
        return found

    def _plan_items(self) -> dict[int, list[facts.PlanItem]]:
        found, ground = defaultdict(list), self.ground
        told = Agreement.objects.entered().told_by(self.cutoff).values("pk")
        of_plan = Q(agreement=None) | Q(agreement__in=told)
        of_field = Q(field=None) | Q(field__agreement__in=told)
        rows = self._below(PlanItem, "scheduled").filter(of_plan, of_field)
        rows = rows.annotate(realised=F("activity__key"), stands=Q(activity__annulled_on=None))
        names = ("key", "partnership", "scheduled", "people_to_people", "agreement", "field", "realised", "stands")
        for row in map(plain, rows.values(*names)):
            partnership, agreement = row["partnership"], row["agreement"]
            fields = ground.agreed(partnership, row["field"])
            found[partnership].append(
                telling.plan_item_of(
                    row,
                    is_agreed=bool(fields) or ground.belongs(partnership, agreement),
                    realised_by=row["realised"] if row["stands"] else None,
                    plan=ground.action_plan_ref(agreement),
                    fields=fields,
                )
            )
        return found

    def _activities(self) -> dict[int, list[facts.Activity]]:
        found, links, bodies = defaultdict(list), defaultdict(list), defaultdict(list)
        rows = self._below(Activity)
        ids = rows.order_by().values("pk")
        for activity, field in ActivityField.objects.filter(activity__in=ids).values_list("activity", "field"):
            links[activity].append(field)
        groups = Participation.objects.filter(activity__in=ids).order_by("key")
        for row in groups.values("activity", "side", "body", "name", "leads"):
            bodies[row["activity"]].append(telling.body_of(row))
        names = ("pk", "key", "partnership", "state", "character", "direction", "kind", "happened", "people_to_people")
        for row in map(plain, rows.values(*names)):
            fields = self.ground.agreed(row["partnership"], *links[row["pk"]])
            found[row["partnership"]].append(telling.activity_of(row, fields, bodies[row["pk"]]))
        return found

    def _invitations(self) -> dict[int, list[facts.Invitation]]:
        found = defaultdict(list)
        names = ("key", "partnership", "kind", "sender", "sent", "answer", "answered")
        for row in map(plain, self._below(Invitation, "sent").values(*names)):
            found[row["partnership"]].append(telling.invitation_of(row))
        return found

    def _outcomes(self) -> dict[int, list[facts.Outcome]]:
        found = defaultdict(list)
        names = ("key", "partnership", "change", "stage", "happened", "place", "beneficiary", "is_applied")
        rows = self._below(Outcome).values(*names, "verified", "achieves_expected", "field")
        for row in map(plain, rows):
            fields = self.ground.agreed(row["partnership"], row["field"])
            found[row["partnership"]].append(telling.outcome_of(row, fields))
        return found

    def _owed_reports(self) -> dict[int, list[facts.OwedReport]]:
        found = defaultdict(list)
        told = list(self.ground.agreements)
        rows = Obligation.objects.on(self.cutoff).filter(agreement__in=told, due__lte=self.cutoff)
        names = ("agency__key", "agreement__key", "starts", "partnership", "due", "received", "waived_on")
        for row in map(plain, rows.order_by("due", "pk").values(*names)):
            owed = telling.owed_report_of(row, row["agency__key"], row["agreement__key"], self.cutoff)
            found[row["partnership"]].append(owed)
        return found

    def _monitorings(self) -> dict[int, list[facts.Monitoring]]:
        found = defaultdict(list)
        for row in map(plain, self._below(Monitoring).values("key", "partnership", "happened")):
            found[row["partnership"]].append(telling.monitoring_of(row))
        return found

    def _fundings(self) -> dict[int, list[facts.Funding]]:
        """Money that was put in; its amount may be unknown. What was planned and not realised was not put in."""
        found = defaultdict(list)
        unknown = Q(planned=None, realised=None)
        rows = Funding.objects.standing().filter(unknown | Q(realised__gt=0), year__lte=self.cutoff.year)
        rows = rows.filter(partnership__in=self.partnerships)
        for row in rows.order_by("key").values("key", "partnership", "year", "side"):
            found[row["partnership"]].append(telling.funding_of(row))
        return found

    def _responsibilities(self) -> dict[int, list[facts.Responsibility]]:
        found = defaultdict(list)
        held = Assignment.objects.held_on(self.cutoff).with_awareness(self.cutoff)
        rows = held.filter(field__agreement__in=self.basis_ids).order_by("key")
        for row in rows.values("key", "field__agreement__partnership", "agency__key", "awareness"):
            told = telling.responsibility_of(row, row["agency__key"], row["awareness"] or "")
            found[row["field__agreement__partnership"]].append(told)
        return found

    def _judged(self) -> dict[int, list[facts.Judged]]:
        found = defaultdict(list)
        rows = IndicatorJudgement.objects.standing().by(self.cutoff).filter(partnership__in=self.partnerships)
        for row in rows.order_by("on", "key").values("key", "partnership", "code", "value", "on"):
            found[row["partnership"]].append(telling.judged_of(row))
        return found
