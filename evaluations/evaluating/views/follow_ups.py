"""Pages of what shall follow from an evaluation."""

from django.utils.translation import gettext_lazy as _

from evaluations.evaluating import follow_ups as services
from evaluations.evaluating import permissions as may
from evaluations.evaluating.forms import FollowUpDoneForm, FollowUpForm
from evaluations.evaluating.views.acts import EvaluationAct
from evaluations.models import FollowUp
from portal.addresses import page_of
from portal.form_views import ChangePage
from portal.forms import PlainForm


class FollowUpAdd(EvaluationAct):
    may, form_class = may.why_not_lead, FollowUpForm
    title = _("Add a follow-up")
    lead = _("One thing that shall be done, who does it, and until when.")

    def form_kwargs(self):
        return {"instance": FollowUp(evaluation=self.record), "by": self.request.user}

    def perform(self, form):
        return page_of(services.add(form.instance, by=self.request.user))


class FollowUpPage(EvaluationAct):
    """A form on a follow-up that exists; who leads its evaluation may."""

    model = FollowUp

    def why_not(self):
        return may.why_not_lead(self.request.user, self.record.evaluation)

    def crumbs(self):
        return [(str(self.record.evaluation), page_of(self.record)), (str(self.record), page_of(self.record))]


class FollowUpChange(FollowUpPage, ChangePage):
    form_class = FollowUpForm
    title = _("Change the follow-up")
    lead = _("What you save takes the place of what stood there; the history keeps both.")

    def perform(self, form):
        changed = services.change(self.record, by=self.request.user, version=self.version, changes=form.changes())
        return page_of(changed)


class FollowUpRemove(FollowUpPage):
    form_class = PlainForm
    title = button = _("Remove the follow-up")
    lead = _("It goes from the draft; the history keeps it.")
    danger = True
    done = _("Removed.")

    def perform(self, form):
        url = page_of(self.record)
        services.remove(self.record, by=self.request.user)
        return url


class FollowUpDone(FollowUpPage, ChangePage):
    form_class = FollowUpDoneForm
    title = button = _("Tell that it is done")
    done = _("What became of it is recorded.")

    @property
    def lead(self):
        return self.record.action

    def why_not(self):
        return may.why_not_follow_up(self.request.user, self.record)

    def perform(self, form):
        return page_of(services.tell_done(self.record, by=self.request.user, **form.changes()))
