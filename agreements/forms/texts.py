"""All clauses of a text at once, and all fields of the other text: a person ticks them in one sitting."""

from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from agreements.models import AgreementText, Clause, FieldMatch, TextPoint
from agreements.services.texts import Found, Stands, looked_for
from portal.forms import GroupedForm

#: Of a point, enough to know it by.
LETTERS = 90
YES, NO, NOT_RECORDED = "yes", "no", ""
MEANS = {YES: True, NO: False, NOT_RECORDED: None}
SAID = {meaning: code for code, meaning in MEANS.items()}


def _choice(label, yes, no) -> forms.ChoiceField:
    choices = [(YES, yes), (NO, no), (NOT_RECORDED, _("Not recorded"))]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


class FindingsForm(GroupedForm, forms.Form):
    """What was found in a text; under a confirmed agreement too, since it is no part of what was signed.

    Subclasses add what they ask, and name it in `groups`.
    """

    def __init__(self, *args, text: AgreementText, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = text
        self.fields["reason"] = forms.CharField(
            label=_("Reason"),
            help_text=_("Only where something that was recorded becomes «not recorded»."),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def differences(self) -> list[tuple[str, str, str]]:
        """Label, what is recorded now, and what was typed, where the two are not the same."""
        legends = {name: legend for legend, names in self.groups for name in names}
        return [
            (
                f"{legends[name]}: {self.fields[name].label}",
                *(self._words(name, self.initial[name], self[name].value())),
            )
            for name in self.changed_data
            if name in legends
        ]

    def _words(self, name: str, *values) -> list[str]:
        labels = {code: str(label) for code, label in getattr(self.fields[name], "choices", ())}
        told = [value if isinstance(value, list) else [value] for value in values]
        return ["; ".join(labels.get(each, each) for each in value) for value in told]

    def meaning(self, name: str) -> bool | None:
        return MEANS[self.cleaned_data.get(name, NOT_RECORDED)]


class ClausesForm(FindingsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = tuple((label, self._ask_for(kind)) for kind, label in Clause.Kind.choices)

    @cached_property
    def recorded(self) -> dict[str, Clause]:
        return {clause.kind: clause for clause in self.text.clauses.all()}

    def _ask_for(self, kind: str) -> tuple[str, str]:
        recorded, article = self.recorded.get(kind), f"{kind}_article"
        self.fields[kind] = _choice(_("In this text"), _("Stands in the text"), _("Does not stand in the text"))
        self.fields[article] = Clause._meta.get_field("article").formfield(help_text="")
        self.initial[kind] = SAID[recorded.is_present if recorded else None]
        self.initial[article] = recorded.article if recorded else ""
        return kind, article

    def clean(self):
        cleaned = super().clean()
        for kind in Clause.Kind.values:
            if cleaned.get(f"{kind}_article") and cleaned.get(kind) != YES:
                self.add_error(kind, _("Say that the clause stands in the text, or leave empty where it stands."))
        return cleaned

    def said(self) -> dict[str, Stands]:
        return {kind: Stands(self.meaning(kind), self.cleaned_data[f"{kind}_article"]) for kind in Clause.Kind.values}


class MatchesForm(FindingsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = tuple((field.wording, self._ask_for(field)) for field in self.looked_for.values())

    @cached_property
    def looked_for(self) -> dict:
        return {field.key: field for field in looked_for(self.text)}

    @cached_property
    def points(self) -> dict[str, TextPoint]:
        return {point.key: point for point in self.text.text_points.all()}

    @cached_property
    def recorded(self) -> dict[int, list[FieldMatch]]:
        rows = {}
        for match in self.text.matches.select_related("point"):
            rows.setdefault(match.field_id, []).append(match)
        return rows

    def _ask_for(self, field) -> tuple[str, ...]:
        rows = self.recorded.get(field.pk, [])
        self.fields[field.key] = _choice(_("In this text"), _("Found there"), _("Looked for and not found"))
        self.initial[field.key] = SAID[rows[0].is_matched if rows else None]
        points, wording = f"{field.key}_points", f"{field.key}_wording"
        self.fields[wording] = FieldMatch._meta.get_field("wording").formfield(
            widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, help_text=""
        )
        self.initial[wording] = " … ".join(dict.fromkeys(row.wording for row in rows if row.wording))
        if not self.points:
            return field.key, wording
        self.fields[points] = forms.MultipleChoiceField(
            label=_("In these points"),
            choices=[(key, Truncator(point).chars(LETTERS)) for key, point in self.points.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.initial[points] = [row.point.key for row in rows if row.point]
        return field.key, points, wording

    def clean(self):
        cleaned = super().clean()
        for key in self.looked_for:
            told = cleaned.get(f"{key}_points") or cleaned.get(f"{key}_wording")
            if told and cleaned.get(key) != YES:
                self.add_error(key, _("Say that the field is found there, or leave points and words empty."))
        return cleaned

    def found(self) -> dict:
        return {field: self._found(key) for key, field in self.looked_for.items()}

    def _found(self, key: str) -> Found:
        points = tuple(self.points[point] for point in self.cleaned_data.get(f"{key}_points", []))
        wording = f"{key}_wording"
        return Found(self.meaning(key), points, self.cleaned_data[wording] if wording in self.changed_data else None)
