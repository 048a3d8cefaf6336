"""What every record of life under a partnership has in common."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.partnerships import Partnership
from cities.visibility import kept_by_own_government, partnership_visible_to
from portal.models import Record


def reported_by(related_name: str = "%(class)s_set") -> models.ForeignKey:
    """The report from which a record came into the register, where it was not entered by hand."""
    return models.ForeignKey(
        "agreements.Filing",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("reported by"),
        related_name=related_name,
    )


class BelowPartnershipQuerySet(models.QuerySet):
    """Rows below a partnership are seen by those who see it; annulled ones by its own government alone."""

    path = ""

    def visible_to(self, user):
        return self.filter(
            partnership_visible_to(user, f"{self.path}partnership__"),
            Q(**{f"{self.path}annulled_on": None}) | kept_by_own_government(user, path=self.path),
        )

    def standing(self):
        """Not annulled."""
        return self.filter(**{f"{self.path}annulled_on": None})


class BelowPartnership(Record):
    """A record under a partnership, kept by its government; annulled with a reason, never deleted."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, verbose_name=_("partnership"), related_name="%(class)s_set"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    annulled_on = models.DateField(_("annulled on"), null=True, blank=True)
    annulment_reason = models.TextField(_("why annulled"), blank=True)
    filing = reported_by()
    note = models.TextField(_("note"), blank=True)

    #: Who holds it records some of this kind, if not all: see `recorded_with`.
    permission = "agreements.record"
    published_with = "partnership"

    class Meta(Record.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="%(class)s_id_government"),
            models.CheckConstraint(
                condition=Q(annulled_on=None) | Q(annulment_reason__gt=""),
                name="%(class)s_annulment_gives_its_reason",
                violation_error_message=_("Say why the record is annulled."),
            ),
        ]

    def stood_open(self):
        return self.annulled_on is None

    @property
    def recorded_with(self) -> str:
        """The permission to record this very one."""
        return self.permission

    def key_words(self) -> tuple[str, ...]:
        """What its key says after that of the partnership."""
        return (self._meta.model_name,)


class BelowHappening(Record):
    """What stands below such a record and is shown with it; `above_name` names the relation to it."""

    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)

    above_name = ""

    class Meta(Record.Meta):
        abstract = True

    @property
    def above(self) -> BelowPartnership:
        return getattr(self, self.above_name)
