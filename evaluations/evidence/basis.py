"""The basis agreement of each partnership on a day, its chain of renewals, and the fields that were agreed there."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from agreements.lineage import Lineage
from agreements.models import Agreement, AgreementText, CooperationField, Partnership
from agreements.models.legal_status import of_deciding
from agreements.models.statuses import OVER, PartnershipStatus
from evaluations.evidence.naming import days_of, ref
from evaluations.indicators import facts
from portal.partial_dates import PartialDate

#: Terms by which it is known how long an agreement holds.
PERIOD_KNOWN = (Agreement.Term.FIXED, Agreement.Term.OPEN_ENDED)


class Ground:
    """Agreements and fields of many partnerships, read with five queries."""

    def __init__(self, partnerships: Collection[int], cutoff: date):
        self.cutoff = cutoff
        rows = Agreement.objects.entered().filter(partnership__in=partnerships).order_by("key")
        self._agreements = {each.pk: each for each in rows}
        self._renewing, self._plans = defaultdict(list), defaultdict(list)
        for each in rows:
            self._renewing[each.succeeds_id].append(each)
            if each.kind == Agreement.Kind.ACTION_PLAN and each.signed:
                self._plans[each.partnership_id].append(each)
        # What was signed later was in preparation only where its signing was planned by then; undated, it still is.
        planned = Q(signed=None) | Q(signings__planned__latest__lte=cutoff)
        unsigned = Agreement.objects.entered().unsigned(cutoff).filter(planned, partnership__in=partnerships)
        self._planned = set(unsigned.filter(succeeds__isnull=False).values_list("pk", flat=True))
        self._decided = self._decide(partnerships)
        self._read_fields(partnerships)
        self._read_texts()

    def _decide(self, partnerships) -> dict[int, tuple[Agreement, str]]:
        judged = Partnership.objects.filter(pk__in=partnerships).annotate(
            decided_by=of_deciding("pk", self.cutoff), word=of_deciding("word", self.cutoff)
        )
        rows = judged.values_list("pk", "decided_by", "word")
        return {pk: (self._agreements[basis], word) for pk, basis, word in rows if basis in self._agreements}

    @property
    def basis_ids(self) -> list[int]:
        return [agreement.pk for agreement, _word in self._decided.values()]

    def basis(self, partnership: int) -> facts.Basis | None:
        if partnership not in self._decided:
            return None
        agreement, word = self._decided[partnership]
        dated = (each.starts or each.signed for each in reversed(self._chain(agreement)))
        chain_began = next(filter(None, dated), None)
        began, ended = agreement.starts or agreement.signed, self._ended(agreement)
        return facts.Basis(
            ref=ref(Agreement, agreement.key),
            kind=agreement.kind,
            state=_state(word),
            period_known=agreement.term in PERIOD_KNOWN,
            ended=days_of(ended) if ended else None,
            began=days_of(began) if began else None,
            chain_began=days_of(chain_began) if chain_began else None,
            in_renewal=tuple(ref(Agreement, each.key) for each in self._renewals(agreement)),
        )

    def _ended(self, agreement: Agreement) -> PartialDate | None:
        """When it was terminated, if that certainly was by the cut-off and before its last day; else that last day."""
        terminated, expires = agreement.terminated, agreement.expires
        if not terminated or not days_of(terminated).by(self.cutoff):
            return expires
        ran_out = expires and expires.latest and terminated.latest > expires.latest
        return expires if ran_out else terminated

    def _chain(self, agreement: Agreement) -> list[Agreement]:
        """The agreement and those that it renews, back to the first; a circle of renewals ends where it began."""
        chain = [agreement]
        while (before := self._agreements.get(chain[-1].succeeds_id)) and before not in chain:
            chain.append(before)
        return chain

    def _renewals(self, agreement: Agreement) -> list[Agreement]:
        """Agreements that renew it, certainly not signed by the cut-off date and known to be planned by then."""
        return [each for each in self._renewing[agreement.pk] if each.pk in self._planned]

    def belongs(self, partnership: int, agreement: int | None) -> bool:
        """The agreement is the basis, one that it renews, or hangs under one of them."""
        if agreement not in self._agreements or partnership not in self._decided:
            return False
        chain = {each.pk for each in self._chain(self._decided[partnership][0])}
        return agreement in chain or self._agreements[agreement].parent_id in chain

    def _read_fields(self, partnerships) -> None:
        rows = CooperationField.objects.filter(
            agreement__in=self._agreements, agreement__partnership__in=partnerships
        ).order_by("agreement", "position")
        self._fields = {each.pk: each for each in rows.only("key", "agreement", "is_open", "outcomes", "origin")}
        self._agreed, self._fields_of = defaultdict(list), defaultdict(list)
        bases = {agreement.pk: partnership for partnership, (agreement, _word) in self._decided.items()}
        for each in self._fields.values():
            self._fields_of[each.agreement_id].append(each.pk)
            if each.agreement_id in bases:
                self._agreed[bases[each.agreement_id]].append(each)
        self._lineage = Lineage({pk: each.origin_id for pk, each in self._fields.items()})

    def field_ref(self, field: int) -> facts.Ref:
        return ref(CooperationField, self._fields[field].key)

    def fields(self, partnership: int) -> tuple[facts.Field, ...]:
        return tuple(
            facts.Field(ref=ref(CooperationField, each.key), is_open=each.is_open, states_outcomes=_stated(each))
            for each in self._agreed[partnership]
        )

    def agreed(self, partnership: int, *fields: int | None) -> frozenset[facts.Ref]:
        """The agreed fields that these are, continue, carry out, or were continued by."""
        agreed = {each.pk for each in self._agreed[partnership] if not each.is_open}
        return frozenset(self.field_ref(field) for field in self._lineage.stands_for(fields, agreed))

    def action_plan_ref(self, agreement: int | None) -> facts.Ref | None:
        found = self._agreements.get(agreement)
        return ref(Agreement, found.key) if found and found.kind == Agreement.Kind.ACTION_PLAN else None

    def action_plans(self, partnership: int) -> tuple[facts.ActionPlan, ...]:
        return tuple(
            facts.ActionPlan(
                ref=ref(Agreement, each.key),
                signed=days_of(each.signed),
                fields=self.agreed(partnership, *self._fields_of[each.pk]),
            )
            for each in self._plans[partnership]
        )

    def _read_texts(self) -> None:
        """Of each basis agreement the texts whose clauses count, by id, with their partnership."""
        self.texts: dict[int, int] = {}
        self._common: dict[int, facts.Ref] = {}
        bases = {agreement.pk: partnership for partnership, (agreement, _word) in self._decided.items()}
        by_basis = defaultdict(list)
        for each in AgreementText.objects.filter(agreement__in=bases).order_by("key"):
            by_basis[each.agreement_id].append(each)
        for basis, texts in by_basis.items():
            own = [each for each in texts if each.party != AgreementText.Party.PARTNER] or texts
            self.texts |= {each.pk: bases[basis] for each in own}
            joint = [each for each in texts if each.party == AgreementText.Party.JOINT]
            if joint:
                self._common[bases[basis]] = ref(AgreementText, joint[0].key)

    def common_text(self, partnership: int) -> facts.Ref | None:
        return self._common.get(partnership)


def _state(word: str) -> str:
    if word in OVER:
        return "over"
    return "uncertain" if word == PartnershipStatus.NOT_RECORDED else "in_force"


def _stated(field: CooperationField) -> bool | None:
    return None if not field.outcomes else field.outcomes == CooperationField.Outcomes.STATED
