"""A partnership: one government and one partner abroad, whatever they signed or did not sign."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.models.known import KnownQuerySet
from agreements.models.legal_status import LegalStatusQuerySet
from agreements.models.visibility import GovernmentRecord, agreement_visible_to
from agreements.models.vitality import VitalityQuerySet
from cities.models import Locality
from cities.visibility import entered, partnership_visible_to, standing
from portal.fields import PartialDateField, wording_field
from portal.models import Record


class PartnershipQuerySet(VitalityQuerySet, LegalStatusQuerySet, KnownQuerySet):
    def visible_to(self, user):
        return self.filter(partnership_visible_to(user))

    def standing(self):
        """Not annulled; drafts stand too. What is annulled leaves the lists, and keeps its page."""
        return self.filter(standing())

    def listed(self, on: date):
        """What lists of that day show: standing, and not certainly begun later; today's shows a slip of the pen too."""
        known = self.exclude(began__earliest__gt=on) if on < timezone.localdate() else self
        return known.standing()

    def entered(self):
        """Neither a draft nor annulled."""
        return self.filter(entered())


@pghistory.track()
class Partnership(GovernmentRecord):
    class Kind(models.TextChoices):
        SISTER = "sister", _("Sister city")
        OTHER = "other", _("Other cooperation")

    class Initiative(models.TextChoices):
        HOME = "home", _("Our side")
        PARTNER = "partner", _("The partner")
        MINISTRY = "ministry", _("A ministry")
        THIRD_PARTY = "third_party", _("A third party")

    partner = models.ForeignKey(Locality, models.PROTECT, verbose_name=_("partner"), related_name="partnerships")
    partner_institution = models.CharField(
        _("institution abroad"),
        max_length=200,
        blank=True,
        help_text=_("Only where the partner is an institution and not the government of the place."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, blank=True)
    began = PartialDateField(_("began"), null=True, blank=True)
    began_wording = wording_field()
    initiative = models.CharField(_("initiative of"), max_length=12, choices=Initiative, blank=True)
    initiative_on = PartialDateField(_("initiative taken"), null=True, blank=True)
    initiative_on_wording = wording_field()
    initiative_note = models.TextField(_("how it began"), blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    page = "agreements:partnership"
    objects = PartnershipQuerySet.as_manager()

    class Meta(GovernmentRecord.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["government__name", "partner__name"]
        constraints = [
            *GovernmentRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["government", "partner", "partner_institution"],
                condition=Q(annulled_on=None),
                name="a_pair_has_one_partnership",
                violation_error_message=_(
                    "A partnership of this government with this partner is in the register already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(is_draft=False, annulled_on=None),
                name="only_an_entered_partnership_is_published",
            ),
        ]

    def __str__(self):
        return f"{self.government} – {self.partner_label}"

    def stood_open(self):
        return super().stood_open() and self.published_on is not None

    @property
    def partner_label(self) -> str:
        return f"{self.partner_institution}, {self.partner}" if self.partner_institution else str(self.partner)


class PartnershipUmbrellaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(partnership_visible_to(user, "partnership__"), agreement_visible_to(user, "agreement__"))


@pghistory.track()
class PartnershipUmbrella(Record):
    """An agreement between states under which a partnership stands."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="umbrella_links")
    agreement = models.ForeignKey(
        "agreements.Agreement",
        models.PROTECT,
        related_name="partnership_links",
        verbose_name=_("umbrella agreement"),
        limit_choices_to={"kind": "umbrella"},
    )
    note = models.TextField(_("note"), blank=True)

    objects = PartnershipUmbrellaQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("umbrella of a partnership")
        verbose_name_plural = _("umbrellas of partnerships")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "agreement"], name="an_umbrella_covers_a_partnership_once")
        ]
