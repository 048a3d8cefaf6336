"""What may be in the register already under another spelling: a warning, never a refusal."""

from django.db.models import Q, QuerySet

from agreements.models import Agreement, Partnership
from agreements.services.log import NewPlace, Partner
from cities.models import Country, Government, Locality, Place
from cities.picking import localities_like
from portal.partial_dates import PartialDate
from portal.search import names_like


def same_pair(government: Government, partner: Partner) -> Partnership | None:
    """The partnership of exactly this pair."""
    if partner.partnership:
        return partner.partnership
    locality = _known(partner.place)
    pair = Partnership.objects.standing().filter(government=government, partner=locality)
    return pair.filter(partner_institution=partner.institution).first() if locality else None


def likely_partnerships(government: Government, partner: Partner) -> list[Partnership]:
    """Partnerships of the government with a partner of the same country that is spelled like this one."""
    own = Partnership.objects.standing().filter(government=government, partner__country=_country(partner.place))
    if partner.institution:
        alike = names_like(own, partner.institution, "partner_institution")
    else:
        named = names_like(own, _name(partner.place), "partner__name", "partner__names__name")
        alike = named.filter(partner_institution="")
    exact = same_pair(government, partner)
    return list(
        Partnership.objects.filter(pk__in=alike.values("pk"))
        .exclude(pk=exact.pk if exact else None)
        .select_related("government", "partner__country")
    )


def likely_localities(partner: Partner) -> list[Locality]:
    """Where a place is written freely: localities of the register in that country that are spelled like it."""
    if not isinstance(partner.place, NewPlace):
        return []
    return list(localities_like(partner.place.name).filter(country=partner.place.country))


def likely_agreements(partnership: Partnership, kind: str, signed: PartialDate | None) -> QuerySet:
    """Agreements of the partnership of this kind that may have been signed on the same day."""
    same = Agreement.objects.standing().filter(partnership=partnership, kind=kind)
    return same.filter(Q(signed__overlap=signed) | Q(signed=None)) if signed else same


def _known(place) -> Locality | None:
    if isinstance(place, Locality):
        return place
    if isinstance(place, Place):
        return Locality.objects.filter(geoname=place).first()
    if isinstance(place, Country):
        return Locality.objects.filter(country=place, level=Locality.Level.COUNTRY).first()
    return None


def _country(place) -> Country:
    return place if isinstance(place, Country) else place.country


def _name(place) -> str:
    return place.name_id if isinstance(place, Country) else place.name
