"""The procedure: stages by rules with their legal basis, and the steps that a partnership took."""

from datetime import date

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import Agreement
from agreements.models.approvals import Approval
from agreements.models.days import possibly_by
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from agreements.models.validity import DatedRule, DatedRuleQuerySet, apart, in_order
from cities.models import Government
from portal.fields import Earliest, PartialDateField, wording_field
from portal.models import Record


@pghistory.track()
class StageSet(DatedRule):
    """The stages of one rule, in their order."""

    page = "agreements:stage-set"
    objects = DatedRuleQuerySet.as_manager()

    class Meta(DatedRule.Meta):
        verbose_name = _("set of stages")
        verbose_name_plural = _("sets of stages")
        ordering = ["government", models.F("valid_from").desc(nulls_last=True), "key"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="stageset_id_government"),
            in_order("a_set_of_stages_ends_after_it_begins"),
            apart(
                "sets_of_stages_of_a_government_do_not_overlap",
                _("Another set of stages of this government holds on some of these days: end that one first."),
            ),
        ]


class StageQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self

    def offered_to(self, government_id: int):
        """Those of its own sets and of the ministry's, the newest set first."""
        offered = StageSet.objects.offered_to(government_id)
        newest = models.F("stage_set__valid_from").desc(nulls_last=True)
        return self.filter(stage_set__in=offered).select_related("stage_set").order_by(newest, "stage_set", "position")


@pghistory.track()
class Stage(Record):
    """One stage of a set. Its kind says what it is by any rule; its name is that of this rule."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("Initiative")
        EXPLORATION = "exploration", _("Exploration")
        INTENT = "intent", _("Letter of intent")
        PLAN = "plan", _("Cooperation plan")
        COUNCIL = "council", _("Council approval")
        VERIFICATION = "verification", _("Verification")
        FACILITATION = "facilitation", _("Facilitation by the ministry")
        DRAFTING = "drafting", _("Drafting")
        DISCUSSION = "discussion", _("Discussion of the text")
        MINISTER = "minister", _("Minister's approval")
        SIGNING = "signing", _("Signing")
        IMPLEMENTATION = "implementation", _("Implementation")
        OTHER = "other", _("Other")

    class Actor(models.TextChoices):
        HOME = "home", _("Our government")
        PARTNER = "partner", _("The partner")
        BOTH = "both", _("Both sides")
        COUNCIL = "council", _("Council (DPRD)")
        MINISTRY = "ministry", _("Ministry")

    stage_set = models.ForeignKey(StageSet, models.CASCADE, verbose_name=_("set of stages"), related_name="stages")
    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"), validators=[MinValueValidator(1)])
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    name_id = models.CharField(_("Indonesian name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)
    actor = models.CharField(_("who acts"), max_length=8, choices=Actor, blank=True)
    documents = models.TextField(_("documents"), blank=True)
    before_signing = models.BooleanField(
        _("needed before a memorandum is signed"), default=False, help_text=_("Where it is missing, the portal warns.")
    )
    deadline_days = models.PositiveSmallIntegerField(
        _("deadline in days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Plain days after the stage before. Empty: none; the portal ships none."),
    )
    deadline_verified = models.BooleanField(
        _("deadline verified"), default=False, help_text=_("Somebody found the number in the text of the rule.")
    )
    note = models.TextField(_("note"), blank=True)

    published_with = "stage_set"
    objects = StageQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["stage_set", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage_set", "position"],
                name="a_position_holds_one_stage",
                violation_error_message=_("Another stage of this set has this position: choose another number."),
            ),
            models.UniqueConstraint(
                fields=["stage_set", "kind"],
                condition=~Q(kind="other"),
                name="a_set_has_a_stage_of_a_kind_once",
                violation_error_message=_("This set has a stage of this kind already."),
            ),
            models.CheckConstraint(
                condition=Q(deadline_verified=False) | Q(deadline_days__isnull=False),
                name="only_a_deadline_that_is_given_is_verified",
                violation_error_message=_("Write the days of the deadline that was verified."),
            ),
        ]

    def __str__(self):
        return self.name_en if get_language() == "en" else self.name_id

    @property
    def numbered(self) -> str:
        return f"{self.position}. {self}"


class StepQuerySet(BelowPartnershipQuerySet):
    def done(self):
        """The stage was reached; full powers and the deposit of an original are papers on the way."""
        return self.filter(outcome=Step.Outcome.DONE, matter="")

    def awaited(self, on: date):
        """Held up since, or its planned day has come; no outcome of it or of that stage since then, even possibly."""
        held = Q(outcome=Step.Outcome.HELD, happened__latest__lte=on)
        is_to_end = Q(outcome="") | Q(happened__earliest__gt=on)
        since = Case(When(held, then=F("happened")), default=F("planned"), output_field=PartialDateField())
        found = self.filter(held | (is_to_end & Q(planned__latest__lte=on)), matter="")
        return found.annotate(awaited_since=since).exclude(Exists(_ended_since(on)) | Exists(_answered_since(on)))


def _ended_since(on: date):
    """Steps at the same stage that ended not certainly before the one outside waits."""
    ended = Step.objects.standing().filter(
        partnership=OuterRef("partnership"), stage__kind=OuterRef("stage__kind"), matter=""
    )
    ended = ended.exclude(outcome__in=["", Step.Outcome.HELD]).filter(possibly_by("happened", on))
    return ended.exclude(happened__latest__lt=Earliest(OuterRef("awaited_since")))


def _answered_since(on: date):
    """Answers of the body that acts at the stage outside, not certainly before that one waits."""
    answered = Approval.objects.standing().filter(partnership=OuterRef("partnership"), body=OuterRef("stage__kind"))
    answered = answered.exclude(answer="").filter(possibly_by("answered", on))
    return answered.exclude(answered__latest__lt=Earliest(OuterRef("awaited_since")))


@pghistory.track()
class Step(BelowPartnership):
    """What was done, or is to be done, at one stage; recorded freely, in whatever order it came."""

    class Matter(models.TextChoices):
        FULL_POWERS = "full_powers", _("Full powers")
        DEPOSIT = "deposit", _("Deposit of the original")

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        RETURNED = "returned", _("Returned")
        REFUSED = "refused", _("Refused")
        HELD = "held", _("Held up")
        SKIPPED = "skipped", _("Skipped")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, verbose_name=_("agreement"), related_name="steps"
    )
    stage = models.ForeignKey(Stage, models.PROTECT, verbose_name=_("stage"), related_name="steps")
    matter = models.CharField(
        _("matter"), max_length=11, choices=Matter, blank=True, help_text=_("Empty: the stage itself.")
    )
    planned = PartialDateField(_("planned"), null=True, blank=True)
    planned_wording = wording_field()
    happened = PartialDateField(_("taken"), null=True, blank=True)
    happened_wording = wording_field()
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=Outcome, blank=True, help_text=_("Empty: it is still to be done.")
    )
    actor = models.CharField(_("by whom"), max_length=200, blank=True, help_text=_("The post or body, no name."))
    document = models.CharField(_("document"), max_length=200, blank=True)
    approval = models.ForeignKey(
        Approval,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("approval"),
        help_text=_("The request for approval in which this step consists."),
        related_name="steps",
    )

    page = "agreements:step"
    objects = StepQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["happened", "planned", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(happened=None) | Q(outcome__gt=""),
                name="a_step_that_was_taken_says_how",
                violation_error_message=_("Say how the step ended, or leave the day empty and give the planned one."),
            ),
        ]

    def __str__(self):
        return f"{self.stage}: {self.get_matter_display()}" if self.matter else str(self.stage)

    def key_words(self):
        return "step", self.stage.kind, self.matter
