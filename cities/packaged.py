"""The governments of Indonesia, which come with the portal, for those who read a package without one."""

from django.utils.translation import gettext_lazy as _

from cities.models import Government
from portal.packages.added import PackagedColumn, PackagedFile
from portal.packages.cells import csv_bytes
from portal.packages.scope import Scope


def governments(scope: Scope) -> bytes:
    """governments.csv: all of them, whether they have partnerships or not."""
    columns = ("key", "code", "name", "level", "province__key", "time_zone")
    rows = sorted(Government.objects.values_list(*columns))
    return csv_bytes([column.removesuffix("__key") for column in columns], rows)


FILES = (
    PackagedFile(
        "governments.csv",
        _("Provinces, regencies and cities of Indonesia, and the ministry that oversees them."),
        governments,
        columns=(
            PackagedColumn("key", _("Public and permanent name of the government."), required=True),
            PackagedColumn("code", _("Code of the ministry of home affairs.")),
            PackagedColumn("name", _("Name."), required=True),
            PackagedColumn(
                "level",
                _("Ministry, province, regency or city."),
                codes=tuple(Government.Level.choices),
                required=True,
            ),
            PackagedColumn("province", _("The province in which a regency or city lies.")),
            PackagedColumn("time_zone", _("Time zone, by the names of the IANA."), required=True),
        ),
        lists="cities.government",
    ),
)
