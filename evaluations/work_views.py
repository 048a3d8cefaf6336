"""The first page after login: what waits for the person."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cities.permissions import memberships
from evaluations.evaluating.tasks import named_in
from evaluations.reminders import unanswered_twice
from evaluations.work import WorkList
from portal.roles import Role


class Work(TemplateView):
    """For everybody who serves or evaluates somewhere; others find the register itself."""

    template_name = "evaluations/work.html"

    def get(self, request, *args, **kwargs):
        if not memberships(request.user) and not named_in(request.user).exists():
            return redirect("home")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        work = WorkList(self.request.user, today)
        unanswered = {matter.name for matter in unanswered_twice(work.found, today)}
        return super().get_context_data(
            title=_("My work"),
            lead=_("What waits for you, the oldest first. Each leads to the form that settles it."),
            matters=work.own,
            at_agencies=[
                (agency, waiting, any(matter.name in unanswered for matter in waiting))
                for agency, waiting in work.at_agencies.items()
            ],
            serving=[(each, each.role == Role.COORDINATOR) for each in memberships(self.request.user)],
            today=today,
            **kwargs,
        )
