"""The list and pages of activities: what was planned and done together, who took part, and what was agreed there."""

from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.bodies import CIVIL_BODIES
from agreements.columns.activities import ACTIVITY_COLUMNS, STATE_TONES
from agreements.filters.activities import ActivityFilterSet
from agreements.forms.activities import ActivityForm
from agreements.models import Activity, ActivityField, CooperationField, Participation, Promise
from agreements.oddities import of_activity
from agreements.permissions.happenings import why_not_change
from agreements.permissions.visit_reports import why_not_report_visit
from agreements.travel import remarks_on
from agreements.views.buttons import Button
from agreements.views.details import AsOfDetail
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList
from agreements.views.owed import shown_owed
from agreements.views.related import Related, related
from agreements.views.shown import PEOPLE_TO_PEOPLE, Badge, ShownField
from portal.expressions import counted, joined
from portal.history import events_under


class ActivityList(HappeningList):
    model = Activity
    filterset_class = ActivityFilterSet
    columns = ACTIVITY_COLUMNS
    title = _("Programmes and activities")
    lead = _("What the partners planned, held or called off: visits, exchanges, training, building and more.")
    default_sort = "-happened"
    relatives = {"agreement": "title", "replies_to": "title"}

    def rows_on(self, day):
        fields = CooperationField.objects.visible_to(self.request.user).standing()
        links = ActivityField.objects.filter(field__in=fields)
        return (
            super()
            .rows_on(day)
            .annotate(
                field_wordings=joined(links, "activity", "field__wording", order="field__position"),
                field_keys=joined(links, "activity", "field__key", order="field__position"),
                promise_count=counted(Promise.objects.all(), "activity"),
                **_participants(Participation.objects.all()),
            )
        )


def _participants(groups: QuerySet) -> dict:
    """Groups by side, civil bodies among them, and persons as far as their number is recorded."""
    of_activity = groups.filter(activity=OuterRef("pk")).order_by().values("activity")
    sides = {f"groups_{side}": counted(groups.filter(side=side), "activity") for side in ("home", "partner", "both")}
    return sides | {
        "civil_bodies": counted(groups.filter(body__in=CIVIL_BODIES), "activity"),
        "person_count": Subquery(of_activity.annotate(n=Sum("persons")).values("n")),
    }


class ActivityDetail(HappeningDetail, AsOfDetail):
    model = Activity
    template_name = "agreements/activity.html"
    fact_names = (
        "partnership",
        "agreement",
        "kind",
        "state",
        "happened",
        "direction",
        "place",
        "host",
        "character",
    )
    rare_fact_names = (
        "state_reason",
        "replies_to",
        "visit_report_on",
        "annulled_on",
        "annulment_reason",
        "note",
    )

    def records_on_page(self):
        self.participations = list(self.object.participations.select_related("agency"))
        self.fields = self.fields_of(activities=self.object, agreement__annulled_on=None)
        return [self.object, *self.participations, *self.promises, *self.fields]

    @cached_property
    def promises(self) -> QuerySet:
        return self.object.promises.all()

    def history_of(self):
        below = (events_under(model, activity=self.object) for model in (Participation, Promise))
        return [*super().history_of(), *below]

    def own_buttons(self):
        if why_not_report_visit(self.user, self.object):
            return []
        draft, filed = (
            reverse(f"agreements:activity-visit-report{act}", args=[self.object.key]) for act in ("", "-filed")
        )
        return [
            Button(_("Draft the visit report"), draft, "file-down"),
            Button(_("Visit report is filed"), filed, "file-check"),
        ]

    @property
    def owes_report(self) -> bool:
        return Activity.objects.owing_visit_report(self.as_of_form.day).filter(pk=self.object.pk).exists()

    def badges(self) -> list[Badge]:
        badges = [Badge(STATE_TONES[self.object.state], self.object.get_state_display())]
        if self.object.people_to_people:
            badges.append(PEOPLE_TO_PEOPLE)
        if self.owes_report:
            badges.append(Badge("warn", _("Visit report owed")))
        return badges

    def related(self) -> list[Related]:
        return related(
            self.object,
            self.user,
            (
                (_("Replies to it"), "replies", ("kind", "happened")),
                (_("Invitations that led to it"), "invitations", ("kind", "sender", "sent")),
                (_("Outcomes"), "outcomes", ("change", "stage")),
                (_("Money"), "fundings", ("budget_line", "planned", "realised")),
                (_("Plan items that it realised"), "plan_items", ("scheduled",)),
                (_("Monitoring there"), "monitorings", ("happened",)),
            ),
        )

    def oddities(self) -> list[str]:
        """What is odd, and what is to be said of the limit on journeys of its day."""
        return [
            *of_activity(self.object, self.participations, timezone.localdate()),
            *remarks_on(self.object),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may_change = self.user.is_authenticated and why_not_change(self.user, self.object) is None
        oddities = self.oddities() if may_change else []
        return context | {
            "badges": self.badges(),
            "oddities": oddities,
            "participations": [(group, self.evidence.refs(group)) for group in self.participations],
            "fields": [ShownField(field, self.evidence) for field in self.fields],
            "promises": shown_owed(self.promises, self.as_of_form.day, self.evidence),
            "related": self.related(),
            "may_change": may_change,
        }


class ActivityAdd(HappeningAdd):
    adds, form_class, title = Activity, ActivityForm, _("Record an activity")
    lead = _("Planned, held or cancelled. Who took part and what was agreed there is added on its page.")
    done = _("The activity is recorded. Add who took part, and what was agreed there.")


class ActivityChange(HappeningChange):
    model, form_class, title = Activity, ActivityForm, _("Change the activity")


class ActivityAnnul(HappeningAnnul):
    model = Activity
