"""May it be done now, to what an agency reports? None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Filing, Obligation, ObligationState
from cities.models import Agency
from cities.permissions import governments_with, speaks_for
from cities.visibility import entered


def why_not_report(user, agency: Agency) -> str | None:
    """Officers report for their own agency, the cooperation unit on behalf of any of its government."""
    if not speaks_for(user, "agreements.report", agency):
        return _("Only the agency itself and the cooperation unit of its government fill in its report.")
    return None


def why_not_accept_any(user, agency: Agency) -> str | None:
    if agency.government_id not in governments_with(user, "agreements.accept_report"):
        return _("Only the cooperation unit of this government accepts reports, returns or waives them.")
    return None


def why_not_return(user, filing: Filing) -> str | None:
    if why_not := why_not_accept_any(user, filing.agency):
        return why_not
    if filing.filed_on is None:
        return _("This report is still being written.")
    if filing.accepted_on:
        return _("This report is accepted already.")
    if filing.returned_on:
        return _("This version was returned: the next one is accepted.")
    return None


def why_not_accept(user, filing: Filing) -> str | None:
    """Nothing is written below what is annulled."""
    if why_not := why_not_return(user, filing):
        return why_not
    path = "assignment__field__agreement__"
    if filing.answers.exclude(entered(path), entered(f"{path}partnership__")).exists():
        return _("It answers for an agreement that is annulled: return it, so that the agency answers anew.")
    return None


def why_not_waive(user, owed: Obligation) -> str | None:
    """`owed` carries its `state` of today."""
    if why_not := why_not_accept_any(user, owed.agency):
        return why_not
    if owed.state in (ObligationState.RECEIVED, ObligationState.LATE):
        return _("This report is received: nothing is left to be waived.")
    if owed.state == ObligationState.WAIVED:
        return _("This report is waived already.")
    if owed.state == ObligationState.FILED:
        return _("This report is filed and waits: accept it, or return it before you waive it.")
    return None
