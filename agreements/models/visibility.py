"""What every record of a government has, and who sees an agreement and what stands below it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import Government
from cities.visibility import entered, kept_by_own_government, published
from portal.models import Record


class GovernmentRecord(Record):
    """A record that a government keeps: draft, entered, confirmed; never deleted once entered, but annulled."""

    government = models.ForeignKey(Government, models.PROTECT, verbose_name=_("government"), related_name="%(class)ss")
    is_draft = models.BooleanField(_("draft"), default=False)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    annulled_on = models.DateField(_("annulled on"), null=True, blank=True)
    annulment_reason = models.TextField(_("why annulled"), blank=True)

    class Meta(Record.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="%(class)s_id_government"),
            models.CheckConstraint(
                condition=Q(is_draft=False) | Q(confirmed_on=None, annulled_on=None),
                name="%(class)s_draft_is_neither_confirmed_nor_annulled",
            ),
            models.CheckConstraint(
                condition=Q(annulled_on=None) | Q(annulment_reason__gt=""),
                name="%(class)s_annulment_gives_its_reason",
            ),
        ]

    def stood_open(self):
        return not self.is_draft and self.annulled_on is None


def agreement_visible_to(user, path: str = "") -> Q:
    """As its partnership, once it is entered; an umbrella agreement between states belongs to no partnership."""
    own = kept_by_own_government(user, path=path)
    overseen = kept_by_own_government(user, "portal.view_unpublished", path)
    shown = published(f"{path}partnership__") | Q(**{f"{path}partnership": None})
    return own | (entered(path) & (overseen | shown))
