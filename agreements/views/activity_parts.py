"""Pages that add, change and remove who took part in an activity, and what was agreed there."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.forms.activities import ParticipationForm, PromiseDoneForm, PromiseForm
from agreements.models import Activity, Participation, Promise
from agreements.views.happenings import BelowAdd, BelowChange, BelowRemove
from portal.partial_dates import PartialDate


class ParticipationAdd(BelowAdd):
    model, adds, form_class = Activity, Participation, ParticipationForm
    title = _("Add who took part")
    lead = _("One group of one side: the body or post, and how many persons.")


class ParticipationChange(BelowChange):
    model, form_class, title = Participation, ParticipationForm, _("Change who took part")


class ParticipationRemove(BelowRemove):
    model, title = Participation, _("Remove who took part")


class PromiseAdd(BelowAdd):
    model, adds, form_class = Activity, Promise, PromiseForm
    title = _("Add what was agreed there")
    lead = _("One action, the side that does it, and until when. It stays in the work lists until it is done.")


class PromiseChange(BelowChange):
    model, form_class, title = Promise, PromiseForm, _("Change what was agreed")


class PromiseRemove(BelowRemove):
    model, title = Promise, _("Remove what was agreed")


class PromiseDone(BelowChange):
    model, form_class = Promise, PromiseDoneForm
    title = button = _("It is done")
    done = _("It is recorded as done.")

    @property
    def lead(self):
        return str(self.record)

    def form_kwargs(self):
        today = PartialDate.on(timezone.localdate())
        return super().form_kwargs() | {"initial": {"done": self.record.done or today}}
