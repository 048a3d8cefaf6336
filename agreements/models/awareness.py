"""Whether an agency knows that it is responsible, who is in charge there, and how far its field has come."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Collate, Length
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import BelowAgreementQuerySet
from agreements.models.fields import Assignment
from agreements.models.happening import reported_by
from portal.fields import PartialDateField, wording_field
from portal.models import Record


class Channel(models.TextChoices):
    """By which way a statement reached the register."""

    PORTAL = "portal", _("In the portal")
    LETTER = "letter", _("Letter")
    MEETING = "meeting", _("Meeting")
    WHATSAPP = "whatsapp", _("WhatsApp")
    TELEPHONE = "telephone", _("Telephone")
    SOURCE = "source", _("As a source says")


class Statement(Record):
    """Something that an agency said of itself; or, as is then shown, that was recorded on its behalf."""

    channel = models.CharField(_("by"), max_length=10, choices=Channel, blank=True)
    on_behalf = models.BooleanField(_("recorded on the agency's behalf"), default=False)

    class Meta(Record.Meta):
        abstract = True


class BelowAssignmentQuerySet(BelowAgreementQuerySet):
    """Rows about one responsibility are seen by those who see its agreement."""

    path = "assignment__field__agreement__"

    def known_by(self, on: date):
        """Certainly said on that day or before."""
        return self.filter(happened__latest__lte=on)

    def latest_first(self):
        """By the last day that the date may mean; of one day the last recorded first, which has the higher number.

        Ids would tell it too, but not once a package was read into another portal.
        """
        return self.order_by("-happened__latest", Length("key").desc(), Collate("key", "C").desc())


class BelowAssignment(Statement):
    """A dated statement about one agency's responsibility for one field."""

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, verbose_name=_("responsible agency"), related_name="%(class)s_set"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    filing = reported_by()
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    note = models.TextField(_("note"), blank=True)

    objects = BelowAssignmentQuerySet.as_manager()

    class Meta(Statement.Meta):
        abstract = True
        ordering = ["happened", "id"]

    def __str__(self):
        return str(self.get_state_display())


@pghistory.track()
class Acknowledgement(BelowAssignment):
    """The agency says that it knows of its responsibility, or that it does not; awareness can be lost."""

    class State(models.TextChoices):
        AWARE = "aware", _("Aware")
        UNAWARE = "unaware", _("Unaware")
        UNCONFIRMED = "unconfirmed", _("Unconfirmed")

    state = models.CharField(_("awareness"), max_length=12, choices=State)

    class Meta(BelowAssignment.Meta):
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")


@pghistory.track()
class AssignmentStatus(BelowAssignment):
    """How far the field has come at the agency, from that day on."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        RUNNING = "running", _("Running")
        STOPPED = "stopped", _("Stopped")
        COMPLETED = "completed", _("Completed")

    state = models.CharField(_("status"), max_length=12, choices=State)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta(BelowAssignment.Meta):
        verbose_name = _("status of a field at an agency")
        verbose_name_plural = _("statuses of fields at agencies")


class OfficerQuerySet(BelowAssignmentQuerySet):
    def in_charge(self, on: date):
        """Certainly begun (or never said when), and not possibly left on that day."""
        return self.exclude(started__latest__gt=on).exclude(ended__earliest__lte=on)

    def left_without_handover(self, on: date):
        """Certainly left by that day, while no handover is certainly recorded as done by then.

        A handover of which nobody wrote the day counts: it was done.
        """
        handed_over = Handover.objects.filter(officer=OuterRef("pk")).exclude(happened__earliest__gt=on)
        return self.filter(ended__latest__lte=on).exclude(Exists(handed_over))


@pghistory.track()
class OfficerInCharge(Statement):
    """Who looks after a field at the agency: shown by post; the name is for the own government alone."""

    class Leaving(models.TextChoices):
        TRANSFER = "transfer", _("Transfer")
        RETIREMENT = "retirement", _("Retirement")
        REORGANISATION = "reorganisation", _("Reorganisation")
        OTHER = "other", _("Other")

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, verbose_name=_("responsible agency"), related_name="officers"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    filing = reported_by("officers")
    post = models.CharField(_("post"), max_length=200)
    started = PartialDateField(_("from"), null=True, blank=True)
    started_wording = wording_field()
    ended = PartialDateField(_("to"), null=True, blank=True)
    ended_wording = wording_field()
    leaving = models.CharField(_("why left"), max_length=16, choices=Leaving, blank=True)
    moved_to = models.CharField(_("moved to"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = OfficerQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("officer in charge")
        verbose_name_plural = _("officers in charge")
        ordering = ["started", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="officerincharge_id_government"),
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(started__earliest__lte=F("ended__latest")),
                name="an_officer_leaves_after_he_begins",
                violation_error_message=_("An officer cannot leave before he begins: check both dates."),
            ),
        ]

    def __str__(self):
        return self.post


class HandoverQuerySet(BelowAgreementQuerySet):
    path = "officer__assignment__field__agreement__"


@pghistory.track()
class Handover(Statement):
    """What the officer who leaves hands over, and who takes it over."""

    officer = models.OneToOneField(
        OfficerInCharge, models.PROTECT, verbose_name=_("who leaves"), related_name="handover"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    taken_over_by = models.ForeignKey(
        OfficerInCharge,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("taken over by"),
        related_name="taken_over",
    )
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    open_matters = models.TextField(_("open matters"), blank=True)
    contacts = models.TextField(_("contacts"), blank=True)
    documents = models.TextField(_("documents"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering = ["happened", "id"]

    def __str__(self):
        return f"{self.officer} → {self.taken_over_by}" if self.taken_over_by else str(self.officer)
