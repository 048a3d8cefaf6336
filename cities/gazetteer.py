"""Countries and the populated places of the world, as published: what partners are picked from."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.search import Compact, each_compact


class Country(models.Model):
    """A country of ISO 3166 with its name in both languages (Unicode CLDR)."""

    code = models.CharField(_("country code"), max_length=2, primary_key=True)
    name_id = models.CharField(_("Indonesian name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_id"]

    def __str__(self):
        return self.name_en if get_language() == "en" else self.name_id


class Place(models.Model):
    """A populated place of the GeoNames gazetteer, from which a partner is picked by typing (CC BY 4.0)."""

    geoname_id = models.PositiveIntegerField(primary_key=True)
    name = models.CharField(_("name"), max_length=200)
    other_names = models.TextField(_("other names"), blank=True)
    country = models.ForeignKey(Country, models.PROTECT, verbose_name=_("country"))
    region = models.CharField(_("region"), max_length=200, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    population = models.PositiveIntegerField(_("population"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["-population", "geoname_id"]
        indexes = [
            # A partner is looked for while its name is being typed: 3 ms instead of 360.
            GinIndex(OpClass(Compact("name"), name="gin_trgm_ops"), name="place_name_compact"),
            GinIndex(OpClass(each_compact("other_names"), name="gin_trgm_ops"), name="place_other_names_compact"),
        ]

    def __str__(self):
        return self.name
