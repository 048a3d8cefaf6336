"""What happened in the partnerships of a government in one year: a constant number of queries for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone

from agreements.models import (
    Activity,
    Agreement,
    Assignment,
    CooperationField,
    Finding,
    Funding,
    Obligation,
    ObligationState,
    Obstacle,
    Outcome,
    Partnership,
    Promise,
)
from agreements.obligations import obligations
from agreements.views.report_table import shown_state
from cities.models import Government
from evaluations.models import Evaluation

#: States of a report that lies there.
RECEIVED = (ObligationState.RECEIVED, ObligationState.LATE)


@dataclass(frozen=True)
class PartnershipYear:
    """One partnership in the year; agreements carry `status` as of the last day that is reported on."""

    partnership: Partnership
    agreements: Sequence[Agreement]
    fields: Sequence[CooperationField]
    agencies: Mapping[int, Sequence[Assignment]]
    activities: Sequence[Activity]
    #: Activities of which it is not certain that they took place in the year.
    doubtful: Sequence[Activity]
    outcomes: Sequence[Outcome]
    fundings: Sequence[Funding]
    obstacles: Sequence[Obstacle]
    findings: Sequence[Finding]
    promises: Sequence[Promise]
    reports: Sequence[Obligation]
    evaluations: Sequence[Evaluation]

    @property
    def substantive(self) -> list[Activity]:
        return [each for each in self.activities if each.moves_vitality]

    @property
    def is_reported(self) -> bool:
        """All reports that fell due in the year were received by its last day, late ones too; none where none did."""
        return bool(self.reports) and all(shown_state(each) in RECEIVED for each in self.reports)


@dataclass(frozen=True)
class Year:
    """The year of a government as the reader sees it: up to its last day, or to today in the current one."""

    government: Government
    number: int
    user: object

    @property
    def first(self) -> date:
        return date(self.number, 1, 1)

    @property
    def last(self) -> date:
        return min(date(self.number, 12, 31), timezone.localdate())

    @cached_property
    def partnerships(self) -> list[Partnership]:
        """Entered, and not certainly begun later."""
        listed = Partnership.objects.visible_to(self.user).listed(self.last).entered()
        own = listed.filter(government=self.government).with_legal_status(self.last).with_vitality(self.last)
        return list(own.select_related("government", "partner__country").order_by("partner__name", "pk"))

    @cached_property
    def rows(self) -> list[PartnershipYear]:
        found = {
            "agreements": self._by_partnership(self._agreements()),
            "fields": self._by_partnership(self._fields(), lambda row: row.agreement.partnership_id),
            "activities": self._by_partnership(self._held().filter(happened__earliest__gte=self.first)),
            "doubtful": self._by_partnership(self._doubtful()),
            "outcomes": self._by_partnership(self._in_year(Outcome)),
            "fundings": self._by_partnership(self._below(Funding).filter(year=self.number)),
            "obstacles": self._by_partnership(self._below(Obstacle).open_on(self.last)),
            "findings": self._by_partnership(self._findings(), lambda row: row.monitoring.partnership_id),
            "promises": self._by_partnership(self._promises(), lambda row: row.activity.partnership_id),
            "reports": self._by_partnership(self._reports()),
            "evaluations": self._by_partnership(self._evaluations()),
        }
        agencies = self._agencies()
        return [
            PartnershipYear(each, agencies=agencies, **{name: rows[each.pk] for name, rows in found.items()})
            for each in self.partnerships
        ]

    @staticmethod
    def _by_partnership(rows: Iterable, key=lambda row: row.partnership_id) -> dict[int, list]:
        found = defaultdict(list)
        for row in rows:
            found[key(row)].append(row)
        return found

    def _below(self, model) -> QuerySet:
        return model.objects.visible_to(self.user).standing().filter(partnership__in=self.partnerships)

    def _agreements(self) -> QuerySet:
        """Signed by the last day; what ended before the year is left out."""
        seen = Agreement.objects.visible_to(self.user).entered().filter(partnership__in=self.partnerships)
        begun = seen.filter(signed__earliest__lte=self.last).with_status(self.last)
        over = Q(expires__latest__lt=self.first) | Q(terminated__latest__lt=self.first)
        return begun.exclude(pk__in=seen.filter(over).values("pk")).order_by("signed", "key")

    def _fields(self) -> QuerySet:
        seen = CooperationField.objects.visible_to(self.user).filter(agreement__in=self._agreements().values("pk"))
        return seen.select_related("agreement").order_by("agreement__signed", "agreement", "position")

    def _agencies(self) -> dict[int, list[Assignment]]:
        held = Assignment.objects.visible_to(self.user).held_on(self.last).with_awareness(self.last)
        rows = held.with_state(self.last).filter(field__in=self._fields().order_by().values("pk"))
        found = defaultdict(list)
        for each in rows.select_related("agency").order_by("agency__name", "pk"):
            found[each.field_id].append(each)
        return found

    def _held(self) -> QuerySet:
        return self._below(Activity).held_by(self.last).order_by("happened", "key")

    def _doubtful(self) -> QuerySet:
        """Held, possibly but not certainly in the year; what has no date at all is told of elsewhere."""
        held = self._below(Activity).held().filter(happened__earliest__lte=self.last, happened__latest__gte=self.first)
        certain = Q(happened__earliest__gte=self.first, happened__latest__lte=self.last)
        return held.exclude(certain).order_by("happened", "key")

    def _in_year(self, model) -> QuerySet:
        within = {"happened__earliest__gte": self.first, "happened__latest__lte": self.last}
        return self._below(model).filter(**within).order_by("happened", "key")

    def _findings(self) -> QuerySet:
        seen = Finding.objects.visible_to(self.user).standing().open_on(self.last)
        return seen.filter(monitoring__partnership__in=self.partnerships).select_related("monitoring")

    def _promises(self) -> QuerySet:
        seen = Promise.objects.visible_to(self.user).standing().open_on(self.last)
        return seen.filter(activity__partnership__in=self.partnerships).select_related("activity")

    def _reports(self) -> QuerySet:
        """Reports that fell due in the year, as they lay there on its last day; without those waived."""
        owed = obligations(self.last, partnerships=self.partnerships).filter(due__range=(self.first, self.last))
        asked = owed.exclude(state=ObligationState.WAIVED)
        return asked.select_related("agency", "agreement").order_by("agency__name", "due", "id")

    def _evaluations(self) -> QuerySet:
        final = Evaluation.objects.visible_to(self.user).final()
        within = final.filter(final_on__gte=self.first, final_on__lte=self.last)
        return within.filter(partnership__in=self.partnerships).order_by("final_on", "pk")
