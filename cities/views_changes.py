"""Pages that change agencies and localities abroad."""

from django.utils.translation import gettext_lazy as _

from cities import permissions as may
from cities import services
from cities.forms import AgencyForm, LocalityForm, LocalityNameForm, SuccessionForm
from cities.models import Agency, Government, Locality
from portal.addresses import page_of
from portal.form_views import ChangePage, FormPage


class AgencyAdd(FormPage):
    model = Government
    form_class = AgencyForm
    title = _("Add an agency")
    lead = _("An agency that exists or existed under this name; what became of it is recorded on its page.")

    def why_not(self):
        return may.why_not_change_agencies(self.request.user, self.record)

    def form_kwargs(self):
        return {"instance": Agency(government=self.record), "by": self.request.user}

    def perform(self, form):
        return page_of(services.add_agency(by=self.request.user, government=self.record, **form.changes()))


class AgencyChange(ChangePage):
    model = Agency
    form_class = AgencyForm
    title = _("Change an agency")
    lead = _("A new name is not a change of this record: add the new agency and record that it succeeds this one.")

    def why_not(self):
        return may.why_not_change_agencies(self.request.user, self.record.government)

    def perform(self, form):
        changed = services.change_agency(
            self.record, by=self.request.user, version=self.version, changes=form.changes()
        )
        return page_of(changed)


class SuccessionAdd(FormPage):
    model = Agency
    form_class = SuccessionForm
    title = _("Record what became of an agency")
    lead = _("What it was responsible for stays with it in its time; its successor is shown beside it.")

    def why_not(self):
        return may.why_not_change_agencies(self.request.user, self.record.government)

    def form_kwargs(self):
        return {"agency": self.record, "by": self.request.user}

    def perform(self, form):
        services.succeed(self.record, by=self.request.user, **form.changes())
        return page_of(self.record)


class LocalityChange(ChangePage):
    model = Locality
    form_class = LocalityForm
    title = _("Change a locality")
    lead = _("Localities are shared by all governments: mend mistakes only.")

    def why_not(self):
        return may.why_not_change_locality(self.request.user, self.record)

    def perform(self, form):
        changed = services.change_locality(
            self.record, by=self.request.user, version=self.version, changes=form.changes()
        )
        return page_of(changed)


class LocalityNameAdd(FormPage):
    model = Locality
    form_class = LocalityNameForm
    title = _("Add a name")
    lead = _("A name by which the locality is found, and how sources write it.")

    def why_not(self):
        return may.why_not_change_locality(self.request.user, self.record)

    def form_kwargs(self):
        return {"locality": self.record, "by": self.request.user}

    def perform(self, form):
        services.name_locality(self.record, by=self.request.user, **form.changes())
        return page_of(self.record)
