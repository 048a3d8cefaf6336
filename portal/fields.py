"""The one field type for dates that may be vague: a day range in the database, a `PartialDate` in Python."""

from datetime import timedelta
from decimal import Decimal

from django import forms
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import DateRange

from portal.amounts import in_figures, read_amount
from portal.partial_dates import FIRST_YEAR, LAST_YEAR, PartialDate

ONE_DAY = timedelta(days=1)
EXAMPLES = _("2007, 2007-04, 2007-04-12, 2018-10/2018-12 or «unknown»")
AMOUNT_EXAMPLES = _("1.250.000,50 or 1250000.50; 1.250 is one thousand two hundred and fifty. Empty: not recorded.")


class PartialDateFormField(forms.CharField):
    """A text field that reads what `PartialDate.parse` reads."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 40)
        own = kwargs.get("help_text")
        kwargs["help_text"] = format_lazy("{} {}", own, EXAMPLES) if own else EXAMPLES
        kwargs.pop("range_field", None)
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return str(value) if isinstance(value, PartialDate) else value

    def to_python(self, value):
        try:
            return PartialDate.parse(super().to_python(value) or "")
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def run_validators(self, value):
        """The limits of a text field are those of the text that was typed."""
        super().run_validators(value if value is None else str(value))

    def has_changed(self, initial, data):
        return str(initial or "") != (data or "").strip()


class AmountFormField(forms.DecimalField):
    """A text field that reads what `read_amount` reads and shows again what it read."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        own = kwargs.get("help_text")
        kwargs["help_text"] = format_lazy("{} {}", own, AMOUNT_EXAMPLES) if own else AMOUNT_EXAMPLES
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return in_figures(value, decimals=2) if isinstance(value, Decimal) else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            return read_amount(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def widget_attrs(self, widget):
        return {"inputmode": "decimal"}


class DayFormField(forms.DateField):
    """One day, typed as 2017-04-12 or picked; within the years that a `PartialDate` knows."""

    def __init__(self, **kwargs):
        bounds = {"min": f"{FIRST_YEAR}-01-01", "max": f"{LAST_YEAR}-12-31"}
        widget = forms.DateInput(attrs={"type": "date", "class": "form-control", **bounds}, format="%Y-%m-%d")
        super().__init__(**{"widget": widget, "input_formats": ["%Y-%m-%d"], **kwargs})

    def validate(self, value):
        super().validate(value)
        if value and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise ValidationError(
                _("Choose a day between the years %(first)s and %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
            )


class PartialDateField(DateRangeField):
    """NULL: nothing recorded; an unbounded range: it happened, nobody knows when.

    Lookups `__earliest` and `__latest` give the first and last possible day (infinite where not known), so that a
    queryset can say «certainly by that day» and «possibly by that day».
    """

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        return PartialDate(value.lower, value.upper - ONE_DAY if value.upper else None)

    def to_python(self, value):
        if isinstance(value, str):
            try:
                return PartialDate.parse(value)
            except ValueError as error:
                raise ValidationError(str(error), code="invalid") from None
        return value

    def get_prep_value(self, value):
        value = self.to_python(value)
        if isinstance(value, PartialDate):
            return DateRange(value.earliest, value.latest + ONE_DAY if value.latest else None, "[)")
        return super().get_prep_value(value)

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": PartialDateFormField, **kwargs})


class _Day(models.Transform):
    output_field = models.DateField()


@PartialDateField.register_lookup
class Earliest(_Day):
    lookup_name = "earliest"
    function = "partial_date_earliest"


@PartialDateField.register_lookup
class Latest(_Day):
    lookup_name = "latest"
    function = "partial_date_latest"


class PartialDateText(models.Func):
    """The date as people type it («2007-04»), computed by the database for exports."""

    function = "partial_date_text"
    output_field = models.TextField()


class PartialDatePrecision(models.Func):
    """How precisely the date is known, in the words of `PartialDate.precision`."""

    function = "partial_date_precision"
    output_field = models.TextField()


def wording_field(**kwargs) -> models.CharField:
    """The words in which the source gives the date beside it, kept where they say it otherwise than the value."""
    return models.CharField(_("date in the words of the source"), max_length=120, blank=True, **kwargs)
