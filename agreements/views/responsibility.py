"""The page of one responsibility: what is asked of the agency, what it said, and who was in charge."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.columns.assignments import AWARENESS_TONES, PROGRESS_TONES
from agreements.models import Acknowledgement, Assignment, AssignmentStatus, Handover, OfficerInCharge
from agreements.models.awareness import Channel, Statement
from agreements.permissions import agreements as may_agreement
from agreements.permissions import assignments as may
from agreements.views.buttons import Button
from agreements.views.details import AsOfDetail
from agreements.views.shown import Badge
from portal.documents.permissions import is_own
from portal.history import events_of, events_under
from portal.models import Document

#: What the agency wrote for its own people.
INTERNAL = frozenset({"note", "open_matters", "contacts", "documents"})

ACTS = (
    ("assignment-acknowledge", may.why_not_acknowledge, gettext_lazy("Acknowledge"), "check"),
    ("assignment-status", may.why_not_speak, gettext_lazy("Say how far it has come"), "flag"),
    ("officer-add", may.why_not_put_in_charge, gettext_lazy("Name the officer in charge"), "user-plus"),
)


@dataclass(frozen=True)
class Said:
    """One statement as the page shows it, with the way by which it came."""

    record: Statement
    refs: list[int]
    files: list[Document] = field(default_factory=list)
    badge: Badge | None = None

    @property
    def way(self) -> str:
        """«recorded by the cooperation unit (WhatsApp, with proof)»; nothing where the agency said it itself here."""
        record = self.record
        told = [record.get_channel_display()] if record.channel not in ("", Channel.PORTAL) else []
        if not record.on_behalf:
            return ", ".join(told)
        told += [_("with proof")] if self.files else []
        recorded = _("recorded by the cooperation unit on the agency's behalf")
        return f"{recorded} ({', '.join(told)})" if told else recorded


@dataclass(frozen=True)
class ShownOfficer:
    said: Said
    handover: Said | None
    leave_url: str | None
    hand_over_url: str | None


class AssignmentDetail(AsOfDetail):
    model = Assignment
    template_name = "agreements/assignments/assignment.html"
    fact_names = ("field", "agency", "role", "started", "ended")
    rare_fact_names = ("note",)

    def get_queryset(self):
        day = self.as_of_form.day
        told = super().get_queryset().with_awareness(day).with_state(day).with_officer(day)
        return told.select_related(
            "field__agreement__partnership__government",
            "field__agreement__partnership__partner",
            "field__text",
            "agency",
            "government",
        )

    def records_on_page(self):
        day = self.as_of_form.day
        self.acknowledgements = _latest_first(self.object.acknowledgement_set, day)
        self.statuses = _latest_first(self.object.assignmentstatus_set, day)
        officers = self.object.officers.exclude(started__earliest__gt=day).select_related("handover__taken_over_by")
        self.officers = list(officers.order_by("-started", "-pk"))
        for officer in self.officers:
            # What may be done with each is asked of the responsibility, which is at hand.
            officer.assignment = self.object
        said = [*self.acknowledgements, *self.statuses, *self.officers, *self._handovers()]
        self.files = self._files(said) if is_own(self.user, self.object) else {}
        return [self.object, *said]

    def _handovers(self) -> list[Handover]:
        return [officer.handover for officer in self.officers if hasattr(officer, "handover")]

    def _files(self, said: list[Statement]) -> dict[tuple[str, str], list[Document]]:
        found = {}
        for each in Document.objects.about(*said).visible_to(self.user).standing():
            found.setdefault((each.record, each.record_key), []).append(each)
        return found

    def history_of(self):
        officers = events_under(OfficerInCharge, assignment_id=self.object.pk)
        return [
            events_of(self.object),
            events_under(Acknowledgement, assignment_id=self.object.pk),
            events_under(AssignmentStatus, assignment_id=self.object.pk),
            officers,
            events_under(Handover, officer_id__in=officers.values("pgh_obj_id")),
        ]

    def hidden_in_history(self):
        return frozenset() if is_own(self.user, self.object) else INTERNAL

    def said(self, record: Statement, badge: Badge | None = None) -> Said:
        files = self.files.get((record.record_label(), record.key), [])
        return Said(record, self.evidence.refs(record), files, badge)

    def shown_officer(self, officer: OfficerInCharge) -> ShownOfficer:
        return ShownOfficer(
            said=self.said(officer),
            handover=self.said(officer.handover) if hasattr(officer, "handover") else None,
            leave_url=self._offered("officer-leave", may.why_not_leave, officer),
            hand_over_url=self._offered("officer-hand-over", may.why_not_hand_over, officer),
        )

    def _offered(self, page: str, why_not, record) -> str | None:
        if not self.user.is_authenticated or why_not(self.user, record):
            return None
        return reverse(f"agreements:{page}", args=[record.key])

    def buttons(self) -> list[Button]:
        urls = [(self._offered(page, why_not, self.object), label, icon) for page, why_not, label, icon in ACTS]
        if may_agreement.why_not_change(self.user, self.object.field.agreement) is None:
            urls.append((reverse("agreements:assignment-change", args=[self.object.key]), _("Change"), "pencil"))
        return [Button(label, url, icon) for url, label, icon in urls if url]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        agreement = self.object.field.agreement
        others = self.object.field.assignments.exclude(pk=self.object.pk).select_related("agency", "field")
        return context | {
            "buttons": self.buttons() if self.user.is_authenticated else [],
            "crumbs": [(str(agreement), agreement.get_absolute_url())],
            "agreement": agreement,
            "standing": self.standing(),
            "others": others,
            "sees_internal": is_own(self.user, self.object),
            "acknowledgements": [
                self.said(each, Badge(AWARENESS_TONES[each.state], each.get_state_display()))
                for each in self.acknowledgements
            ],
            "statuses": [
                self.said(each, Badge(PROGRESS_TONES[each.state], each.get_state_display())) for each in self.statuses
            ],
            "officers": [self.shown_officer(each) for each in self.officers],
        }

    def standing(self) -> list[Badge]:
        """Awareness, status and officer on the day of the page."""
        awareness, state, officer = self.object.awareness, self.object.state, self.object.officer
        words = dict(Acknowledgement.State.choices).get(awareness, _("Not acknowledged"))
        progress = dict(AssignmentStatus.State.choices).get(state, _("Status not recorded"))
        return [
            Badge(AWARENESS_TONES[awareness], str(words)),
            Badge(PROGRESS_TONES[state], str(progress)),
            Badge("info", officer) if officer else Badge("warn", _("No officer in charge recorded")),
        ]


def _latest_first(statements, day) -> list[Statement]:
    """Those not certainly made after the day."""
    rows: QuerySet = statements.exclude(happened__earliest__gt=day)
    return list(rows.order_by("-happened", "-pk"))
