"""Reports that agencies owe: one row of a view for an agency, an agreement and a period, and its state on a day."""

from datetime import date

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import Agreement
from agreements.models.partnerships import Partnership
from agreements.models.reports import Filing, Report
from cities.models import Agency, Government
from cities.visibility import kept_by_own_government
from portal.fields import PartialDateField


class ObligationState(models.TextChoices):
    """How far a report has come on a day. «Received» means that it was filed in time and accepted."""

    NOT_YET_DUE = "not_yet_due", _("Not yet due")
    FILED = "filed", _("Filed, waits for acceptance")
    RETURNED = "returned", _("Returned to be mended")
    RECEIVED = "received", _("Received")
    LATE = "late", _("Late")
    ABSENT = "absent", _("Absent")
    WAIVED = "waived", _("Waived")


class _FiledSince(Func):
    function = "report_filed"
    output_field = models.DateField()


class ObligationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What an agency has filed or was asked to mend is for its own government's people."""
        return self.filter(kept_by_own_government(user))

    def on(self, day: date):
        """Those known on that day, future periods of a term too, with `filed_since`, `state` and `is_overdue`.

        `filed_since` is the day on which the version was filed that lies there; nothing where none does.
        """
        accepted = Q(received__earliest__lte=day)
        # Nobody is called late who may have been in time.
        late = accepted & Q(received__earliest__gt=F("due"))
        return self.filter(Q(since=None) | Q(since__lte=day)).annotate(
            filed_since=_FiledSince(F("versions"), Value(day)),
            state=Case(
                When(waived_on__lte=day, then=Value(ObligationState.WAIVED)),
                When(late, then=Value(ObligationState.LATE)),
                When(accepted, then=Value(ObligationState.RECEIVED)),
                When(filed_since__isnull=False, then=Value(ObligationState.FILED)),
                When(first_filed__lte=day, then=Value(ObligationState.RETURNED)),
                When(due__lt=day, then=Value(ObligationState.ABSENT)),
                default=Value(ObligationState.NOT_YET_DUE),
                output_field=models.CharField(),
            ),
            is_overdue=ExpressionWrapper(
                Q(due__lt=day, state__in=(ObligationState.ABSENT, ObligationState.RETURNED)), models.BooleanField()
            ),
        )

    def overdue(self, day: date):
        """Due before that day, and nothing lies there: never filed, or returned and not filed again; not waived."""
        return self.on(day).filter(is_overdue=True)


class Obligation(models.Model):
    """One report that an agency owes. Computed by the view `agreements_obligation`; nothing is stored here."""

    id = models.CharField(primary_key=True, max_length=60)
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="obligations", verbose_name=_("agency"))
    agreement = models.ForeignKey(Agreement, models.DO_NOTHING, related_name="obligations", verbose_name=_("agreement"))
    partnership = models.ForeignKey(
        Partnership, models.DO_NOTHING, related_name="obligations", verbose_name=_("partnership")
    )
    government = models.ForeignKey(
        Government, models.DO_NOTHING, related_name="obligations", verbose_name=_("government")
    )
    starts = models.DateField(_("period from"))
    ends = models.DateField(_("period to"))
    due = models.DateField(_("due"))
    #: From which day it was known that it will be owed; nothing for a stored report.
    since = models.DateField(null=True)
    report = models.OneToOneField(Report, models.DO_NOTHING, null=True, related_name="obligation")
    received = PartialDateField(_("received"), null=True)
    waived_on = models.DateField(_("waived on"), null=True)
    first_filed = models.DateField(null=True)
    #: Of each version that was filed, the days from its filing to its return.
    versions = ArrayField(DateRangeField(), null=True)
    #: The latest version that was filed.
    filing = models.ForeignKey(Filing, models.DO_NOTHING, null=True, related_name="+")

    objects = ObligationQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "agreements_obligation"
        verbose_name = _("report owed")
        verbose_name_plural = _("reports owed")
        ordering = ["due", "id"]

    def __str__(self):
        return f"{self.agency}, {self.starts}/{self.ends}"
