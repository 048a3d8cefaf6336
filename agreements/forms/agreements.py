"""Forms on an agreement: its attributes, its renewal, an addendum, its end."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, CooperationField, Partnership
from agreements.services.confirmed import TERMINATION
from agreements.services.dropped import droppable
from portal.fields import PartialDateFormField
from portal.forms import GroupedForm, RecordChoiceField, RecordForm, correction_reason

TERM = ("starts", "starts_wording", "term", "duration_months", "ends", "ends_wording")
NOTICE = ("notice_months", "notice_channel", "renewal")


class AgreementForm(RecordForm):
    """All attributes; those of a termination only where one is recorded."""

    groups = (
        (_("What it is"), ("partnership", "kind", "title", "number_home", "number_partner", "parties")),
        (_("Signing"), ("signed", "signed_wording", "original_kept_at")),
        (_("Term"), TERM),
        (_("Notice and renewal"), NOTICE),
        (_("Related agreements"), ("parent", "succeeds")),
        (_("Termination"), TERMINATION),
    )

    class Meta:
        model = Agreement
        fields = (
            "partnership",
            "kind",
            "title",
            "number_home",
            "number_partner",
            "parties",
            "signed",
            "signed_wording",
            "original_kept_at",
            *TERM,
            *NOTICE,
            "parent",
            "succeeds",
            *TERMINATION,
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        government = self.instance.government_id
        others = Agreement.objects.standing().filter(government=government).exclude(pk=self.instance.pk)
        self.offer("partnership", _partnerships(self.instance))
        self.offer("parent", others)
        self.offer("succeeds", others)
        if self.instance.terminated is None:
            for name in TERMINATION:
                del self.fields[name]
        if self.instance.signings.filter(signed__isnull=False).exists():
            self._follow_signings()
        if self.instance.confirmed_on:
            self.fields["reason"] = correction_reason()
        elif self.instance.terminated:
            self.fields["reason"] = correction_reason(_("Only where you take the termination back."))

    def _follow_signings(self) -> None:
        for name in ("signed", "signed_wording"):
            self.fields[name].disabled = True
        self.fields["signed"].help_text = _("Follows the last signing: change the date there.")


def _partnerships(agreement: Agreement):
    own = Partnership.objects.standing().filter(government=agreement.government_id)
    return own.select_related("government", "partner")


class SuccessorForm(RecordForm):
    """What a renewal and an addendum have in common."""

    draft = forms.BooleanField(
        label=_("Keep it as a draft"), help_text=_("Only your government sees a draft."), required=False
    )

    class Meta:
        model = Agreement
        fields = ("title", "number_home", "number_partner", "signed", "signed_wording", "note")


class RenewalForm(SuccessorForm):
    """The agreement that succeeds: prefilled with the title and term of the old one, and its fields to take over.

    One that an addendum dropped is taken over only where somebody says so.
    """

    groups = (
        (_("The new agreement"), ("title", "number_home", "number_partner", "signed", "signed_wording")),
        (_("Term"), TERM),
        (_("Notice and renewal"), NOTICE),
        (_("Cooperation fields"), ("taken_over",)),
    )

    class Meta(SuccessorForm.Meta):
        fields = ("title", "number_home", "number_partner", "signed", "signed_wording", *TERM, *NOTICE, "note")

    def __init__(self, *args, renewed: Agreement, **kwargs):
        kept = ("title", "term", "duration_months", "notice_months", "notice_channel", "renewal")
        super().__init__(*args, initial={name: getattr(renewed, name) for name in kept}, **kwargs)
        self.rows: dict[str, CooperationField] = {
            row.key: row for row in renewed.fields.prefetch_related("assignments__agency", "sectors")
        }
        standing = renewed.fields.standing_on(timezone.localdate())
        self.fields["taken_over"] = forms.MultipleChoiceField(
            label=_("Fields that go on"),
            help_text=_("They are copied with their sectors and the agencies responsible today."),
            choices=[(key, row.wording) for key, row in self.rows.items()],
            initial=[row.key for row in standing],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def taken_over(self) -> list[CooperationField]:
        return [self.rows[key] for key in self.cleaned_data["taken_over"]]


class DropForm(GroupedForm, forms.Form):
    """Which fields of its agreement an addendum drops."""

    def __init__(self, *args, addendum: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {row.key: row for row in droppable(addendum).order_by("position")}
        self.fields["dropped"] = forms.MultipleChoiceField(
            label=_("Fields that it drops"),
            choices=[(key, row.wording) for key, row in self.rows.items()],
            initial=[key for key, row in self.rows.items() if row.dropped_by_id == addendum.pk],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        if addendum.confirmed_on:
            self.fields["reason"] = correction_reason(_("Only where a field that it dropped is dropped no more."))

    def dropped(self) -> list[CooperationField]:
        return [self.rows[key] for key in self.cleaned_data["dropped"]]


class CopyForm(GroupedForm, forms.Form):
    """Under which partnership the draft is logged, and how it is called."""

    title = forms.CharField(
        label=_("Title"), help_text=_("How the new agreement differs: its partner, its year."), max_length=300
    )

    def __init__(self, *args, copied: Agreement, **kwargs):
        super().__init__(*args, initial={"partnership": copied.partnership, "title": copied.title}, **kwargs)
        self.fields["partnership"] = RecordChoiceField(_partnerships(copied), label=_("Partnership"))
        self.order_fields(["partnership", "title"])


class TerminationForm(GroupedForm, forms.Form):
    on = PartialDateFormField(label=_("Ends on"))
    wording = forms.CharField(label=_("Date in the words of the source"), max_length=120, required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    document = forms.CharField(
        label=_("Document"), help_text=_("Number and date of the letter or note that ends it."), max_length=200
    )
