"""What is asked of a person who imports: the file, its columns, the names in it, and at last a yes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.forms import GroupedForm
from portal.imports.kinds import SKIPPED, governments_of, in_order, kinds
from portal.imports.reading import LARGEST, Book, Unreadable, read, too_large
from portal.models import Import

#: Characters; the request that brings them stays below what a form may bring.
LONGEST_PASTED = 500_000


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
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("With the row of headings, as copied from a spreadsheet; longer tables come as a file."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.book: Book | None = None
        self.fields["kind"].choices = [("", "—"), *((kind.name, kind.title) for kind in in_order())]
        self.kept = governments_of(by)
        self.fields["government"].choices = [(each.key, each.name) for each in self.kept]
        if len(self.kept) == 1:
            del self.fields["government"]

    def clean(self):
        cleaned = super().clean()
        cleaned.setdefault("government", self.kept[0].key)
        if "file" in self.errors:
            return cleaned
        uploaded, text = cleaned.get("file"), cleaned.get("text") or ""
        if bool(uploaded) == bool(text.strip()):
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
        kind = kinds()[import_.table]
        leave = [("", _("— keep as a note —")), (SKIPPED, _("— leave out —"))]
        choices = leave if kind.keeps_rest else [("", _("— leave out —"))]
        choices += sorted(((column.name, column.label) for column in kind.columns), key=lambda choice: choice[1])
        for place, heading in enumerate(headings):
            said = import_.columns[place] if place < len(import_.columns) else ""
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=said
            )

    def clean(self):
        cleaned = super().clean()
        columns = self.columns()
        if not {*columns} - {"", SKIPPED}:
            raise ValidationError(_("Say of at least one column what it means."))
        for place, header in enumerate(columns):
            if header not in ("", SKIPPED) and header in columns[:place]:
                self.add_error(f"column_{place}", _("Another column means this already: choose one of the two."))
        return cleaned

    def columns(self) -> list[str]:
        return [self.cleaned_data.get(name, "") for name in self.fields]


class ConfirmForm(GroupedForm, forms.Form):
    """Rejected rows are left out only where the person says so."""

    without_rejected = forms.BooleanField(
        error_messages={"required": _("Tick this to go on without them; else cancel, and mend the rows.")}
    )

    def __init__(self, *args, rejected: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["without_rejected"].label = ngettext(
            "Import without the %(rows)d rejected row", "Import without the %(rows)d rejected rows", rejected
        ) % {"rows": rejected}
        if not rejected:
            del self.fields["without_rejected"]
