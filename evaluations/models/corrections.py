"""Errors that readers report on public pages, and what the government that keeps the record answers."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.permissions import governments_with
from portal.models import Record


class CorrectionReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who answer: of a record's government, and of what no government keeps alone."""
        own = Q(government__in=governments_with(user, "evaluations.answer_correction"))
        if governments_with(user, "evaluations.answer_shared_correction"):
            own |= Q(government=None)
        return self.filter(own)

    def waiting(self):
        return self.filter(answer="")

    def untold(self):
        """Answered, and the answer was not yet sent to the address that was left."""
        return self.exclude(answer="").exclude(email="")


# What says who reported, and by which address the answer is read, is kept as long as it is needed and in no history.
@pghistory.track(exclude=["email", "secret", "form_token"])
class CorrectionReport(Record):
    """What somebody, who need not sign in, says to be wrong on a public page, with the source that says otherwise."""

    class Answer(models.TextChoices):
        CORRECTED = "corrected", _("Corrected")
        NO_ERROR = "no_error", _("Not an error")
        NEEDS_SOURCE = "needs_source", _("A source is needed")
        NO_REPORT = "no_report", _("Not a report")

    government = models.ForeignKey(
        "cities.Government",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("government"),
        related_name="+",
        help_text=_("Empty: what no government keeps alone."),
    )
    address = models.CharField(_("page"), max_length=500, blank=True)
    about = models.CharField(_("about"), max_length=300, blank=True)
    record = models.CharField(_("kind of record"), max_length=60, blank=True)
    record_key = models.CharField(_("key of the record"), max_length=120, blank=True)
    reported_version = models.PositiveIntegerField(_("version that was read"), null=True, blank=True)
    wrong = models.TextField(_("what is wrong"))
    should_be = models.TextField(_("what it should be"), blank=True)
    source = models.TextField(_("source"))
    reported_on = models.DateField(_("reported on"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    email = models.EmailField(_("address for the answer"), blank=True)
    secret = models.CharField(max_length=64, unique=True, editable=False)
    form_token = models.UUIDField(unique=True, editable=False)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, blank=True)
    answer_text = models.TextField(_("explanation"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("answered by"), related_name="+"
    )
    corrected_version = models.PositiveIntegerField(_("version that corrects it"), null=True, blank=True)

    page = "correction"
    objects = CorrectionReportQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")
        ordering = ["-reported_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answered_by=None)
                | Q(answer__gt="", answered_on__isnull=False, answered_by__isnull=False),
                name="an_answered_correction_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(corrected_version=None) | Q(answer="corrected"),
                name="only_what_was_corrected_names_a_version",
            ),
        ]

    def __str__(self):
        return self.about or self.address or self.key
