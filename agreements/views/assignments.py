"""Pages on which an agency says what becomes of its responsibility, itself or by the cooperation unit on its behalf."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.forms import assignments as forms
from agreements.models import Acknowledgement, Assignment, OfficerInCharge
from agreements.permissions import assignments as may
from agreements.services import assignments as services
from cities.models import Agency
from portal.addresses import page_of
from portal.form_views import FormPage
from portal.models import Document

#: The buttons of the page: what the agency says, and its words in the mouth of the agency or of somebody on its behalf.
ANSWERS = (
    (
        Acknowledgement.State.AWARE,
        gettext_lazy("We know of it and are responsible"),
        gettext_lazy("The agency knows of it and is responsible"),
    ),
    (
        Acknowledgement.State.UNAWARE,
        gettext_lazy("This is not our task"),
        gettext_lazy("The agency says that this is not its task"),
    ),
    (Acknowledgement.State.UNCONFIRMED, None, gettext_lazy("The agency gave no clear answer")),
)


class SpeakPage(FormPage):
    """A form by which somebody speaks for the agency of a responsibility."""

    model = Assignment

    @property
    def assignment(self) -> Assignment:
        return self.record

    @cached_property
    def on_behalf(self) -> bool:
        return may.is_on_behalf(self.request.user, self.assignment)

    def why_not(self):
        return may.why_not_speak(self.request.user, self.assignment)

    def form_kwargs(self):
        return {"on_behalf": self.on_behalf}

    def crumbs(self):
        field = self.assignment.field
        return [(str(field), page_of(field)), (str(self.assignment.agency), page_of(self.assignment))]

    def back_url(self):
        return page_of(self.assignment)

    def how(self, form, *names: str) -> dict:
        """Who says it, by which way, and what the form gave under these names."""
        return {"by": self.request.user, "way": form.way(), **{name: form.cleaned_data[name] for name in names}}


class AssignmentAcknowledge(SpeakPage):
    """What is asked, where it is written, whom to call; and one button."""

    form_class = forms.AcknowledgeForm
    template_name = "agreements/assignments/acknowledge.html"
    title = gettext_lazy("Are you responsible for this?")
    done = gettext_lazy("Thank you: it stands in the register.")

    def why_not(self):
        return may.why_not_acknowledge(self.request.user, self.record)

    def form_kwargs(self):
        asks = not self.record.officers.in_charge(timezone.localdate()).exists()
        return super().form_kwargs() | {"asks_post": asks}

    def perform(self, form):
        given = form.cleaned_data
        services.acknowledge(
            self.record, day=given.get("happened"), post=given.get("post", ""), **self.how(form, "state", "note")
        )
        return page_of(self.record)

    def context(self, form, current=None):
        field = self.record.field
        answers = [(state, theirs if self.on_behalf else ours) for state, ours, theirs in ANSWERS]
        context = super().context(form, current)
        if self.on_behalf:
            context["title"] = _("What did the agency say?")
        lead = _("%(agency)s is named as responsible for: «%(wording)s».")
        return context | {
            "lead": lead % {"agency": self.record.agency, "wording": field},
            "assignment": self.record,
            "field": field,
            "agreement": field.agreement,
            "scans": Document.objects.about(field.agreement).visible_to(self.request.user).standing(),
            "units": cooperation_units(self.record.government_id),
            "answers": [(state, words) for state, words in answers if words],
            "on_behalf": self.on_behalf,
            "is_open": bool(form.errors),
        }


def cooperation_units(government_id: int):
    """Whom to write to: sections of the secretariat that have a mailbox."""
    sections = Agency.objects.filter(government=government_id, kind=Agency.Kind.BAGIAN, dissolved=None)
    return sections.exclude(mailbox="")


class AssignmentStatusAdd(SpeakPage):
    form_class = forms.StatusForm
    title = gettext_lazy("How far has this field come?")
    lead = gettext_lazy("The status holds from that day on; what was said before stays in the register.")

    def perform(self, form):
        given = form.cleaned_data
        services.say_status(self.record, day=given["happened"], **self.how(form, "state", "reason"))
        return page_of(self.record)


class OfficerAdd(SpeakPage):
    form_class = forms.OfficerForm
    title = gettext_lazy("Name the officer in charge")
    lead = gettext_lazy("By post, never by name. Who was in charge before stays so until you record that he left.")

    def why_not(self):
        return may.why_not_put_in_charge(self.request.user, self.record)

    def perform(self, form):
        services.put_in_charge(self.record, since=form.cleaned_data["started"], **self.how(form, "post"))
        return page_of(self.record)


class OfficerPage(SpeakPage):
    model = OfficerInCharge

    @property
    def assignment(self):
        return self.record.assignment


class OfficerLeave(OfficerPage):
    form_class = forms.LeavingForm
    title = gettext_lazy("The officer leaves")
    lead = gettext_lazy("From that day on the officer is in charge no more. What is handed over comes next.")

    def why_not(self):
        return may.why_not_leave(self.request.user, self.record)

    def perform(self, form):
        given = self.how(form, "leaving", "moved_to")
        services.officer_leaves(self.record, on=form.cleaned_data["ended"], **given)
        return page_of(self.record)


class OfficerHandOver(OfficerPage):
    form_class = forms.HandoverForm
    title = gettext_lazy("Record the handover")
    lead = gettext_lazy(
        "So that the work does not leave with the officer. The public sees only that it was handed over."
    )

    def why_not(self):
        return may.why_not_hand_over(self.request.user, self.record)

    def form_kwargs(self):
        others = self.assignment.officers.in_charge(timezone.localdate()).exclude(pk=self.record.pk)
        return super().form_kwargs() | {"takers": others}

    def perform(self, form):
        services.hand_over(self.record, what=form.what(), **self.how(form, "to_post"))
        return page_of(self.record)
