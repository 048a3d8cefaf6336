"""Governments of Indonesia and their agencies, localities abroad, and who serves where in which role."""

from datetime import date
from functools import reduce
from operator import or_

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cities.gazetteer import Country, Place
from cities.permissions import governments_with
from cities.visibility import partnership_visible_to
from portal.fields import PartialDateField, wording_field
from portal.models import Language, Record
from portal.roles import Role


class OpenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody sees these: they are public facts."""
        return self


class Government(Record):
    """A province, regency or city of Indonesia, or the ministry that oversees them."""

    class Level(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        PROVINCE = "province", _("Province")
        REGENCY = "regency", _("Regency")
        CITY = "city", _("City")

    class TimeZone(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    code = models.CharField(_("ministry code"), max_length=10, unique=True, null=True)  # noqa: DJ001
    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("province"), related_name="local_governments"
    )
    time_zone = models.CharField(_("time zone"), max_length=20, choices=TimeZone, default=TimeZone.WIB)

    page = "cities:government"
    # Reference data of the state, refreshed and without a history.
    has_versions = False
    objects = OpenQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("government")
        verbose_name_plural = _("governments")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=["regency", "city"], province__isnull=False)
                | Q(level__in=["province", "ministry"], province=None),
                name="regencies_and_cities_lie_in_a_province",
            )
        ]

    def __str__(self):
        return self.name


class LocalityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Localities of partnerships that the user sees, and what those lie in; who may log sees all to pick from."""
        if user.is_authenticated and user.has_perm("cities.add_locality"):
            return self
        shown = Q()
        for path in ("", "parts__", "parts__parts__"):
            shown |= partnership_visible_to(user, f"{path}partnerships__") & Q(**{f"{path}partnerships__isnull": False})
        return self.filter(pk__in=Locality.objects.filter(shown).values("pk"))


@pghistory.track()
class Locality(Record):
    """A city or other locality abroad that is, or holds, a partner; a country alone is one too."""

    class Level(models.TextChoices):
        COUNTRY = "country", _("Country")
        PROVINCE = "province", _("Province, state or prefecture")
        CITY = "city", _("City")
        DISTRICT = "district", _("District")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=200)
    country = models.ForeignKey(Country, models.PROTECT, verbose_name=_("country"))
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("lies in"), related_name="parts"
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    geoname = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, verbose_name=_("place of the gazetteer"))
    note = models.TextField(_("note"), blank=True)

    page = "cities:locality"
    objects = LocalityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("locality")
        verbose_name_plural = _("localities")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                # «Not null» is said: a comparison with nothing is unknown, which a check lets pass.
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="coordinates_are_on_the_globe",
                violation_error_message=_(
                    "Latitude goes from −90 to 90, longitude from −180 to 180; give both or none."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="a_locality_does_not_lie_in_itself",
                violation_error_message=_("A locality cannot lie in itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def shown_by(self):
        partners = ("partner", "partner__parent", "partner__parent__parent")
        lies_here = (Q(**{partner: self.pk}) for partner in partners)
        return self.partnerships.model._base_manager.filter(reduce(or_, lies_here))


@pghistory.track()
class LocalityName(Record):
    """Another name of a locality: an official or foreign form, or one a source writes, mistaken ones included."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("Official name")
        EXONYM = "exonym", _("Name in another language")
        ALIAS = "alias", _("Other spelling")
        AS_WRITTEN = "as_written", _("Name as written in a source")

    locality = models.ForeignKey(Locality, models.CASCADE, verbose_name=_("locality"), related_name="names")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    note = models.TextField(_("note"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("name of a locality")
        verbose_name_plural = _("names of localities")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locality", "name", "kind"], name="a_name_is_given_once")]

    def __str__(self):
        return self.name


@pghistory.track()
class Agency(Record):
    """A unit of a government (dinas, badan, bagian) with the time in which it existed under this name."""

    class Kind(models.TextChoices):
        DINAS = "dinas", _("Service (dinas)")
        BADAN = "badan", _("Board (badan)")
        BAGIAN = "bagian", _("Section of the secretariat (bagian)")
        SEKRETARIAT = "sekretariat", _("Secretariat")
        OTHER = "other", _("Other")

    government = models.ForeignKey(Government, models.PROTECT, verbose_name=_("government"), related_name="agencies")
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    mailbox = models.EmailField(_("mailbox"), blank=True, help_text=_("Never shown in public."))
    founded = PartialDateField(_("founded"), null=True, blank=True)
    founded_wording = wording_field()
    dissolved = PartialDateField(_("dissolved"), null=True, blank=True)
    dissolved_wording = wording_field()
    note = models.TextField(_("note"), blank=True)

    page = "cities:agency"
    objects = OpenQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["government__name", "name"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="agency_id_government"),
            models.UniqueConstraint(
                fields=["government", "name"],
                condition=Q(dissolved=None),
                name="a_living_agency_has_its_name_alone",
                violation_error_message=_("The government has an agency of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(founded=None) | Q(dissolved=None) | Q(founded__earliest__lte=F("dissolved__latest")),
                name="agency_is_dissolved_after_it_is_founded",
                violation_error_message=_("An agency cannot be dissolved before it is founded."),
            ),
        ]

    def __str__(self):
        return self.name


@pghistory.track()
class AgencySuccession(Record):
    """What became of an agency: renamed, split or merged into others, or not yet decided."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        SPLIT = "split", _("Split")
        MERGED = "merged", _("Merged")
        UNDECIDED = "undecided", _("Not yet decided")

    predecessor = models.ForeignKey(Agency, models.PROTECT, verbose_name=_("predecessor"), related_name="successions")
    successor = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, verbose_name=_("successor"), related_name="origins"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    note = models.TextField(_("note"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("succession of agencies")
        verbose_name_plural = _("successions of agencies")
        ordering = ["predecessor__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="an_agency_succeeds_another_once"),
            models.CheckConstraint(
                condition=Q(kind="undecided") | Q(successor__isnull=False),
                name="only_an_undecided_succession_lacks_its_successor",
                violation_error_message=_("Name the successor, or say that it is not yet decided."),
            ),
            models.CheckConstraint(condition=~Q(successor=F("predecessor")), name="an_agency_does_not_succeed_itself"),
        ]


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those at the governments that the user administers."""
        return self.filter(government__in=governments_with(user, "cities.change_membership"))

    def current(self, on: date):
        """Begun and not ended on that day."""
        return self.filter(Q(starts__lte=on), Q(ends=None) | Q(ends__gte=on))


@pghistory.track()
class Membership(models.Model):
    """A person serves a government, or one of its agencies, in a role, from one day to another (both included)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("account"), related_name="memberships"
    )
    government = models.ForeignKey(Government, models.PROTECT, verbose_name=_("government"), related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, verbose_name=_("agency"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="membership_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.AGENCY_OFFICER) | Q(agency__isnull=False), name="agency_officer_serves_an_agency"
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.get_role_display()}"
