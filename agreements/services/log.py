"""The guided flow's one act: partner, partnership, agreement, fields and agencies, all or nothing."""

from dataclasses import dataclass, field

from django.db.models import Value

from agreements.models import Agreement, Assignment, CooperationField, FieldSector, Partnership, Sector
from agreements.services.agreements import log_agreement
from agreements.services.partnerships import open_partnership
from agreements.services.parts import next_position, write_part
from cities.models import Agency, Country, Government, Locality, Place
from cities.services import add_agency, add_locality, pick_locality
from portal.search import Compact
from portal.services import act


@dataclass(frozen=True)
class NewPlace:
    """A partner that neither the register nor the gazetteer has, with the place in which it lies."""

    name: str
    country: Country
    level: str
    parent: Locality | Place | Country | None = None


@dataclass(frozen=True)
class Partner:
    """The other side: what was picked or written, or a partnership of the register that was recognised."""

    place: Locality | Place | Country | NewPlace
    institution: str = ""
    partnership: Partnership | None = None


@dataclass(frozen=True)
class FieldEntry:
    """A cooperation field as the flow takes it in; agencies not yet registered are named in words."""

    wording: str
    is_open: bool = False
    sectors: list[Sector] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    agency_names: list[str] = field(default_factory=list)
    origin: CooperationField | None = None


def log(
    *, by, government: Government, partner: Partner, fields: list[FieldEntry], draft: bool, **attributes
) -> Agreement:
    """The agreement, under the partnership of the pair, which is opened where the register has none."""
    with act(by=by):
        partnership = partner.partnership or open_partnership(
            by=by,
            government=government,
            partner=_locality(partner.place, by),
            partner_institution=partner.institution,
            draft=draft,
        )
        agreement = log_agreement(by=by, partnership=partnership, draft=draft, **attributes)
        add_fields(agreement, fields, by=by)
    return agreement


def _locality(place, by) -> Locality:
    if not isinstance(place, NewPlace):
        return pick_locality(place, by=by)
    parent = pick_locality(place.parent, by=by) if place.parent else None
    return add_locality(by=by, name=place.name, country=place.country, level=place.level, parent=parent)


def add_fields(agreement: Agreement, entries: list[FieldEntry], *, by) -> None:
    """Adds the fields in order, each with its agencies; within the act that logs the agreement."""
    links = []
    for position, entry in enumerate(entries, start=next_position(agreement.fields)):
        row = CooperationField(
            agreement=agreement,
            position=position,
            wording=entry.wording,
            is_open=entry.is_open,
            origin=entry.origin,
        )
        write_part(row, agreement)
        links += [FieldSector(field=row, sector=sector) for sector in entry.sectors]
        named = [agency_named(agreement.government, name, by=by) for name in entry.agency_names]
        for agency in {agency.pk: agency for agency in [*entry.agencies, *named]}.values():
            write_part(Assignment(field=row, agency=agency), agreement)
    FieldSector.objects.bulk_create(links)


def agency_named(government: Government, name: str, *, by) -> Agency:
    """The living agency of that name or abbreviation, however spaced and cased; added where there is none."""
    living = Agency.objects.filter(government=government, dissolved=None)
    for path in ("name", "abbreviation"):
        if known := living.filter(**{f"{path}__compact": Compact(Value(name))}).first():
            return known
    return add_agency(by=by, government=government, name=name)
