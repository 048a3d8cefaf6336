"""Numbers with decimals: read as people type them here and abroad, shown in figures of the page's language."""

import re
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

#: A comma before exactly three digits is a thousand to some and a decimal sign to others.
_EITHER = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
#: How a number is written, and what sets its thousands apart.
_WRITTEN = (
    (re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+)(,[0-9]{1,2})?"), "."),
    (re.compile(r"([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]{1,2})?"), ","),
)


def read_amount(text: str) -> Decimal:
    """The number in «1.250.000,50», «1250000.50» or «1,250,000.50»; «1.250» is one thousand two hundred and fifty.

    Raises ValueError with what to write instead, also where a number can be read in two ways: «1,250».
    """
    text = text.strip()
    if _EITHER.fullmatch(text):
        plain = text.replace(",", "")
        raise ValueError(
            _("This can be read in two ways. Write %(thousands)s without the comma, or at most two decimals.")
            % {"thousands": plain}
        )
    for written, thousands in _WRITTEN:
        if written.fullmatch(text):
            return Decimal(text.replace(thousands, "").replace(",", "."))
    raise ValueError(_("Write digits alone, with at most two decimals: 1.250.000,50 or 1250000.50."))


def in_figures(value: Decimal, decimals: int | None = None) -> str:
    """«1.250.000,50» in Indonesian, «1,250,000.50» in English; a whole number has no decimals unless asked for."""
    if decimals is None:
        decimals = 0 if value == value.to_integral_value() else 2
    return number_format(value, decimals, use_l10n=True, force_grouping=True)
