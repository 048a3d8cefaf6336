"""Where and when an agreement was signed, and by whom."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import Agreement, BelowAgreementQuerySet
from agreements.models.sides import Side
from portal.fields import PartialDateField, wording_field
from portal.models import Record


@pghistory.track()
class Signing(Record):
    """A planned or held signing at one place; an agreement may be signed in several, on several days."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signings", verbose_name=_("agreement"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    planned = PartialDateField(_("planned"), null=True, blank=True)
    planned_wording = wording_field()
    signed = PartialDateField(_("signed"), null=True, blank=True)
    signed_wording = wording_field()
    place = models.CharField(_("place"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = BelowAgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("signing")
        verbose_name_plural = _("signings")
        ordering = ["signed", "planned", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="signing_id_government"),
        ]


class BelowSigningQuerySet(BelowAgreementQuerySet):
    path = "signing__agreement__"


@pghistory.track()
class Signatory(Record):
    """Who signed, with the post held then; signatories of agreements are public."""

    signing = models.ForeignKey(Signing, models.CASCADE, related_name="signatories", verbose_name=_("signing"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    side = models.CharField(_("side"), max_length=8, choices=Side)
    name = models.CharField(_("name"), max_length=200)
    post = models.CharField(_("post"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = BelowSigningQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["side", "id"]
