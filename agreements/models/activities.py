"""What was planned and done together: plan items, activities, who took part, and what was promised there."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from agreements.bodies import CIVIL_BODIES
from agreements.models.agreements import Agreement
from agreements.models.fields import CooperationField
from agreements.models.happening import BelowHappening, BelowPartnership, BelowPartnershipQuerySet
from agreements.models.money import CURRENCY, CURRENCY_MESSAGE
from agreements.models.owed import OwedQuerySet
from agreements.models.sides import Sides
from cities.models import Agency
from portal.fields import PartialDateField, wording_field


class ActivityQuerySet(BelowPartnershipQuerySet):
    def held(self):
        return self.filter(state=Activity.State.HELD)

    def held_by(self, on: date):
        """Certainly held on that day or before."""
        return self.held().filter(happened__latest__lte=on)

    def substantive(self):
        """Held, and neither a courtesy visit nor a ceremony."""
        return self.held().exclude(character=Activity.Character.CEREMONIAL)

    def travelled(self):
        """For which people of one side came to the other, whatever they came for."""
        return self.filter(direction__in=TRAVELLED)

    def outbound_visits(self):
        """Journeys of our people to the partner, of which they report at home."""
        return self.filter(kind__in=JOURNEYS, direction=Activity.Direction.OUTBOUND)

    def with_delegation(self):
        """Adds `home_persons`, how many of our side travelled as far as groups say so; none where nobody counted.

        `is_partly_counted` where a group of ours does not say how many it was.
        """
        of_us = Participation.objects.filter(activity=OuterRef("pk"), side=Sides.HOME)
        ours = of_us.order_by().values("activity")
        return self.annotate(
            home_persons=Subquery(ours.annotate(total=Sum("persons")).values("total")),
            is_partly_counted=Exists(of_us.filter(persons=None)),
        )

    def owing_visit_report(self, on: date):
        """Held outbound visits, certainly over on that day, whose report was not even possibly filed by then.

        What is owed begins with the register of the government: of earlier journeys its silence says nothing.
        """
        over = self.held().outbound_visits().filter(happened__latest__lt=on)
        kept = over.filter(government__register_start__starts__lte=F("happened__latest"))
        return kept.exclude(visit_report_on__earliest__lte=on)


@pghistory.track()
class Activity(BelowPartnership):
    class Kind(models.TextChoices):
        VISIT = "visit", _("Visit")
        RETURN_VISIT = "return_visit", _("Return visit")
        STAFF_EXCHANGE = "staff_exchange", _("Exchange of staff")
        PUPIL_EXCHANGE = "pupil_exchange", _("Exchange of pupils")
        TEACHER_EXCHANGE = "teacher_exchange", _("Exchange of teachers")
        TRAINING = "training", _("Training")
        MEETING = "meeting", _("Meeting")
        FORUM = "forum", _("Forum")
        FESTIVAL = "festival", _("Festival")
        ASSISTANCE = "assistance", _("Technical assistance")
        DESIGN_REVIEW = "design_review", _("Design review")
        CONSTRUCTION = "construction", _("Construction")
        CORRESPONDENCE = "correspondence", _("Correspondence")
        PROGRAMME = "programme", _("Programme")
        OTHER = "other", _("Other")

    class Direction(models.TextChoices):
        OUTBOUND = "outbound", _("Outbound: we went")
        INBOUND = "inbound", _("Inbound: they came")
        REMOTE = "remote", _("At a distance")
        LOCAL = "local", _("Here, with their help")
        ELSEWHERE = "elsewhere", _("In a third place")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    class Character(models.TextChoices):
        SUBSTANTIVE = "substantive", _("Substantive")
        CEREMONIAL = "ceremonial", _("Courtesy or ceremony")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, verbose_name=_("under"), related_name="activities"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    direction = models.CharField(_("direction"), max_length=12, choices=Direction, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State)
    state_reason = models.TextField(_("why cancelled"), blank=True)
    character = models.CharField(_("character"), max_length=12, choices=Character, blank=True)
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    place = models.CharField(_("place"), max_length=200, blank=True)
    host = models.CharField(_("host"), max_length=8, choices=Sides, blank=True)
    people_to_people = models.BooleanField(_("people-to-people programme"), default=False)
    visit_report_on = PartialDateField(_("visit report filed"), null=True, blank=True)
    visit_report_on_wording = wording_field()
    replies_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("in reply to"), related_name="replies"
    )
    fields = models.ManyToManyField(
        CooperationField, through="ActivityField", verbose_name=_("fields"), related_name="activities"
    )

    page = "agreements:activity"
    objects = ActivityQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["happened", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="cancelled") | Q(state_reason__gt=""),
                name="a_cancelled_activity_gives_its_reason",
                violation_error_message=_("Say why the activity was cancelled."),
            ),
            models.CheckConstraint(
                condition=~Q(replies_to=F("id")),
                name="an_activity_does_not_reply_to_itself",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def moves_vitality(self) -> bool:
        """Held, and neither a courtesy visit nor a ceremony: as the queryset word `substantive` has it."""
        return self.state == self.State.HELD and self.character != self.Character.CEREMONIAL


#: Directions in which people of one side come to the other: what counts as a visit between the parties.
TRAVELLED = (Activity.Direction.OUTBOUND, Activity.Direction.INBOUND)
#: Kinds of activity that are journeys of officials.
JOURNEYS = (Activity.Kind.VISIT, Activity.Kind.RETURN_VISIT, Activity.Kind.STAFF_EXCHANGE)


@pghistory.track()
class ActivityField(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="field_links")
    field = models.ForeignKey(CooperationField, models.PROTECT, related_name="activity_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "field"], name="an_activity_has_a_field_once")]

    def __str__(self):
        return f"{self.activity_id}: {self.field_id}"


class BelowActivityQuerySet(BelowPartnershipQuerySet):
    path = "activity__"


@pghistory.track()
class Participation(BelowHappening):
    """A group that took part, by side; persons of ours are shown in public by post and number, never by name."""

    class Body(models.TextChoices):
        GOVERNMENT = "government", _("Head of government and staff")
        AGENCY = "agency", _("Agency")
        COUNCIL = "council", _("Council")
        CENTRAL = "central", _("Central government")
        FIRM = "firm", _("Firm")
        SCHOOL = "school", _("School")
        UNIVERSITY = "university", _("University")
        COMMUNITY = "community", _("Community or association")
        OTHER = "other", _("Other")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations", verbose_name=_("activity"))
    side = models.CharField(_("side"), max_length=8, choices=Sides)
    body = models.CharField(_("kind of body"), max_length=12, choices=Body)
    name = models.CharField(_("body or post"), max_length=200)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, verbose_name=_("agency"), related_name="participations"
    )
    persons = models.PositiveSmallIntegerField(_("persons"), null=True, blank=True)
    leads = models.BooleanField(_("leads the activity"), default=False)

    above_name = "activity"
    objects = BelowActivityQuerySet.as_manager()

    class Meta(BelowHappening.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["side", "id"]

    def __str__(self):
        return self.name

    @property
    def is_civil(self) -> bool:
        """No public authority; firms and schools count (RUBRIC: civil body)."""
        return self.body in CIVIL_BODIES


class PromiseQuerySet(OwedQuerySet):
    path = "activity__"
    since, done = "activity__happened", "done"


@pghistory.track()
class Promise(BelowHappening):
    """What was agreed there: an action, who does it on which side, until when, and whether it is done."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="promises", verbose_name=_("activity"))
    action = models.CharField(_("what was agreed"), max_length=300)
    side = models.CharField(_("side"), max_length=8, choices=Sides)
    who = models.CharField(_("who does it"), max_length=200, blank=True)
    due = PartialDateField(_("until"), null=True, blank=True)
    due_wording = wording_field()
    done = PartialDateField(_("done"), null=True, blank=True)
    done_wording = wording_field()

    above_name = "activity"
    objects = PromiseQuerySet.as_manager()

    class Meta(BelowHappening.Meta):
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ["due", "id"]

    def __str__(self):
        return self.action


@pghistory.track()
class PlanItem(BelowPartnership):
    """An item of an action plan, with its schedule and planned budget."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, verbose_name=_("action plan"), related_name="plan_items"
    )
    field = models.ForeignKey(
        CooperationField, models.PROTECT, null=True, blank=True, verbose_name=_("field"), related_name="plan_items"
    )
    title = models.CharField(_("what is planned"), max_length=300)
    scheduled = PartialDateField(_("scheduled"), null=True, blank=True)
    scheduled_wording = wording_field()
    has_budget = models.BooleanField(_("budget planned"), null=True, blank=True)
    budget = models.DecimalField(_("planned budget"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    people_to_people = models.BooleanField(_("people-to-people programme"), default=False)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, verbose_name=_("realised by"), related_name="plan_items"
    )

    page = "agreements:plan-item"
    units = {"budget": "currency"}
    objects = BelowPartnershipQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("plan item")
        verbose_name_plural = _("plan items")
        ordering = ["scheduled", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(budget=None) | Q(currency__regex=CURRENCY),
                name="a_planned_budget_has_its_currency",
                violation_error_message=CURRENCY_MESSAGE,
            ),
            models.CheckConstraint(
                # «Not null» is said: a comparison with nothing is unknown, which a check lets pass.
                condition=Q(budget=None) | Q(has_budget__isnull=False, has_budget=True),
                name="an_amount_means_a_budget_is_planned",
                violation_error_message=_("An amount is given: say that a budget is planned, or leave it empty."),
            ),
        ]

    def __str__(self):
        return self.title
