"""What was sent to whom, and by which secret address a calendar is read."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReminderQuerySet(models.QuerySet):
    def lately(self, on: date):
        """Told so short a time before that day that it is not told again; also what was told later."""
        return self.filter(sent_on__gt=on - timedelta(days=settings.REMIND_AGAIN_DAYS))

    def days_told(self, matters: Iterable[str], on: date) -> dict[str, set[date]]:
        """For each of these matters the days before `on` on which anybody was told of it."""
        days = {matter: set() for matter in matters}
        for matter, day in self.filter(matter__in=days, sent_on__lt=on).values_list("matter", "sent_on"):
            days[matter].add(day)
        return days


class Reminder(models.Model):
    """One matter told to one address on one day; written once its mail was accepted by the mail server."""

    address = models.EmailField(_("address"))
    matter = models.CharField(
        _("matter"), max_length=300, help_text=_("Code and keys by which what is due is known again.")
    )
    sent_on = models.DateField(_("sent on"))

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["sent_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["address", "matter", "sent_on"], name="a_matter_is_told_once_a_day")
        ]
        indexes = [models.Index(fields=["matter", "sent_on"], name="reminder_matter")]

    def __str__(self):
        return f"{self.matter} → {self.address}"


class CalendarFeed(models.Model):
    """The secret address of a person's calendar: only a digest of the secret is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    created_on = models.DateField(_("created on"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(revoked_on=None), name="a_person_has_one_calendar_address"
            )
        ]

    def __str__(self):
        return str(self.user)
