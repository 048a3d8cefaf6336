"""Cooperation fields of an agreement and the agencies responsible for them."""

from datetime import date

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import Agreement, BelowAgreementQuerySet
from agreements.models.responsibility import AssignmentQuerySet
from agreements.models.texts import AgreementText, BelowTextQuerySet, TextPoint
from cities.models import Agency
from portal.fields import PartialDateField, wording_field
from portal.models import Language, Record


class Sector(models.Model):
    """A word of the bilingual vocabulary by which fields of different agreements can be compared."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    name_id = models.CharField(_("Indonesian name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["name_id"]

    def __str__(self):
        return self.name_en if get_language() == "en" else self.name_id


class CooperationFieldQuerySet(BelowAgreementQuerySet):
    def standing_on(self, on: date):
        """Not certainly dropped by that day."""
        dropping = Agreement.objects.entered().filter(signed__latest__lte=on)
        return self.exclude(dropped_by__in=dropping)


@pghistory.track()
class CooperationField(Record):
    class Outcomes(models.TextChoices):
        STATED = "stated", _("Stated")
        NOT_STATED = "not_stated", _("Not stated in the text")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="fields", verbose_name=_("agreement"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    text = models.ForeignKey(
        AgreementText,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("text that words it"),
        related_name="fields",
    )
    position = models.PositiveSmallIntegerField(_("position"))
    wording = models.CharField(_("wording"), max_length=500, help_text=_("As the text words it."))
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.INDONESIAN)
    sectors = models.ManyToManyField(Sector, through="FieldSector", verbose_name=_("sectors"), related_name="fields")
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("continues the field"),
        help_text=_(
            "The field of the agreement that this one renews, or hangs under, which it continues or carries out."
        ),
        related_name="continued_by",
    )
    dropped_by = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("dropped by"),
        help_text=_("The addendum by which the parties dropped it; the signed agreement goes on naming it."),
        related_name="dropped_fields",
    )
    is_open = models.BooleanField(
        _("open field"), default=False, help_text=_("Leaves room for «other agreed fields» and names none.")
    )
    outcomes = models.CharField(_("expected outcomes"), max_length=12, choices=Outcomes, blank=True)
    expected_outcomes = models.TextField(_("expected outcomes as stated"), blank=True)
    note = models.TextField(_("note"), blank=True)

    page = "agreements:field"
    published_with = "agreement"
    objects = CooperationFieldQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("cooperation field")
        verbose_name_plural = _("cooperation fields")
        ordering = ["agreement", "position"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="cooperationfield_id_government"),
            models.UniqueConstraint(
                fields=["agreement", "position"],
                name="a_position_holds_one_field",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(outcomes="stated", expected_outcomes__gt="")
                | (~Q(outcomes="stated") & Q(expected_outcomes="")),
                name="stated_outcomes_are_written_down",
                violation_error_message=_("Write the expected outcomes down, or say that the text states none."),
            ),
            models.CheckConstraint(
                condition=Q(origin=None) | ~Q(origin=F("id")),
                name="a_field_does_not_continue_itself",
                violation_error_message=_("A field cannot continue itself."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None) | ~Q(dropped_by=F("agreement")),
                name="a_field_is_dropped_by_another_agreement",
                violation_error_message=_("A field is dropped by an addendum to its agreement, not by itself."),
            ),
        ]

    def __str__(self):
        return self.wording


@pghistory.track()
class FieldSector(models.Model):
    field = models.ForeignKey(CooperationField, models.CASCADE, related_name="sector_links")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="field_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "sector"], name="a_field_has_a_sector_once")]

    def __str__(self):
        return f"{self.field_id}: {self.sector_id}"


@pghistory.track()
class FieldMatch(Record):
    """What a person found of a field in a text that does not word it, the other party's; no row: nobody looked."""

    field = models.ForeignKey(
        CooperationField, models.CASCADE, related_name="matches", verbose_name=_("cooperation field")
    )
    text = models.ForeignKey(AgreementText, models.CASCADE, related_name="matches", verbose_name=_("text"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    point = models.ForeignKey(
        TextPoint,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="matches",
        verbose_name=_("point"),
    )
    is_matched = models.BooleanField(_("found in the text"))
    wording = models.TextField(_("wording"), blank=True, help_text=_("As this text words it."))
    note = models.TextField(_("note"), blank=True)

    objects = BelowTextQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("field found in a text")
        verbose_name_plural = _("fields found in texts")
        ordering = ["field", "text", "point__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="fieldmatch_id_government"),
            models.UniqueConstraint(
                fields=["field", "text", "point"],
                name="a_field_is_matched_with_a_point_once",
                violation_error_message=_("This field is matched with this point already."),
            ),
            models.UniqueConstraint(
                fields=["field", "text"],
                condition=Q(point=None),
                name="a_field_is_matched_with_a_text_once",
                violation_error_message=_("It is recorded already whether this text has this field."),
            ),
            ExclusionConstraint(
                name="a_field_is_found_in_a_text_or_not",
                expressions=[
                    (F("field"), RangeOperators.EQUAL),
                    (F("text"), RangeOperators.EQUAL),
                    (F("is_matched"), RangeOperators.NOT_EQUAL),
                ],
                violation_error_message=_("A field cannot be found in a text and not be found there: correct either."),
            ),
            models.CheckConstraint(
                condition=Q(is_matched=True) | Q(point=None, wording=""),
                name="what_is_not_found_has_no_point",
                violation_error_message=_("A field that is not found in the text has no point and no words there."),
            ),
        ]

    def __str__(self):
        return f"{self.field}: {self.text}"


class _Period(Func):
    """The days on which an assignment certainly held; two that only may overlap are not refused."""

    function = "partial_date_period"
    output_field = DateRangeField()


@pghistory.track()
class Assignment(Record):
    """An agency is responsible for a field; it keeps the agency of its time whatever becomes of that agency."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead")
        SUPPORTING = "supporting", _("Supporting")

    field = models.ForeignKey(
        CooperationField, models.CASCADE, related_name="assignments", verbose_name=_("cooperation field")
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="assignments", verbose_name=_("agency"))
    role = models.CharField(_("role"), max_length=12, choices=Role, blank=True)
    started = PartialDateField(_("from"), null=True, blank=True)
    started_wording = wording_field()
    ended = PartialDateField(_("to"), null=True, blank=True)
    ended_wording = wording_field()
    note = models.TextField(_("note"), blank=True)

    page = "agreements:assignment"
    published_with = "field"
    objects = AssignmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("responsible agency")
        verbose_name_plural = _("responsible agencies")
        ordering = ["field", "agency__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="assignment_id_government"),
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(started__earliest__lte=F("ended__latest")),
                name="assignment_ends_after_it_starts",
                violation_error_message=_("A responsibility cannot end before it starts: check both dates."),
            ),
            ExclusionConstraint(
                name="an_agency_holds_a_field_once_at_a_time",
                expressions=[
                    (F("field"), RangeOperators.EQUAL),
                    (F("agency"), RangeOperators.EQUAL),
                    (_Period("started", "ended"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This agency is responsible for this field in that time already."),
            ),
        ]

    def __str__(self):
        return f"{self.agency}: {self.field}"

    @property
    def goes_on(self) -> bool:
        """No end is recorded, and the agency exists: what takes the field over begins with it."""
        return self.ended is None and self.agency.dissolved is None
