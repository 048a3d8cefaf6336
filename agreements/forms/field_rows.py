"""Several cooperation fields at once, each with its sectors and responsible agencies; empty rows are left out."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.models import CooperationField, Sector
from agreements.services.log import FieldEntry
from cities.models import Agency
from portal.forms import BaseRows

AGENCY_NAME = 200
ROWS = 40


class Vocabulary:
    """Sectors and agencies to choose from, fetched once for all rows."""

    def __init__(self, governments):
        language = "name_en" if get_language() == "en" else "name_id"
        self.sectors = {sector.key: sector for sector in Sector.objects.order_by(language)}
        living = Agency.objects.filter(government__in=governments, dissolved=None).select_related("government")
        self.agencies = {agency.key: agency for agency in living}
        self._several = len({agency.government_id for agency in living}) > 1

    def sector_choices(self) -> list[tuple[str, str]]:
        return [(key, str(sector)) for key, sector in self.sectors.items()]

    def agency_choices(self) -> list[tuple[str, str]]:
        return [(key, self._label(agency)) for key, agency in self.agencies.items()]

    def _label(self, agency: Agency) -> str:
        return f"{agency.name} ({agency.government})" if self._several else agency.name


class FieldRow(forms.Form):
    wording = forms.CharField(
        label=_("Wording"),
        help_text=_("As the text words it."),
        required=False,
        max_length=CooperationField._meta.get_field("wording").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_open = forms.BooleanField(
        label=_("Open field"), help_text=_("Leaves room for «other agreed fields» and names none."), required=False
    )
    sectors = forms.MultipleChoiceField(label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple)
    agencies = forms.MultipleChoiceField(
        label=_("Responsible agencies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agency_names = forms.CharField(
        label=_("Agencies not registered yet"),
        help_text=_("One a line. They are added to the agencies of your government."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, vocabulary: Vocabulary, **kwargs):
        super().__init__(*args, **kwargs)
        self.vocabulary = vocabulary
        self.fields["sectors"].choices = vocabulary.sector_choices()
        self.fields["agencies"].choices = vocabulary.agency_choices()

    def clean_agency_names(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["agency_names"].splitlines()]
        names = list(dict.fromkeys(filter(None, names)))
        if any(len(name) > AGENCY_NAME for name in names):
            raise forms.ValidationError(
                _("Write one agency a line, each with at most %(most)s letters.") % {"most": AGENCY_NAME}
            )
        return names

    def clean(self):
        cleaned = super().clean()
        filled = any(cleaned.get(name) for name in ("is_open", "sectors", "agencies", "agency_names"))
        if filled and not cleaned.get("wording") and "wording" not in self.errors:
            self.add_error("wording", _("Write how the text words this field."))
        return cleaned

    @property
    def is_used(self) -> bool:
        return bool(self.cleaned_data.get("wording"))

    @property
    def agencies_chosen(self) -> list[Agency]:
        return [self.vocabulary.agencies[key] for key in self.cleaned_data.get("agencies", [])]

    def entry(self) -> FieldEntry:
        cleaned = self.cleaned_data
        sectors = [self.vocabulary.sectors[key] for key in cleaned["sectors"]]
        return FieldEntry(
            cleaned["wording"], cleaned["is_open"], sectors, self.agencies_chosen, cleaned["agency_names"]
        )


class BaseFieldRows(BaseRows):
    def entries(self) -> list[FieldEntry]:
        return [form.entry() for form in self.forms if form.is_used]

    def refuse_agencies_of_others(self, government) -> None:
        """Each agency stands under the government that logs the agreement."""
        for form in self.forms:
            if any(agency.government_id != government.pk for agency in form.agencies_chosen):
                form.add_error("agencies", _("Choose agencies of %(government)s only.") % {"government": government})


FieldRows = forms.formset_factory(
    FieldRow, formset=BaseFieldRows, extra=3, max_num=ROWS, absolute_max=ROWS, validate_max=True
)


def with_one_more(posted, prefix: str):
    """The posted data with room for one more row."""
    name = f"{prefix}-TOTAL_FORMS"
    rows = posted.get(name, "")
    posted = posted.copy()
    if rows.isascii() and rows.isdigit() and len(rows) < 4:
        posted[name] = str(min(int(rows) + 1, ROWS))
    return posted
