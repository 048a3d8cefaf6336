"""The way of one partnership through the procedure: its stages, by which record each was reached, and what is odd."""

from dataclasses import dataclass
from functools import cached_property

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.columns.procedure import OUTCOME_TONES
from agreements.models import Agreement, Approval, Partnership, RegisterStart, Stage, StageSet, Step
from agreements.models.validity import RuleBook
from agreements.permissions.happenings import why_not_record
from agreements.procedure.gathering import ways_of
from agreements.procedure.passages import FIRST, Passage, Way, rule_book
from agreements.procedure.remarks import remarks
from agreements.views.shown import Badge
from portal.filters import AsOfForm


@dataclass(frozen=True)
class ShownStep:
    step: Step
    badge: Badge | None


@dataclass(frozen=True)
class ShownStage:
    """A stage with what reached it, and the steps at it that did not."""

    stage: Stage
    passages: list[Passage]
    steps: list[ShownStep]


@dataclass(frozen=True)
class ShownWay:
    """`is_judged` by the rule that it is shown by; its signing may lie under none, or under more than one."""

    title: str
    rule: StageSet | None
    is_judged: bool
    stages: list[ShownStage]
    others: list[ShownStep]
    remarks: list[str]


class PartnershipProcedure(View):
    @cached_property
    def partnership(self) -> Partnership:
        seen = Partnership.objects.visible_to(self.request.user).select_related("government", "partner")
        return get_object_or_404(seen, key=self.kwargs["key"])

    def get(self, request, key):
        form = AsOfForm(request.GET)
        return render(request, "agreements/procedure/partnership.html", self.context(form))

    def context(self, form: AsOfForm) -> dict:
        return {
            "title": _("Procedure: %(partnership)s") % {"partnership": self.partnership},
            "crumbs": [(str(self.partnership), self.partnership.get_absolute_url())],
            "partnership": self.partnership,
            "as_of_form": form,
            "day": form.day,
            "ways": self.ways(form.day),
            "may_record": self.may(Step),
            "may_decide": self.may(Approval),
        }

    def may(self, kind) -> bool:
        user = self.request.user
        return user.is_authenticated and why_not_record(user, self.partnership, kind) is None

    def ways(self, day) -> list[ShownWay]:
        """The first of the partnership first, renewals in the order of their keys."""
        book, start = rule_book(), RegisterStart.objects.filter(government=self.partnership.government).first()
        found = ways_of(Partnership.objects.filter(pk=self.partnership.pk), day, user=self.request.user)
        begun = Agreement.objects.visible_to(self.request.user).in_bulk({way.cycle for way in found} - {FIRST})
        shown = []
        for way in sorted(found, key=lambda way: way.cycle):
            signed_by = _signed_by(way, book)
            rule = signed_by or book.of(way.government_id, day)
            is_judged = way.signing is None or signed_by is not None
            odd = [each.text for each in remarks(way, book, start and start.starts, day)]
            title = str(begun[way.cycle]) if way.cycle in begun else _("To the first text")
            shown.append(ShownWay(title, rule, is_judged, *_stages(way, rule), odd))
        return shown


def _signed_by(way: Way, book: RuleBook) -> StageSet | None:
    """The rule of the day of the signing; before it that of the day asked for is shown."""
    when = way.signing and way.signing.when
    return when and book.on_all_days(way.government_id, when.earliest, when.latest)


def _stages(way: Way, rule: StageSet | None) -> tuple[list[ShownStage], list[ShownStep]]:
    """Those of the rule with what reached them, and steps at stages that it does not have."""
    reached = {passage.record for passage in way.passages}
    steps = [_step(step) for step in way.steps if step not in reached]
    stages = [
        ShownStage(stage, way.of(stage.kind), [each for each in steps if each.step.stage.kind == stage.kind])
        for stage in (rule.stages.all() if rule else ())
    ]
    placed = {each.step.pk for stage in stages for each in stage.steps}
    kinds = {stage.stage.kind for stage in stages}
    others = [each for each in steps if each.step.pk not in placed]
    others += [_step(passage.record) for passage in way.passages if passage.kind not in kinds and _is_step(passage)]
    return stages, others


def _is_step(passage: Passage) -> bool:
    return isinstance(passage.record, Step)


def _step(step: Step) -> ShownStep:
    badge = Badge(OUTCOME_TONES[step.outcome], step.get_outcome_display()) if step.outcome else None
    return ShownStep(step, badge)
