"""What forms with amounts of money have in common."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.fields import AmountFormField


class CurrencyFormField(forms.CharField):
    """The three letters of a currency, in capitals however they are typed."""

    def __init__(self, **kwargs):
        own = kwargs.get("help_text")
        example = _("Three letters: IDR, KRW, JPY. Amounts stay in the currency in which they are paid.")
        super().__init__(**{**kwargs, "help_text": format_lazy("{} {}", own, example) if own else example})

    def to_python(self, value):
        return super().to_python(value).upper()


def money(*amounts: str) -> dict[str, type[forms.Field]]:
    """The form fields of these amounts and of their currency, for `field_classes` of a form."""
    return dict.fromkeys(amounts, AmountFormField) | {"currency": CurrencyFormField}
