"""What a government answers to a warning, shown beside it and clearing nothing; and that its reminders may go out."""

from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from cities.visibility import partnership_visible_to
from evaluations.warnings.seen import Sight
from portal.models import Record


class WarningResponseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Seen by those who see the partnership and the warning."""
        return self.filter(partnership_visible_to(user, "partnership__"), Sight.of(user).condition())

    def given_by(self, on: date):
        return self.filter(responded_on__lte=on)


@pghistory.track()
class WarningResponse(Record):
    """A dated answer (tanggapan) of the government to one warning of a partnership."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, verbose_name=_("partnership"), related_name="warning_responses"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    code = models.CharField(_("warning"), max_length=40)
    subject = models.CharField(
        _("record"), max_length=300, blank=True, help_text=_("Kind and key of the record that the warning is about.")
    )
    responded_on = models.DateField(_("answered on"))
    text = models.TextField(_("response"))

    objects = WarningResponseQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("response to a warning")
        verbose_name_plural = _("responses to warnings")
        ordering = ["responded_on", "id"]

    def __str__(self):
        return self.text[:80]

    @property
    def warning(self) -> str:
        """The name of what it answers, as `Matter.name` has it."""
        return f"{self.code}:{self.subject}"


@pghistory.track()
class ReminderRelease(models.Model):
    """The coordinator has seen what the first run would send, and lets reminders of the government go out."""

    government = models.OneToOneField(
        "cities.Government", models.PROTECT, verbose_name=_("government"), related_name="reminder_release"
    )
    released_on = models.DateField(_("released on"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("released by"), related_name="+"
    )

    class Meta:
        verbose_name = _("release of reminders")
        verbose_name_plural = _("releases of reminders")
        ordering = ["government"]

    def __str__(self):
        return f"{self.government}, {self.released_on}"
