"""Agreements between states under which a partnership stands."""

from agreements.models import Agreement, Partnership, PartnershipUmbrella
from agreements.permissions import partnerships as may
from portal.keys import new_key
from portal.services import act, lock, refuse, store


def record_umbrella(*, by, partnership: Partnership, title: str, **attributes) -> Agreement:
    """An agreement between states that the register does not have yet, kept by the government of the partnership."""
    with act(by=by):
        refuse(may.why_not_change(by, partnership))
        umbrella = Agreement(
            kind=Agreement.Kind.UMBRELLA, government_id=partnership.government_id, title=title, **attributes
        )
        umbrella.key = new_key(Agreement, title[:60])
        store(umbrella)
    return umbrella


def put_under(partnership: Partnership, umbrella: Agreement, *, by, note: str = "") -> PartnershipUmbrella:
    """The partnership stands under the umbrella agreement from now on."""
    with act(by=by):
        current = lock(partnership)
        refuse(may.why_not_change(by, current))
        link = PartnershipUmbrella(partnership=current, agreement=umbrella, note=note)
        link.key = new_key(PartnershipUmbrella, current.key, "umbrella")
        store(link)
    return link


def take_from_under(link: PartnershipUmbrella, *, by, reason: str) -> None:
    """The link was recorded in error: it goes, the umbrella agreement stays."""
    with act(by=by, reason=reason):
        refuse(may.why_not_change(by, lock(link.partnership)))
        lock(link).delete()
