"""The facts of many partnerships at once: one query for each kind of record, however many partnerships there are.

Drafts and what is annulled are left out, and what certainly happened after the cut-off date. Who may see a record is
asked when it is shown, not when it is counted: the same figures hold for everybody.
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
from agreements.models.activities import CIVIL_BODIES
from cities.visibility import entered
from evaluations.evidence.basis import Ground
from evaluations.evidence.knowledge import known_of, statements_of
from evaluations.evidence.naming import days_of, obligation_name, ref
from evaluations.indicators import facts
from evaluations.models import IndicatorJudgement

PUBLIC_BODIES = frozenset({"government", "agency", "council", "central"})


def gather(partnerships: Iterable[int], cutoff: date) -> dict[int, facts.Facts]:
    """The facts of each of these partnerships (by id) as of the cut-off date."""
    return _Gathering(frozenset(partnerships), cutoff).all()


@dataclass(frozen=True)
class _Gathering:
    partnerships: frozenset[int]
    cutoff: date

    @cached_property
    def ground(self) -> Ground:
        return Ground(self.partnerships, self.cutoff)

    def all(self) -> dict[int, facts.Facts]:
        ground = self.ground
        known, statements = known_of(self.partnerships), statements_of(self.partnerships)
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
                fields=ground.fields(pk),
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
        """Of the home text, or of the one that both signed; only where there is neither, of the partner's."""
        found = defaultdict(list)
        texts = self.ground.texts
        rows = Clause.objects.filter(text__in=texts).order_by("key").values_list("key", "text", "kind", "is_present")
        for key, text, kind, is_present in rows:
            found[texts[text]].append(facts.Clause(ref=ref(Clause, key), kind=kind, is_present=is_present))
        return found

    def _matches(self) -> dict[int, list[facts.Match]]:
        found = defaultdict(list)
        agreements = self.ground.basis_ids
        rows = FieldMatch.objects.filter(field__agreement__in=agreements, text__agreement__in=agreements)
        values = rows.order_by("key").values_list("key", "field", "field__agreement__partnership", "is_matched")
        for key, field, partnership, is_matched in values:
            match = facts.Match(ref=ref(FieldMatch, key), field=self.ground.field_ref(field), is_matched=is_matched)
            found[partnership].append(match)
        return found

    def _plan_items(self) -> dict[int, list[facts.PlanItem]]:
        found = defaultdict(list)
        standing = Q(activity__annulled_on=None)
        entered_plan = Q(agreement=None) | entered("agreement__")
        entered_field = Q(field=None) | entered("field__agreement__")
        rows = (
            self._below(PlanItem, "scheduled")
            .filter(entered_plan, entered_field)
            .annotate(realised=F("activity__key"), stands=standing)
        )
        for row in rows.values_list(
            "key", "partnership", "scheduled", "people_to_people", "agreement", "field", "realised", "stands"
        ):
            key, partnership, scheduled, people_to_people, agreement, field, realised, stands = row
            fields = self.ground.agreed(partnership, field)
            found[partnership].append(
                facts.PlanItem(
                    ref=ref(PlanItem, key),
                    scheduled=days_of(scheduled),
                    is_agreed=bool(fields) or self.ground.belongs(partnership, agreement),
                    is_people_to_people=people_to_people,
                    realised_by=ref(Activity, realised) if realised and stands else None,
                    plan=self.ground.action_plan_ref(agreement),
                    fields=fields,
                )
            )
        return found

    def _activities(self) -> dict[int, list[facts.Activity]]:
        found = defaultdict(list)
        rows = self._below(Activity)
        links, bodies = defaultdict(list), defaultdict(list)
        ids = rows.order_by().values("pk")
        for activity, field in ActivityField.objects.filter(activity__in=ids).values_list("activity", "field"):
            links[activity].append(field)
        groups = Participation.objects.filter(activity__in=ids).order_by("key")
        for activity, side, body, name, leads in groups.values_list("activity", "side", "body", "name", "leads"):
            bodies[activity].append(facts.Body(side=side, kind=_kind_of(body), name=name, leads=leads))
        for row in rows.values_list(
            "pk", "key", "partnership", "state", "character", "direction", "kind", "happened", "people_to_people"
        ):
            pk, key, partnership, state, character, direction, kind, happened, people_to_people = row
            found[partnership].append(
                facts.Activity(
                    ref=ref(Activity, key),
                    state=state,
                    is_ceremonial=character == Activity.Character.CEREMONIAL,
                    direction=direction,
                    kind=kind,
                    days=days_of(happened),
                    is_people_to_people=people_to_people,
                    fields=self.ground.agreed(partnership, *links[pk]),
                    bodies=tuple(bodies[pk]),
                )
            )
        return found

    def _invitations(self) -> dict[int, list[facts.Invitation]]:
        found = defaultdict(list)
        rows = self._below(Invitation, "sent")
        for key, partnership, kind, sender, sent, answer, answered in rows.values_list(
            "key", "partnership", "kind", "sender", "sent", "answer", "answered"
        ):
            found[partnership].append(
                facts.Invitation(
                    ref=ref(Invitation, key),
                    kind=kind,
                    sender=sender,
                    sent=days_of(sent),
                    answer=answer,
                    answered=days_of(answered) if answered else None,
                )
            )
        return found

    def _outcomes(self) -> dict[int, list[facts.Outcome]]:
        found = defaultdict(list)
        names = ("key", "partnership", "change", "stage", "happened", "place", "beneficiary", "is_applied")
        for row in self._below(Outcome).values_list(*names, "verified", "achieves_expected", "field", "activity"):
            key, partnership, change, stage, happened, place, beneficiary, is_applied, *rest = row
            verified, achieves_expected, field, _activity = rest
            found[partnership].append(
                facts.Outcome(
                    ref=ref(Outcome, key),
                    change=change,
                    stage=stage,
                    days=days_of(happened),
                    is_located=bool(place),
                    beneficiary=beneficiary,
                    is_applied=is_applied,
                    is_verified=verified,
                    achieves_expected=achieves_expected,
                    fields=self.ground.agreed(partnership, field),
                )
            )
        return found

    def _owed_reports(self) -> dict[int, list[facts.OwedReport]]:
        found = defaultdict(list)
        rows = Obligation.objects.on(self.cutoff).filter(partnership__in=self.partnerships, due__lte=self.cutoff)
        names = ("agency__key", "agreement__key", "starts", "partnership", "due", "received", "waived_on")
        for agency, agreement, starts, partnership, due, received, waived_on in rows.order_by("due", "pk").values_list(
            *names
        ):
            found[partnership].append(
                facts.OwedReport(
                    ref=ref(Obligation, obligation_name(agency, agreement, starts)),
                    due=due,
                    received=days_of(received) if received else None,
                    is_waived=waived_on is not None and waived_on <= self.cutoff,
                )
            )
        return found

    def _monitorings(self) -> dict[int, list[facts.Monitoring]]:
        found = defaultdict(list)
        for key, partnership, happened in self._below(Monitoring).values_list("key", "partnership", "happened"):
            found[partnership].append(facts.Monitoring(ref=ref(Monitoring, key), days=days_of(happened)))
        return found

    def _fundings(self) -> dict[int, list[facts.Funding]]:
        """Money that was put in; its amount may be unknown. What was planned and not realised was not put in."""
        found = defaultdict(list)
        unknown = Q(planned=None, realised=None)
        rows = Funding.objects.standing().filter(unknown | Q(realised__gt=0), year__lte=self.cutoff.year)
        rows = rows.filter(partnership__in=self.partnerships)
        for key, partnership, year, side in rows.order_by("key").values_list("key", "partnership", "year", "side"):
            found[partnership].append(facts.Funding(ref=ref(Funding, key), year=year, side=side))
        return found

    def _responsibilities(self) -> dict[int, list[facts.Responsibility]]:
        found = defaultdict(list)
        held = Assignment.objects.held_on(self.cutoff).with_awareness(self.cutoff)
        rows = held.filter(field__agreement__in=self.ground.basis_ids).order_by("key")
        for key, partnership, agency, awareness in rows.values_list(
            "key", "field__agreement__partnership", "agency__key", "awareness"
        ):
            found[partnership].append(
                facts.Responsibility(
                    ref=ref(Assignment, key), agency=f"cities.agency:{agency}", awareness=awareness or ""
                )
            )
        return found

    def _judged(self) -> dict[int, list[facts.Judged]]:
        found = defaultdict(list)
        rows = IndicatorJudgement.objects.standing().by(self.cutoff).filter(partnership__in=self.partnerships)
        for key, partnership, code, value, on in rows.order_by("on", "key").values_list(
            "key", "partnership", "code", "value", "on"
        ):
            found[partnership].append(facts.Judged(ref=ref(IndicatorJudgement, key), code=code, value=value, on=on))
        return found


def _kind_of(body: str) -> str:
    if body in PUBLIC_BODIES:
        return "public"
    return "civil" if body in CIVIL_BODIES else "other"
