"""May the rules by which a government's procedure is judged be changed now? None means yes."""

from django.utils.translation import gettext as _

from cities.models import Government
from cities.permissions import governments_with


def why_not_set(user, government: Government) -> str | None:
    if government.pk not in governments_with(user, "agreements.set_procedure"):
        return _("Only the administrator of the government that keeps the rule changes it.")
    return None
