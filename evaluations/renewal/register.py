"""What the register knows of one agreement on a day, as far as the reader sees it: each kind is asked for once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from agreements.lineage import Lineage
from agreements.models import (
    Activity,
    Agreement,
    AgreementText,
    Assignment,
    CooperationField,
    CoverageStatement,
    Funding,
    Invitation,
    Obstacle,
    Outcome,
    Partnership,
    PlanItem,
    Promise,
)
from agreements.models.agreements import LegalStatus
from agreements.models.coverage import RecordKind
from agreements.models.days import Contains, Span, told_by
from agreements.models.fields import CooperationFieldQuerySet
from agreements.models.happening import BelowPartnershipQuerySet
from agreements.models.known import known_days
from agreements.status.ledger import Term, term_of
from agreements.views.shown import ShownAssignment
from agreements.views.shown_texts import READ, ShownText
from evaluations.renewal.field_run import FieldRun
from portal.evidence import Evidence
from portal.partial_dates import PartialDate

#: Kinds of record of which it is told whether all are known.
TOLD_KINDS = (RecordKind.ACTIVITIES, RecordKind.FUNDING, RecordKind.OUTCOMES, RecordKind.MONITORING)


@dataclass(frozen=True)
class Reviewed:
    """An agreement on a day; it has its `status` on that day, and what it renews and hangs under where that is seen.

    Records of the partnership count from the day on which the agreement began. What has no day may belong to it and
    counts too; what names another agreement does not.
    """

    agreement: Agreement
    on: date
    user: object

    @property
    def partnership(self) -> Partnership:
        return self.agreement.partnership

    @property
    def begins(self) -> PartialDate | None:
        return self.agreement.starts or self.agreement.signed

    @property
    def is_terminated(self) -> bool:
        """Certainly, by the day: nothing goes on by itself then, and nobody gives notice."""
        return self.agreement.status == LegalStatus.TERMINATED

    @property
    def term(self) -> Term:
        return term_of(self.agreement, self.on)

    @cached_property
    def _agreements(self) -> list[Agreement]:
        """All of the partnership, drafts too where the reader sees them."""
        seen = Agreement.objects.visible_to(self.user).standing().told_by(self.on)
        return list(seen.filter(partnership=self.partnership).order_by("signed", "key"))

    @cached_property
    def parts(self) -> list[Agreement]:
        """What hangs under it, and under that."""
        found, above = [], {self.agreement.pk}
        while above:
            below = [each for each in self._agreements if each.parent_id in above and each not in found]
            found += below
            above = {each.pk for each in below} - {self.agreement.pk}
        return [each for each in found if not each.is_draft]

    @property
    def family(self) -> set[int]:
        """Itself, and what hangs under it."""
        return {self.agreement.pk, *(part.pk for part in self.parts)}

    @property
    def successors(self) -> list[Agreement]:
        return [each for each in self._agreements if each.succeeds_id == self.agreement.pk]

    @cached_property
    def fields(self) -> list[CooperationField]:
        """Those that no addendum dropped by the day."""
        told = Assignment.objects.with_awareness(self.on).with_state(self.on).select_related("agency")
        told = told.exclude(started__earliest__gt=self.on)
        return list(self._agreed_once.standing_on(self.on).prefetch_related(Prefetch("assignments", told)))

    @cached_property
    def dropped(self) -> list[CooperationField]:
        standing = [each.pk for each in self.fields]
        return list(self._agreed_once.exclude(pk__in=standing).select_related("dropped_by"))

    @property
    def _agreed_once(self) -> CooperationFieldQuerySet:
        seen = CooperationField.objects.visible_to(self.user)
        return seen.filter(agreement=self.agreement).order_by("position")

    @cached_property
    def texts(self) -> list[ShownText]:
        seen = AgreementText.objects.visible_to(self.user).filter(agreement=self.agreement)
        return [ShownText(text, self.fields, Evidence()) for text in seen.prefetch_related(*READ)]

    @cached_property
    def _lineage(self) -> Lineage:
        fields = CooperationField.objects.visible_to(self.user).filter(agreement__partnership=self.partnership)
        return Lineage(dict(fields.values_list("pk", "origin_id")))

    def agreed(self, fields: Iterable[int | None]) -> list[CooperationField]:
        """The fields of the agreement for which these stand."""
        stood_for = self._lineage.stands_for(fields, {each.pk for each in self.fields})
        return [each for each in self.fields if each.pk in stood_for]

    @cached_property
    def activities(self) -> list[Activity]:
        """Held, the latest last."""
        held = self._told(Activity.objects.held(), "happened").prefetch_related("field_links")
        return [each for each in held if each.agreement_id in (None, *self.family) and self.is_since(each.happened)]

    def fields_of(self, activity: Activity) -> list[CooperationField]:
        return self.agreed(link.field_id for link in activity.field_links.all())

    @cached_property
    def runs(self) -> list[FieldRun]:
        by_field: dict[int, list[Activity]] = {each.pk: [] for each in self.fields}
        for activity in self.activities:
            for field in self.fields_of(activity):
                by_field[field.pk].append(activity)
        return [
            FieldRun(each, [ShownAssignment(held) for held in each.assignments.all()], by_field[each.pk])
            for each in self.fields
        ]

    @cached_property
    def outcomes(self) -> list[Outcome]:
        return [each for each in self._told(Outcome.objects.all(), "happened") if self.is_since(each.happened)]

    @cached_property
    def fundings(self) -> list[Funding]:
        paid = self._told(Funding.objects.all(), "year")
        first = self.begins and self.begins.earliest
        return [each for each in paid if first is None or each.year >= first.year]

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        """Met since it began, or still in the way; each with its `state`."""
        seen = Obstacle.objects.visible_to(self.user).standing().with_state(self.on)
        met = seen.filter(partnership=self.partnership).order_by("happened", "pk")
        return [each for each in met if each.state == "open" or self.is_since(each.happened)]

    @cached_property
    def promises(self) -> list[Promise]:
        """Those that are open."""
        seen = Promise.objects.visible_to(self.user).standing().open_on(self.on)
        return list(seen.filter(activity__partnership=self.partnership).select_related("activity").order_by("pk"))

    @cached_property
    def proposals(self) -> list[Invitation]:
        proposed = self._told(Invitation.objects.filter(kind=Invitation.Kind.PROPOSAL), "sent")
        return [each for each in proposed if self.is_since(each.sent)]

    @cached_property
    def plans(self) -> list[PlanItem]:
        """What was planned in a field and is not said to be realised."""
        seen = PlanItem.objects.visible_to(self.user).standing().filter(partnership=self.partnership, activity=None)
        return list(seen.exclude(field=None).order_by("scheduled", "pk"))

    @cached_property
    def statements(self) -> list[CoverageStatement]:
        seen = CoverageStatement.objects.visible_to(self.user).standing().filter(partnership=self.partnership)
        return list(seen.exclude(period__earliest__gt=self.on).order_by("period", "pk"))

    @cached_property
    def known(self) -> frozenset[str]:
        """Kinds of record that are completely known for the whole time in which it certainly was in force."""
        first, last = self.term.first, self.term.last
        if first is None or last is None or first > last:
            return frozenset()
        asked = {f"knows_{kind}": Contains(known_days(kind, self.on), Span(first, last)) for kind in TOLD_KINDS}
        (told,) = Partnership.objects.filter(pk=self.partnership.pk).annotate(**asked).values(*asked)
        return frozenset(kind for kind in TOLD_KINDS if told[f"knows_{kind}"])

    def is_since(self, when: PartialDate | None) -> bool:
        """Not certainly before the agreement began."""
        first = self.begins and self.begins.earliest
        return not (first and when and when.latest and when.latest < first)

    def _told(self, records: BelowPartnershipQuerySet, name: str) -> BelowPartnershipQuerySet:
        """Those of the partnership that stand, without what came certainly later."""
        seen = records.visible_to(self.user).standing().filter(told_by(name, self.on), partnership=self.partnership)
        return seen.order_by(name, "pk")
