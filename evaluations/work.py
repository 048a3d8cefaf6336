"""What waits for whom: warnings for those who should act on them, and tasks that nobody needs to be warned of."""

from collections.abc import Collection
from datetime import date

from agreements.models import Partnership
from cities.models import AgencySuccession, Government
from cities.permissions import memberships
from evaluations.matters import Matter
from evaluations.tasks import tasks
from evaluations.warnings.raised import Raised, raised
from portal.roles import Role


def matters(on: date, governments: Collection[Government | int]) -> list[Matter]:
    """All that waits in these governments on that day, the oldest first.

    Texts are in the language active when they are read, so that one list serves people of both languages.
    """
    partnerships = Partnership.objects.filter(government__in=governments)
    found = [_matter(warning) for warning in raised(partnerships, on)]
    return sorted([*found, *tasks(on, governments)], key=lambda matter: (matter.since, matter.name))


def waiting_for(user, on: date) -> list[Matter]:
    """What waits for this person, in each role that is served today; an agency's also for those of its successors."""
    served = memberships(user)
    heirs = heirs_of_agencies({each.government_id for each in served})
    concerned = {(each.government_id, Role(each.role), each.agency_id) for each in served}

    def concerns(matter: Matter) -> bool:
        if matter.role != Role.AGENCY_OFFICER:
            return any(part[:2] == (matter.government_id, matter.role) for part in concerned)
        agencies = {matter.agency.pk, *heirs.get(matter.agency.pk, ())}
        return any((matter.government_id, matter.role, agency) in concerned for agency in agencies)

    return [matter for matter in matters(on, {each.government_id for each in served}) if concerns(matter)]


def heirs_of_agencies(governments: Collection[Government | int]) -> dict[int, set[int]]:
    """For each agency that another followed, all that stand in its place today or did in between."""
    followed: dict[int, set[int]] = {}
    pairs = AgencySuccession.objects.filter(predecessor__government__in=governments, successor__isnull=False)
    for predecessor, successor in pairs.values_list("predecessor", "successor"):
        followed.setdefault(predecessor, set()).add(successor)
    return {agency: _reached(agency, followed) for agency in followed}


def _reached(agency: int, followed: dict[int, set[int]]) -> set[int]:
    reached, ahead = set(), [agency]
    while ahead:
        new = followed.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached


def _matter(warning: Raised) -> Matter:
    return Matter(
        code=warning.code,
        subject=warning.subject,
        text=warning.text,
        government_id=warning.partnership.government_id,
        partnership=warning.partnership,
        since=warning.since,
        due=warning.row.due,
        role=warning.role,
        agency=warning.agency,
        url=warning.url,
    )
