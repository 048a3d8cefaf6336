"""May the start of a register or a set of thresholds be declared now? None means yes."""

from django.utils.translation import gettext as _

from cities.models import Government
from cities.permissions import governments_with


def why_not_declare(user, government: Government) -> str | None:
    if government.pk not in governments_with(user, "agreements.declare"):
        return _("Only the cooperation unit or the administrator of this government declares this.")
    return None


def why_not_start(user, government: Government) -> str | None:
    if why_not := why_not_declare(user, government):
        return why_not
    if getattr(government, "register_start", None):
        return _("The start of the register is declared already: change it where it is wrong.")
    return None
