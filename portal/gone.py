"""What stands at the permanent address of a record that everybody could once read."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.versions import Versions


def gone(request, versions: Versions, number: int | None = None) -> HttpResponse:
    """When and how it was closed, without its content: what somebody cited does not vanish.

    404 of what was never public. `number` names the version asked for, where the address does.
    """
    public = [version.number for version in versions.public]
    closing = versions.closed
    if closing is None or number not in (None, *public):
        raise Http404
    context = {
        "title": _("No longer in the register"),
        "kicker": capfirst(str(versions.model._meta.verbose_name)),
        "closing": closing,
    }
    return render(request, "portal/gone.html", context, status=410)
