"""The page of a report as forms: how it came, and for each responsibility what was done, paid, achieved and met."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agreements.forms.answers import AnswerForm
from agreements.forms.assignments import CHANNELS
from agreements.models import Obligation
from agreements.reporting import AskedReport
from agreements.services.assignments import Way
from agreements.services.reports import Said
from cities.permissions import serves
from portal.documents.forms import DocumentField
from portal.forms import GroupedForm, ReasonForm


class WayForm(GroupedForm, forms.Form):
    """How the report came, where the cooperation unit writes it; and a file beside it."""

    channel = forms.ChoiceField(
        label=_("How the agency gave it"),
        help_text=_("You fill this in on behalf of the agency: it is shown as such."),
        choices=[("", "—"), *CHANNELS],
    )
    file = DocumentField(label=_("Attachment"))

    def __init__(self, *args, on_behalf: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.on_behalf = on_behalf
        if on_behalf:
            self.fields["file"].label = _("Proof")
            self.fields["file"].help_text = _("The letter or a picture of the message: PDF, JPEG or PNG, up to 10 MB.")
        else:
            del self.fields["channel"]

    def told(self) -> Way:
        return Way(self.cleaned_data.get("channel", ""), self.cleaned_data["file"])


class ReportForms:
    """All forms of the page together; they are asked as one form is. `action` «file» asks for whole answers."""

    def __init__(self, data=None, files=None, *, asked: AskedReport, by):
        self.asked = asked
        is_whole = data is not None and data.get("action") == "file"
        on_behalf = not serves(by, asked.agency)
        channel = asked.draft.channel if asked.draft and asked.draft.on_behalf else ""
        self.way = WayForm(data, files, on_behalf=on_behalf, initial={"channel": channel})
        self.answers = [
            AnswerForm(
                data,
                prefix=f"a{assignment.pk}",
                assignment=assignment,
                known=asked.known[assignment.pk],
                said=asked.said.get(assignment.pk),
                period=asked.period,
                is_whole=is_whole,
            )
            for assignment in asked.assignments
        ]

    @property
    def forms(self) -> list:
        """Each form and its rows, for the summary of errors."""
        return [self.way, *(part for answer in self.answers for part in (answer, answer.rows))]

    def non_form_errors(self) -> list:
        return []

    @cached_property
    def _are_valid(self) -> bool:
        valid = [form.is_valid() for form in (self.way, *self.answers)]
        return all(valid)

    def is_valid(self) -> bool:
        return self._are_valid and not self.way.errors

    def add_error(self, name: str | None, message) -> None:
        self.way.add_error(name, message)

    def take_over(self, error: ValidationError) -> None:
        self.way.take_over(error)

    def without_errors(self) -> "ReportForms":
        """For a page on which one goes on typing: nothing is said about it yet."""
        for form in self.forms:
            form._errors = ErrorDict() if not hasattr(form, "forms") else [{} for _row in form.forms]
        for answer in self.answers:
            answer.rows._non_form_errors = answer.rows.error_class()
            for row in answer.rows.forms:
                row._errors = ErrorDict()
        return self

    def said(self) -> list[Said]:
        return [answer.said() for answer in self.answers]


class WaiverForm(ReasonForm):
    """Which of the reports of the page is waived, and why."""

    owed = forms.TypedChoiceField(label=_("Report on"), empty_value=None)

    field_order = ("owed", "reason")

    def __init__(self, *args, owed: list[Obligation], **kwargs):
        super().__init__(*args, **kwargs)
        offered = {each.pk: each for each in owed}
        self.fields["owed"].choices = [(pk, str(each.agreement)) for pk, each in offered.items()]
        self.fields["owed"].coerce = offered.__getitem__
