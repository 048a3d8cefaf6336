"""Pages of contacts, for the government's own people alone, and of changes of leadership."""

import uuid

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.columns.contacts import CONTACT_COLUMNS, LEADERSHIP_COLUMNS
from agreements.filters.contacts import ContactFilterSet, LeadershipChangeFilterSet
from agreements.forms.contacts import ContactForm, LeadershipChangeForm, RenewedContactForm
from agreements.models import Contact, LeadershipChange
from agreements.permissions import contacts as may
from agreements.services import contacts as services
from agreements.views.buttons import Button
from agreements.views.happenings import (
    HappeningAdd,
    HappeningAnnul,
    HappeningChange,
    HappeningDetail,
    HappeningList,
    HappeningPage,
)
from cities.permissions import governments_with
from portal.addresses import page_of
from portal.forms import PlainForm
from portal.partial_dates import PartialDate


class ContactList(HappeningList):
    model = Contact
    filterset_class = ContactFilterSet
    columns = CONTACT_COLUMNS
    title = _("Contacts")
    lead = _("Whom to write to on either side. Only people of your government see these pages; they are never public.")
    default_sort = "unit"
    dated = ""

    def get(self, request):
        """Who serves no government has no list of contacts."""
        if not governments_with(request.user, "portal.view_drafts"):
            raise Http404
        return super().get(request)


class ContactDetail(HappeningDetail):
    model = Contact
    template_name = "agreements/contacts/contact.html"
    fact_names = (
        "partnership",
        "side",
        "unit",
        "post",
        "person",
        "address",
        "channel",
        "language",
        "needs_interpreter",
        "started",
        "confirmed",
    )
    rare_fact_names = ("ended", "annulled_on", "annulment_reason", "note")

    def get_context_data(self, **kwargs):
        url = reverse("agreements:contact-confirm", args=[self.object.key])
        confirm_url = None if may.why_not_confirm(self.user, self.object) else url
        return super().get_context_data(confirm_url=confirm_url, form_token=uuid.uuid4(), **kwargs)


class ContactAdd(HappeningAdd):
    adds, form_class, title = Contact, ContactForm, _("Record a contact")
    lead = _("Only people of your government will see it.")


class ContactChange(HappeningChange):
    model, form_class, title = Contact, ContactForm, _("Change the contact")


class ContactConfirm(HappeningPage):
    model, form_class = Contact, PlainForm
    title = button = _("Confirmed today")
    lead = _("You made sure today that unit, post and address are still right.")
    done = _("The contact is confirmed as of today.")

    def why_not(self):
        return may.why_not_confirm(self.request.user, self.record)

    def perform(self, form):
        return page_of(services.confirm(self.record, by=self.request.user))


class ContactAnnul(HappeningAnnul):
    model = Contact


class LeadershipChangeList(HappeningList):
    model = LeadershipChange
    filterset_class = LeadershipChangeFilterSet
    columns = LEADERSHIP_COLUMNS
    title = _("Changes of leadership")
    lead = _("Another mayor, head or council on either side: each asks for renewed contact.")
    default_sort = "-happened"

    def rows_on(self, day):
        return super().rows_on(day).with_awaiting(day)


class LeadershipChangeDetail(HappeningDetail):
    model = LeadershipChange
    fact_names = ("partnership", "side", "post", "happened", "renewed")
    rare_fact_names = ("annulled_on", "annulment_reason", "note")

    def buttons(self):
        if not self.user.is_authenticated or may.why_not_renew(self.user, self.object):
            return super().buttons()
        url = reverse("agreements:leadership-change-renew", args=[self.object.key])
        return [Button(_("Contact renewed"), url, "handshake"), *super().buttons()]


class LeadershipChangeAdd(HappeningAdd):
    adds, form_class, title = LeadershipChange, LeadershipChangeForm, _("Record a change of leadership")
    lead = _("From then on renewed contact is awaited, until its day is filled in.")


class LeadershipChangeChange(HappeningChange):
    model, form_class, title = LeadershipChange, LeadershipChangeForm, _("Correct the change of leadership")


class LeadershipChangeRenew(HappeningPage):
    model, form_class = LeadershipChange, RenewedContactForm
    title = button = _("Contact renewed")
    lead = _("The day on which the new leadership was written to or met.")

    def why_not(self):
        return may.why_not_renew(self.request.user, self.record)

    def form_kwargs(self):
        """A record of its own for the form to fill in, on this day unless another is typed."""
        today = PartialDate.on(timezone.localdate())
        return {"instance": LeadershipChange(partnership=self.record.partnership), "initial": {"renewed": today}}

    def perform(self, form):
        return page_of(services.renew(self.record, by=self.request.user, **form.changes()))


class LeadershipChangeAnnul(HappeningAnnul):
    model = LeadershipChange
