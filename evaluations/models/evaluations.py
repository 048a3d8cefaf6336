"""An evaluation of a partnership: values computed up to a day, judgements of several people, one final verdict.

Draft → submitted → final; a submitted one may be returned with a note. A final one is frozen by the database, with
all that belongs to it: it can be succeeded, never changed.
"""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Partnership
from cities.models import Agency
from cities.visibility import kept_by_own_government, partnership_visible_to
from evaluations.models.cited import CitedWhenFinal
from evaluations.models.rubric import RubricVersion
from evaluations.models.vocabulary import Element, Recommendation, Verdict
from portal.fields import PartialDateField, wording_field
from portal.models import Record

#: Refuses whatever would change a final evaluation; what says that it is final is the row as it was.
FROZEN = pgtrigger.Trigger(
    name="final_is_frozen",
    operation=pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    condition=pgtrigger.Q(old__final_on__isnull=False),
    func="""
        RAISE EXCEPTION 'evaluation % is final', OLD.key
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a_final_evaluation_never_changes';
    """,
)


def frozen_with_evaluation(name: str, operation, changed: str = "") -> pgtrigger.Trigger:
    """A part of a final evaluation is neither added, changed nor removed; `changed` narrows what counts as change."""
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.Before,
        func=f"""
            IF EXISTS (
                SELECT FROM evaluations_evaluation AS evaluation
                WHERE evaluation.final_on IS NOT NULL
                AND evaluation.id IN (
                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.evaluation_id END,
                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.evaluation_id END
                )
            ) {changed} THEN
                RAISE EXCEPTION 'the evaluation of % is final', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a_final_evaluation_never_changes';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )


ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class EvaluationQuerySet(models.QuerySet):
    def final(self):
        return self.filter(final_on__isnull=False)

    def visible_to(self, user):
        """A final one by all who see the partnership; before, by its government's people and its evaluators."""
        own = kept_by_own_government(user)
        named = Q(pk__in=Evaluator.objects.filter(user=user.pk).values("evaluation")) if user.pk else Q(pk=None)
        return self.filter(own | named | (Q(final_on__isnull=False) & partnership_visible_to(user, "partnership__")))


@pghistory.track()
class Evaluation(CitedWhenFinal, Record):
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, verbose_name=_("partnership"), related_name="evaluations"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    basis = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, verbose_name=_("basis agreement"), related_name="evaluations"
    )
    cutoff = models.DateField(_("cut-off date"), help_text=_("Records up to this day count."))
    rubric = models.ForeignKey(
        RubricVersion, models.PROTECT, verbose_name=_("version of the rubric"), related_name="evaluations"
    )
    #: Nobody where a final one came from another portal: packages name no accounts.
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("lead evaluator"),
        related_name="+",
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("What a council member should know, in a minute."))
    recommendation = models.CharField(_("recommendation"), max_length=8, choices=Recommendation, blank=True)
    recommendation_reasons = models.TextField(_("reasons of the recommendation"), blank=True)
    begun_on = models.DateField(_("begun on"))
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    return_note = models.TextField(_("why it was returned"), blank=True)
    final_on = models.DateField(_("final since"), null=True, blank=True)
    #: All that the page of a final evaluation shows; `evaluations.freezing` says how it is built.
    frozen = models.JSONField(_("frozen content"), null=True, blank=True, editable=False)
    succeeds = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("succeeds"), related_name="successor"
    )

    page = "evaluation"
    published_with = "partnership"
    has_versions = False
    objects = EvaluationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-cutoff", "key"]
        triggers = [*Record.Meta.triggers, FROZEN]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="evaluation_id_government"),
            models.CheckConstraint(
                condition=Q(final_on=None, frozen=None)
                | Q(final_on__isnull=False, frozen__isnull=False, submitted_on__isnull=False),
                name="only_a_submitted_evaluation_is_final_and_then_it_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(lead__isnull=False) | Q(final_on__isnull=False),
                name="somebody_leads_an_evaluation_until_it_is_final",
            ),
            models.CheckConstraint(
                condition=Q(final_on=None) | Q(recommendation__gt="", recommendation_reasons__gt=""),
                name="a_final_evaluation_recommends_with_reasons",
                violation_error_message=_("Give a recommendation and its reasons."),
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(return_note__gt=""),
                name="a_returned_evaluation_says_why",
                violation_error_message=_("Say what is to be mended."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | Q(submitted_on__gte=F("begun_on")),
                name="an_evaluation_is_submitted_after_it_began",
            ),
            models.CheckConstraint(condition=~Q(succeeds=F("id")), name="an_evaluation_does_not_succeed_itself"),
        ]

    def __str__(self):
        return f"{self.partnership}, {self.cutoff:%Y-%m-%d}"

    @property
    def state(self) -> str:
        """final, submitted, returned or draft."""
        if self.final_on:
            return "final"
        if self.submitted_on:
            return "submitted"
        return "returned" if self.returned_on else "draft"


class BelowEvaluationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(evaluation__in=Evaluation.objects.visible_to(user))


@pghistory.track()
class Evaluator(Record):
    """A person named for an evaluation; shown by post, never by name."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, verbose_name=_("evaluation"), related_name="evaluators")
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    #: Nobody where a final evaluation came from another portal.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("person"),
        related_name="evaluators",
    )
    post = models.CharField(_("post"), max_length=200, help_text=_("Shown instead of the name."))

    objects = BelowEvaluationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("evaluator")
        verbose_name_plural = _("evaluators")
        ordering = ["id"]
        triggers = [*Record.Meta.triggers, frozen_with_evaluation("evaluators_are_frozen", ANY)]
        constraints = [
            models.UniqueConstraint(fields=["id", "evaluation"], name="evaluator_id_evaluation"),
            models.UniqueConstraint(
                fields=["evaluation", "user"],
                name="a_person_evaluates_once",
                violation_error_message=_("This person is named already."),
            ),
        ]

    def __str__(self):
        return self.post


@pghistory.track()
class Judgement(Record):
    """What one evaluator thinks of one element, over the computed evidence."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, verbose_name=_("evaluation"), related_name="judgements")
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    evaluator = models.ForeignKey(Evaluator, models.CASCADE, verbose_name=_("evaluator"), related_name="judgements")
    element = models.CharField(_("element"), max_length=16, choices=Element)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    reasons = models.TextField(_("reasons"))

    objects = BelowEvaluationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        ordering = ["evaluation", "element", "id"]
        triggers = [*Record.Meta.triggers, frozen_with_evaluation("judgements_are_frozen", ANY)]
        constraints = [
            models.UniqueConstraint(fields=["evaluator", "element"], name="an_evaluator_judges_an_element_once"),
        ]

    def __str__(self):
        return f"{self.get_element_display()}: {self.get_verdict_display()}"


@pghistory.track()
class EvaluationVerdict(Record):
    """The final verdict on one element by the lead evaluator, with reasons where it departs from the computed one."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, verbose_name=_("evaluation"), related_name="verdicts")
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    element = models.CharField(_("element"), max_length=16, choices=Element)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    reasons = models.TextField(_("reasons"), blank=True)

    objects = BelowEvaluationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("final verdict")
        verbose_name_plural = _("final verdicts")
        ordering = ["evaluation", "element"]
        triggers = [*Record.Meta.triggers, frozen_with_evaluation("verdicts_are_frozen", ANY)]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "element"], name="an_element_has_one_final_verdict"),
        ]

    def __str__(self):
        return f"{self.get_element_display()}: {self.get_verdict_display()}"


@pghistory.track()
class FollowUp(Record):
    """What shall follow from the evaluation, who does it and until when; only its being done may be told later."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, verbose_name=_("evaluation"), related_name="follow_ups")
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"))
    action = models.CharField(_("what shall be done"), max_length=300)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, verbose_name=_("agency"), related_name="follow_ups"
    )
    who = models.CharField(_("who does it"), max_length=200, blank=True)
    due = PartialDateField(_("until"), null=True, blank=True)
    due_wording = wording_field()
    done = PartialDateField(_("done"), null=True, blank=True)
    done_wording = wording_field()
    done_note = models.TextField(_("what was done"), blank=True)

    objects = BelowEvaluationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("follow-up of an evaluation")
        verbose_name_plural = _("follow-ups of evaluations")
        ordering = ["evaluation", "position"]
        triggers = [
            *Record.Meta.triggers,
            frozen_with_evaluation("follow_ups_are_frozen", pgtrigger.Insert | pgtrigger.Delete),
            frozen_with_evaluation(
                "what_shall_follow_is_frozen",
                pgtrigger.Update,
                "AND (OLD.evaluation_id, OLD.position, OLD.action, OLD.agency_id, OLD.who, OLD.due, OLD.due_wording) "
                "IS DISTINCT FROM "
                "(NEW.evaluation_id, NEW.position, NEW.action, NEW.agency_id, NEW.who, NEW.due, NEW.due_wording)",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "position"],
                name="a_position_holds_one_follow_up",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return self.action
