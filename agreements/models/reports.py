"""Reports that agencies owe, and what they file: one page per agency and period, every version kept.

What is owed is computed from responsibilities and periods (`agreements.obligations`). A `Report` is stored when it is
acted on; a `Filing` is one version of the page that answers all reports of an agency for a period.
"""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.activities import Activity
from agreements.models.agreements import Agreement, BelowAgreementQuerySet
from agreements.models.awareness import AssignmentStatus, Channel
from agreements.models.fields import Assignment
from agreements.models.funding import Funding
from agreements.models.money import CURRENCY, CURRENCY_MESSAGE
from agreements.models.obstacles import Obstacle
from agreements.models.outcomes import Outcome
from agreements.periods import Period
from cities.models import Agency
from cities.visibility import kept_by_own_government
from portal.fields import PartialDateField, wording_field
from portal.models import Record


@pghistory.track()
class Report(Record):
    """One agency's report on one agreement for one period, stored once it is filed, waived or stated by a source."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reports", verbose_name=_("agreement"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports", verbose_name=_("agency"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    starts = models.DateField(_("period from"))
    ends = models.DateField(_("period to"))
    due = models.DateField(_("due"), help_text=_("Fixed when the report is first acted on; it never slides."))
    received = PartialDateField(_("received"), null=True, blank=True)
    received_wording = wording_field()
    waived_on = models.DateField(_("waived on"), null=True, blank=True)
    waiver_reason = models.TextField(_("why waived"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = BelowAgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "agreement", "starts"], name="an_agency_reports_once_on_an_agreement_and_period"
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_report_period_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(waived_on=None) | Q(waiver_reason__gt=""),
                name="a_waiver_gives_its_reason",
                violation_error_message=_("Say why the report is waived."),
            ),
        ]

    def __str__(self):
        return f"{self.agency}, {Period(self.starts, self.ends)}"


class FilingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What is being written is for the government's own people; what was accepted stands in the register."""
        return self.filter(kept_by_own_government(user))


@pghistory.track()
class Filing(Record):
    """One version of an agency's page for a period: being written, filed, returned with a note, or accepted."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="filings", verbose_name=_("agency"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    starts = models.DateField(_("period from"))
    ends = models.DateField(_("period to"))
    number = models.PositiveSmallIntegerField(_("number of the version"))
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("filed by")
    )
    channel = models.CharField(_("by"), max_length=10, choices=Channel, default=Channel.PORTAL)
    on_behalf = models.BooleanField(_("recorded on the agency's behalf"), default=False)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    return_note = models.TextField(_("why it was returned"), blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)

    page = "agreements:filing"
    objects = FilingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("filed report")
        verbose_name_plural = _("filed reports")
        ordering = ["agency", "starts", "number"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="filing_id_government"),
            models.UniqueConstraint(fields=["agency", "starts", "number"], name="a_version_of_a_report_has_its_number"),
            models.UniqueConstraint(
                fields=["agency", "starts"],
                condition=Q(returned_on=None, accepted_on=None),
                name="one_version_of_a_report_is_open",
                violation_error_message=_("A version of this report is being written or waits already."),
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(return_note__gt=""),
                name="a_returned_report_says_why",
                violation_error_message=_("Say what is to be mended."),
            ),
            models.CheckConstraint(
                condition=Q(filed_on__isnull=False) | Q(returned_on=None, accepted_on=None),
                name="only_a_filed_report_is_returned_or_accepted",
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(accepted_on=None), name="a_report_is_returned_or_accepted_not_both"
            ),
        ]

    def __str__(self):
        return f"{self.agency}, {Period(self.starts, self.ends)}"


class BelowFilingQuerySet(models.QuerySet):
    path = "filing__"

    def visible_to(self, user):
        return self.filter(kept_by_own_government(user, path=self.path))


@pghistory.track()
class Answer(Record):
    """What one version of a report says of one responsibility."""

    class Officer(models.TextChoices):
        SAME = "same", _("Still the same")
        CHANGED = "changed", _("Another one")
        NONE = "none", _("None at present")

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="answers", verbose_name=_("filed report"))
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="answers", verbose_name=_("responsible agency")
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    state = models.CharField(_("status"), max_length=12, choices=AssignmentStatus.State, blank=True)
    is_nil = models.BooleanField(_("nothing was done (nihil)"), default=False)
    nil_reason = models.CharField(_("why nothing was done"), max_length=300, blank=True)
    source = models.CharField(_("source of the money"), max_length=10, choices=Funding.Source, blank=True)
    budget_line = models.CharField(_("budget line"), max_length=200, blank=True)
    realised = models.DecimalField(_("money realised"), max_digits=18, decimal_places=2, null=True, blank=True)
    requested = models.DecimalField(
        _("money asked for next period"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)
    result_change = models.CharField(_("kind of result"), max_length=6, choices=Outcome.Change, blank=True)
    obstacle = models.CharField(_("obstacle"), max_length=500, blank=True)
    obstacle_category = models.CharField(_("kind of obstacle"), max_length=16, choices=Obstacle.Category, blank=True)
    officer = models.CharField(_("officer in charge"), max_length=8, choices=Officer, blank=True)
    officer_post = models.CharField(_("post of the new officer"), max_length=200, blank=True)
    officer_since = PartialDateField(_("since"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = BelowFilingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("answer of a report")
        verbose_name_plural = _("answers of a report")
        ordering = ["filing", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="answer_id_government"),
            models.UniqueConstraint(fields=["filing", "assignment"], name="a_report_answers_once_for_a_field"),
            models.CheckConstraint(
                condition=Q(realised=None, requested=None) | Q(currency__regex=CURRENCY),
                name="a_reported_amount_has_its_currency",
                violation_error_message=CURRENCY_MESSAGE,
            ),
        ]

    def __str__(self):
        return str(self.assignment)


@pghistory.track()
class ReportedActivity(Record):
    """An activity that a report names: one of the register that it confirms, or a new one written when accepted."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="activities", verbose_name=_("answer"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="reported", verbose_name=_("activity")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Activity.Kind, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    direction = models.CharField(_("direction"), max_length=12, choices=Activity.Direction, blank=True)
    character = models.CharField(_("character"), max_length=12, choices=Activity.Character, blank=True)
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()

    class Meta(Record.Meta):
        verbose_name = _("reported activity")
        verbose_name_plural = _("reported activities")
        ordering = ["answer", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=False) | Q(kind__gt="", title__gt=""),
                name="a_reported_activity_is_known_or_described",
                violation_error_message=_("Give kind and title of the activity."),
            ),
        ]

    def __str__(self):
        return self.title or str(self.activity)
