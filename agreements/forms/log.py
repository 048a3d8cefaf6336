"""The guided flow: agreement, partner and fields on one page, and what it warns of before it saves."""

from dataclasses import dataclass, field
from functools import cached_property

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from agreements.duplicates import likely_agreements, likely_localities, likely_partnerships, same_pair
from agreements.forms.field_rows import FieldRows, Vocabulary
from agreements.forms.partners import PartnerForm
from agreements.models import Agreement, Partnership
from agreements.services.log import Partner
from cities.models import Locality
from portal.forms import RecordForm

OTHER = "other"


class LogForm(RecordForm):
    """Type, title and date; for which government; and what was answered to the warnings."""

    government = forms.ModelChoiceField(label=_("Government"), queryset=None, to_field_name="key", empty_label=None)
    same_partner = forms.CharField(required=False, max_length=160)
    another_agreement = forms.BooleanField(label=_("It is another agreement: save it too"), required=False)
    warned = forms.CharField(required=False, max_length=4000)

    class Meta:
        model = Agreement
        fields = ("kind", "title", "signed", "signed_wording")

    def __init__(self, *args, governments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["government"].queryset = governments
        self.fields["kind"].choices = [("", "—")] + [
            choice for choice in Agreement.Kind.choices if choice[0] != Agreement.Kind.UMBRELLA
        ]
        self.fields["title"].help_text = _("As it stands on the text, or how the agreement is called.")
        self.fields["signed"].label = _("Date of signing")
        self.fields["signed"].help_text = _(
            "As precisely as you know it: 2007, 2007-04, 2007-04-12, 2018-10/2018-12 for «end of 2018», «unknown» if "
            "it was signed some day. Leave it empty if it is not signed yet."
        )


@dataclass
class Warnings:
    """Likely duplicates; `keys` names them, so that an answer to one warning does not silence another."""

    partnerships: list[Partnership] = field(default_factory=list)
    localities: list[Locality] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)

    @property
    def partner_keys(self) -> set[str]:
        partnerships = {f"partnership:{each.key}" for each in self.partnerships}
        return partnerships | {f"locality:{each.key}" for each in self.localities}

    @property
    def agreement_keys(self) -> set[str]:
        return {f"agreement:{each.key}" for each in self.agreements}

    @property
    def keys(self) -> str:
        return " ".join(sorted(self.partner_keys | self.agreement_keys))


class LogFlow:
    """The forms of the page together, bound to what was posted or empty."""

    def __init__(self, governments, data=None, initial=None):
        initial = initial or {}
        self.log = LogForm(data, governments=governments, initial=initial)
        if len(governments) == 1:
            self.log.fields["government"].required = False
        self.governments = governments
        self.partner = PartnerForm(data, initial=initial)
        self.rows = FieldRows(data, prefix="fields", form_kwargs={"vocabulary": Vocabulary(governments)})

    def without_errors(self) -> "LogFlow":
        """For a page on which one goes on typing: all that was typed, and nothing said about it yet."""
        for form in (self.log, self.partner, *self.rows.forms):
            form._errors = ErrorDict()
        self.rows._errors, self.rows._non_form_errors = [{} for _form in self.rows.forms], self.rows.error_class()
        return self

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in (self.log, self.partner, self.rows)]
        if all(valid):
            self.rows.refuse_agencies_of_others(self.government)
        return all(valid) and not any(form.errors for form in self.rows.forms)

    @property
    def government(self):
        return self.log.cleaned_data.get("government") or self.governments[0]

    @cached_property
    def recognised(self) -> Partner:
        """The partner as written, or the one of the register that it was said to be."""
        written = self.partner.partner
        answer = self.log.cleaned_data["same_partner"]
        for partnership in self._likely.partnerships:
            if answer == f"partnership:{partnership.key}":
                return Partner(partnership.partner, partnership.partner_institution, partnership)
        for locality in self._likely.localities:
            if answer == f"locality:{locality.key}":
                return Partner(locality, written.institution)
        return written

    @cached_property
    def _likely(self) -> Warnings:
        written = self.partner.partner
        return Warnings(likely_partnerships(self.government, written), likely_localities(written))

    @cached_property
    def partnership(self) -> Partnership | None:
        """The partnership of the register under which the agreement will stand."""
        return same_pair(self.government, self.recognised)

    @cached_property
    def warnings(self) -> Warnings:
        """All likely duplicates of what was typed."""
        cleaned = self.log.cleaned_data
        agreements = []
        if self.partnership:
            agreements = list(likely_agreements(self.partnership, cleaned["kind"], cleaned["signed"]))
        return Warnings(self._likely.partnerships, self._likely.localities, agreements)

    @property
    def is_unanswered(self) -> bool:
        """Something is warned of that was not on the page before, or that was left without an answer."""
        cleaned, warnings = self.log.cleaned_data, self.warnings
        seen = set(cleaned["warned"].split())
        answers = warnings.partner_keys | {OTHER}
        partner_open = warnings.partner_keys and cleaned["same_partner"] not in answers
        agreement_open = warnings.agreement_keys and not cleaned["another_agreement"]
        return bool(partner_open or agreement_open or (warnings.partner_keys | warnings.agreement_keys) - seen)
