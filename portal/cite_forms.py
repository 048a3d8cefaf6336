"""Forms by which sources are cited and their differences written down."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.forms import GroupedForm
from portal.models import Record, Source
from portal.values import read_value

#: Attributes of every record of which no source speaks.
_INNER = {
    "id",
    "key",
    "version",
    "government",
    "is_draft",
    "confirmed_on",
    "annulled_on",
    "annulment_reason",
    "published_on",
    "mailbox",
}


def attributes_of(record: Record) -> list[tuple[str, str]]:
    """Name and label of the attributes of which a source may speak, as text that names no other record."""
    return [
        (attribute.name, capfirst(str(attribute.verbose_name)))
        for attribute in record._meta.concrete_fields
        if attribute.name not in _INNER and not attribute.generated and not attribute.is_relation
    ]


#: What describes a source that the register does not have yet.
NEW_SOURCE = ("title", "kind", "authors", "year")


class SourceFields(GroupedForm, forms.Form):
    """A source of the register, or a new one by its title, kind and authors; and the place in it."""

    needs_source = True

    source = forms.ModelChoiceField(
        label=_("Source"),
        queryset=Source.objects.all(),
        to_field_name="key",
        required=False,
        help_text=_("Choose one, or describe a new one below."),
    )
    title = forms.CharField(label=_("Title of a new source"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "—"), *Source.Kind.choices], required=False)
    authors = forms.CharField(
        label=_("Authors"),
        max_length=300,
        required=False,
        help_text=_("Never the name of a person interviewed."),
    )
    year = forms.IntegerField(label=_("Year"), min_value=1000, max_value=2999, required=False)
    locator = forms.CharField(
        label=_("Place in the source"),
        max_length=120,
        required=False,
        help_text=_("Page, line or article: «line 86», «page 3»."),
    )

    def clean(self):
        given = super().clean()
        named = given.get("source") or (given.get("title") and given.get("kind"))
        if not named and (self.needs_source or any(given.get(name) for name in ("locator", *NEW_SOURCE))):
            self.add_error("source", self._unnamed())
        return given

    def _unnamed(self) -> str:
        if "title" in self.fields:
            return _("Choose a source, or give title and kind of a new one.")
        return _("Choose a source.")

    def only_known(self) -> None:
        """Sources are shared by all governments: who may not cite chooses among those that there are."""
        for name in NEW_SOURCE:
            del self.fields[name]
        self.fields["source"].help_text = _("One that is missing here is added by the cooperation unit.")

    def new_source(self) -> dict | None:
        """The attributes of the source to add; None where one was chosen, or none is given."""
        given = self.cleaned_data
        return None if given["source"] or not given.get("title") else {name: given[name] for name in NEW_SOURCE}


class SourceChoice(SourceFields):
    """What in a record rests on the place."""

    def __init__(self, *args, record: Record, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record
        self.fields["attribute"] = forms.ChoiceField(
            label=_("What it says something about"),
            choices=[("", _("The record as a whole")), *attributes_of(record)],
            required=False,
        )


class CiteForm(SourceChoice):
    quote = forms.CharField(label=_("Quote"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False)


class ClaimForm(SourceChoice):
    """What a source says on a question, next to what others say."""

    topic = forms.CharField(
        label=_("Question"),
        max_length=120,
        required=False,
        help_text=_("Only where no attribute holds the answer."),
    )
    value = forms.CharField(
        label=_("What it says"),
        max_length=500,
        help_text=_("In the form in which the attribute is typed: a date as 2007-04."),
    )
    wording = forms.CharField(
        label=_("In its words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def clean(self):
        given = super().clean()
        attribute, topic = given.get("attribute"), given.get("topic")
        if bool(attribute) == bool(topic):
            self.add_error("topic", _("Name either the attribute or a question, not both."))
        elif attribute and given.get("value"):
            try:
                read_value(self.record, attribute, given["value"])
            except ValidationError as error:
                self.add_error("value", error)
        return given
