"""The basis agreement of each partnership, its chain of renewals, and the fields that were agreed there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agreements.lineage import Lineage
from evaluations.indicators.days import Days
from evaluations.indicators.facts import ActionPlan, Basis, Field, Ref
from evaluations.register.rows import AgreementRow, Decided, FieldRow, Name, TextRow

#: Terms by which it is known how long an agreement holds.
PERIOD_KNOWN = ("fixed", "open_ended")


@dataclass(frozen=True)
class Ground:
    """Agreements, fields and texts of many partnerships as of the cut-off date.

    `decided` names for each partnership the agreement that is judged, and `planned` are the agreements that were in
    preparation on that day. What another row names and is not here does not exist: a draft, or what is annulled.
    """

    cutoff: date
    agreements: Mapping[Name, AgreementRow]
    decided: Mapping[Name, Decided]
    planned: Collection[Name]
    fields: Mapping[Name, FieldRow]
    texts: Iterable[TextRow]

    @property
    def bases(self) -> dict[Name, Name]:
        """The partnership of each agreement that is judged."""
        return {each.agreement: partnership for partnership, each in self.decided.items()}

    @cached_property
    def _renewing(self) -> dict[Name, list[AgreementRow]]:
        renewing = defaultdict(list)
        for each in self.agreements.values():
            renewing[each.succeeds].append(each)
        return renewing

    def basis(self, partnership: Name) -> Basis | None:
        if partnership not in self.decided:
            return None
        agreement = self.agreements[self.decided[partnership].agreement]
        dated = (each.began for each in reversed(self._chain(agreement)))
        return Basis(
            ref=agreement_ref(agreement),
            kind=agreement.kind,
            state=self.decided[partnership].state,
            period_known=agreement.term in PERIOD_KNOWN,
            ended=self._ended(agreement),
            began=agreement.began,
            chain_began=next(filter(None, dated), None),
            in_renewal=tuple(map(agreement_ref, self._renewals(agreement))),
        )

    def _ended(self, agreement: AgreementRow) -> Days | None:
        """When it was terminated, if that certainly was by the cut-off and before its last day; else that last day."""
        terminated, expires = agreement.terminated, agreement.expires
        if not terminated or not terminated.by(self.cutoff):
            return expires
        ran_out = expires and expires.last and terminated.last > expires.last
        return expires if ran_out else terminated

    def _chain(self, agreement: AgreementRow) -> list[AgreementRow]:
        """The agreement and those that it renews, back to the first; a circle of renewals ends where it began."""
        chain = [agreement]
        while (before := self.agreements.get(chain[-1].succeeds)) and before not in chain:
            chain.append(before)
        return chain

    def _renewals(self, agreement: AgreementRow) -> list[AgreementRow]:
        """Agreements that renew it, certainly not signed by the cut-off date and known to be planned by then."""
        return [each for each in self._renewing[agreement.pk] if each.pk in self.planned]

    def belongs(self, partnership: Name, agreement: Name | None) -> bool:
        """The agreement is the basis, one that it renews, or hangs under one of them."""
        if agreement not in self.agreements or partnership not in self.decided:
            return False
        chain = {each.pk for each in self._chain(self.agreements[self.decided[partnership].agreement])}
        return agreement in chain or self.agreements[agreement].parent in chain

    @cached_property
    def _fields_of(self) -> dict[Name, list[FieldRow]]:
        below = defaultdict(list)
        for each in sorted(self.fields.values(), key=lambda field: field.position):
            below[each.agreement].append(each)
        return below

    @cached_property
    def _lineage(self) -> Lineage:
        origins = {pk: each.origin if each.origin in self.fields else None for pk, each in self.fields.items()}
        return Lineage(origins)

    def _agreed(self, partnership: Name) -> list[FieldRow]:
        return self._fields_of[self.decided[partnership].agreement] if partnership in self.decided else []

    def field_ref(self, field: Name) -> Ref:
        return f"agreements.cooperationfield:{self.fields[field].key}"

    def agreed_fields(self, partnership: Name) -> tuple[Field, ...]:
        return tuple(
            Field(ref=self.field_ref(each.pk), is_open=each.is_open, states_outcomes=_stated(each))
            for each in self._agreed(partnership)
        )

    def agreed(self, partnership: Name, *fields: Name | None) -> frozenset[Ref]:
        """The agreed fields that these are, continue, carry out, or were continued by."""
        agreed = {each.pk for each in self._agreed(partnership) if not each.is_open}
        return frozenset(map(self.field_ref, self._lineage.stands_for(fields, agreed)))

    def action_plan_ref(self, agreement: Name | None) -> Ref | None:
        found = self.agreements.get(agreement)
        return agreement_ref(found) if found and found.kind == "action_plan" else None

    @cached_property
    def _plans(self) -> dict[Name, list[AgreementRow]]:
        plans = defaultdict(list)
        for each in self.agreements.values():
            if each.kind == "action_plan" and each.signed:
                plans[each.partnership].append(each)
        return plans

    def action_plans(self, partnership: Name) -> tuple[ActionPlan, ...]:
        return tuple(
            ActionPlan(
                ref=agreement_ref(each),
                signed=each.signed,
                fields=self.agreed(partnership, *(field.pk for field in self._fields_of[each.pk])),
            )
            for each in self._plans[partnership]
        )

    @cached_property
    def _texts_of(self) -> dict[Name, list[TextRow]]:
        below = defaultdict(list)
        for each in sorted(self.texts, key=lambda text: text.key):
            below[each.agreement].append(each)
        return below

    @property
    def clause_texts(self) -> dict[Name, Name]:
        """Of each basis agreement the texts whose clauses count, with their partnership.

        The home text, or the one that both signed; only where there is neither, the partner's.
        """
        counting = {}
        for basis, partnership in self.bases.items():
            texts = self._texts_of[basis]
            own = [each for each in texts if each.party != "partner"] or texts
            counting |= {each.pk: partnership for each in own}
        return counting

    def common_text(self, partnership: Name) -> Ref | None:
        """The text that both signed, where there is one."""
        if partnership not in self.decided:
            return None
        texts = self._texts_of[self.decided[partnership].agreement]
        joint = (f"agreements.agreementtext:{each.key}" for each in texts if each.party == "joint")
        return next(joint, None)


def agreement_ref(agreement: AgreementRow) -> Ref:
    return f"agreements.agreement:{agreement.key}"


def _stated(field: FieldRow) -> bool | None:
    return field.outcomes == "stated" if field.outcomes else None
