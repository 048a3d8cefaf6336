"""Words that all papers on a partnership use: its address, its parties, and what is left out."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Partnership
from agreements.models.sides import Side, Sides
from portal.addresses import absolute
from portal.papers import Masthead, More
from portal.partial_dates import PartialDate
from portal.qr import qr_svg

#: Characters of one text of a record in a list or cell; the whole stands on its page.
LONGEST = 240


def shortened(text: str, longest: int = LONGEST) -> str:
    """One line of the text; «…» ends it where it is cut."""
    line = " ".join(str(text).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def path_on(partnership: Partnership, on: date) -> str:
    """The path of the living page, as it stands on that day."""
    query = "" if on == timezone.localdate() else f"?as_of={on}"
    return f"{partnership.get_absolute_url()}{query}"


def page_on(partnership: Partnership, on: date) -> str:
    return absolute(path_on(partnership, on))


def left_out(number: int) -> str:
    return ngettext(
        "%(number)s more row: on the page whose address stands below.",
        "%(number)s more rows: on the page whose address stands below.",
        number,
    ) % {"number": number}


def masthead(partnership: Partnership, on: date, kicker: str, **more) -> Masthead:
    address = page_on(partnership, on)
    alt = _("QR code that leads to %(address)s") % {"address": address}
    return Masthead(text=str(partnership), kicker=kicker, svg=qr_svg(address), alt=alt, **more)


def side_of(partnership: Partnership, side: str) -> str:
    """The party by its name."""
    home, partner = str(partnership.government), partnership.partner_label
    both = _("%(home)s and %(partner)s") % {"home": home, "partner": partner}
    names = {Sides.HOME: home, Sides.PARTNER: partner, Sides.BOTH: both, Side.THIRD: _("A third party")}
    return names.get(side, "")


def day(value: date) -> str:
    return date_format(value, "j F Y")


def when(value: PartialDate | None) -> str:
    return value.display() if value else ""


def dated(text: str, value: PartialDate | None) -> str:
    """«Festival (2017)»; the day is left out where none is recorded."""
    return f"{shortened(text)} ({when(value)})" if value else shortened(text)


MORE: More = left_out
