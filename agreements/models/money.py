"""Amounts are kept in the currency in which they were paid."""

from django.utils.translation import gettext_lazy as _

#: The three letters of ISO 4217.
CURRENCY = r"^[A-Z]{3}$"
CURRENCY_MESSAGE = _("Name the currency of the amount by its three letters: IDR, KRW, JPY.")
