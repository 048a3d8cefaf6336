"""What is asked of a person who imports: the file, its columns, the names in it, and at last a yes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.forms import GroupedForm
from portal.imports.kinds import governments_of, kinds, label, offered
from portal.imports.reading import LARGEST, Book, Unreadable, read, too_large
from portal.models import Import


class UploadForm(GroupedForm, forms.Form):
    """A file or a pasted table; `book` is what it holds."""

    kind = forms.ChoiceField(label=_("Kind of record"))
    government = forms.ChoiceField(label=_("Government that keeps the records"))
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("XLSX, ODS, XLS or CSV, up to 10 MB and 50,000 rows.")
    )
    text = forms.CharField(
        label=_("Or paste the rows here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("With the row of headings, as copied from a spreadsheet."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.book: Book | None = None
        told = sorted((capfirst(str(t.model._meta.verbose_name_plural)), name) for name, t in kinds().items())
        self.fields["kind"].choices = [("", "—"), *((name, words) for words, name in told)]
        kept = governments_of(by)
        self.fields["government"].choices = [(each.key, each.name) for each in kept]
        if len(kept) == 1:
            self.fields["government"].widget = forms.HiddenInput()
            self.fields["government"].initial = kept[0].key

    def clean(self):
        cleaned = super().clean()
        uploaded, text = cleaned.get("file"), cleaned.get("text") or ""
        if bool(uploaded) == bool(text.strip()) and "file" not in self.errors:
            raise ValidationError(_("Choose a file or paste rows: one of the two."))
        field = "file" if uploaded else "text"
        try:
            if uploaded and uploaded.size > LARGEST:
                raise Unreadable(too_large())
            if field not in self.errors:
                self.book = read(uploaded.read() if uploaded else text.encode())
        except Unreadable as unreadable:
            self.add_error(field, str(unreadable))
        return cleaned


class ColumnsForm(forms.Form):
    """One select for each column of the sheet."""

    def __init__(self, *args, import_: Import, headings: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.table = kinds()[import_.table]
        choices = [("", _("— leave out —"))]
        choices += sorted(((each.name, label(each)) for each in offered(self.table)), key=lambda choice: choice[1])
        for place, heading in enumerate(headings):
            said = import_.columns[place] if place < len(import_.columns) else ""
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=said
            )

    def clean(self):
        cleaned = super().clean()
        said = [header for header in self.columns() if header]
        if not said:
            raise ValidationError(_("Say of at least one column what it means."))
        for place, header in enumerate(self.columns()):
            if header and header in self.columns()[:place]:
                self.add_error(f"column_{place}", _("Another column means this already: choose one of the two."))
        return cleaned

    def columns(self) -> list[str]:
        return [self.cleaned_data.get(name, "") for name in self.fields]


class ConfirmForm(GroupedForm, forms.Form):
    """Rejected rows are left out only where the person says so."""

    without_rejected = forms.BooleanField(label=_("Import the other rows without those that are rejected"))

    def __init__(self, *args, rejected: int, **kwargs):
        super().__init__(*args, **kwargs)
        if not rejected:
            del self.fields["without_rejected"]
