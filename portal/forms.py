"""What the forms of all apps have in common: fields in groups, choices by key, and the reason of a correction."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _


class GroupedForm:
    """`groups` names the fields of each fieldset in order; fields that no group names come last, without a legend."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def grouped(self) -> list[tuple[str, list]]:
        named = {name for _legend, names in self.groups for name in names}
        groups = [(legend, [self[name] for name in names if name in self.fields]) for legend, names in self.groups]
        rest = [bound for bound in self.visible_fields() if bound.name not in named]
        return [*((legend, fields) for legend, fields in groups if fields), *([("", rest)] if rest else [])]

    def take_over(self, error: ValidationError) -> None:
        """Show what a service refused, each message beside its field where the form has it."""
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for name, errors in by_field.items():
            self.add_error(name if name in self.fields else None, errors)


class BaseRows(forms.BaseFormSet):
    """Rows of one kind inside a form; an error of all of them says what to do where their number did not arrive."""

    INCOMPLETE = _("The rows did not arrive whole. Open the page again, and fill them in once more.")
    default_error_messages = forms.BaseFormSet.default_error_messages | {"missing_management_form": INCOMPLETE}

    def clean(self):
        if self.total_form_count() < 0:
            raise ValidationError(self.INCOMPLETE)


class RecordChoiceField(forms.TypedChoiceField):
    """One of the records given, which are read once; nothing else can be named."""

    def __init__(self, records, called=str, **kwargs):
        self.records = {record.key: record for record in records}
        choices = [("", "—"), *((key, called(record)) for key, record in self.records.items())]
        super().__init__(choices=choices, coerce=self.records.__getitem__, empty_value=None, **kwargs)

    def prepare_value(self, value):
        return getattr(value, "key", value)


class YesNoSelect(forms.NullBooleanSelect):
    """Yes, no, or nothing recorded."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = [("unknown", "—"), ("true", _("Yes")), ("false", _("No"))]


class RecordForm(GroupedForm, forms.ModelForm):
    """Attributes of one record. `changes()` is what a service is asked to store."""

    def __init__(self, *args, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
            if isinstance(field, forms.NullBooleanField):
                field.widget = YesNoSelect()
            if name.endswith("_wording"):
                field.help_text = _("Only where they say it otherwise: «end of 2018».")

    def offer(self, name: str, records, called=str) -> None:
        """Let a relation be chosen among these records, named by their keys and shown as `called` says.

        What stands in the record can stay, also where it is no longer offered: an agreement annulled meanwhile.
        """
        asked, current = self.fields[name], self._current(name)
        kept = [current] if current else []
        self.fields[name] = RecordChoiceField(
            [*records, *kept], called, required=asked.required, label=asked.label, help_text=asked.help_text
        )
        self.initial[name] = current

    def _current(self, name: str):
        return getattr(self.instance, name) if self.instance.pk else None

    def changes(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}


class ReasonForm(GroupedForm, forms.Form):
    """An act that gives its reason to the history."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class PlainForm(GroupedForm, forms.Form):
    """An act that asks nothing."""


#: What the reason of a correction is asked for with, under a confirmed agreement.
CONFIRMED = _(
    "This agreement is confirmed. Filling in what is empty is open to you; to change what stands there, "
    "say why. If the parties agreed otherwise later, record an addendum, a renewal or a termination instead."
)


def correction_reason(help_text=CONFIRMED) -> forms.CharField:
    """The field that a form on a confirmed record has beside those of the record."""
    return forms.CharField(
        label=_("Reason of the correction"),
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=2000,
    )
