"""Acts of the roof on what it adds to a partnership."""

from datetime import date

from evaluations.models import WarningResponse
from evaluations.permissions import why_not_respond
from evaluations.warnings.raised import Raised
from portal.keys import new_key
from portal.services import act, lock, refuse, store


def respond(warning: Raised, *, by, responded_on: date, text: str) -> WarningResponse:
    """The government answers a warning: kept beside it with its day. Raises PermissionDenied and ValidationError."""
    with act(by=by):
        partnership = lock(warning.partnership)
        refuse(why_not_respond(by, partnership))
        response = WarningResponse(
            key=new_key(WarningResponse, partnership.key, "tanggapan"),
            partnership=partnership,
            government_id=partnership.government_id,
            code=warning.kind.code,
            subject=warning.row.subject,
            responded_on=responded_on,
            text=text,
        )
        store(response)
    return response
