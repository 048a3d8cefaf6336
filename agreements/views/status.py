"""The status page of a partnership: first what a reader needs in a minute, then what it rests on."""

from django.db.models import F

from agreements.axes import axes_of, judge
from agreements.completeness import of_partnership
from agreements.models import Finding, Monitoring, Partnership, PartnershipUmbrella, Promise
from agreements.obligations import obligations
from agreements.permissions.partnerships import why_not_change
from agreements.status.happenings import happenings_of
from agreements.status.ledger import ledger_of
from agreements.status.matrix import matrix_of
from agreements.status.money import money_of
from agreements.status.procedure import procedure_of
from agreements.status.sentence import sentence_of
from agreements.views.buttons import partnership_buttons
from agreements.views.details import AsOfDetail
from agreements.views.life import list_url, sections
from agreements.views.owed import shown_owed
from agreements.views.report_table import report_table
from agreements.views.shown import ShownAgreement, ShownField
from agreements.views.timeline import timeline_of
from portal.history import events_under


class PartnershipDetail(AsOfDetail):
    model = Partnership
    template_name = "agreements/partnership.html"
    fact_names = (
        "government",
        "partner",
        "kind",
        "began",
        "initiative",
        "initiative_on",
        "initiative_note",
    )
    rare_fact_names = ("partner_institution", "published_on", "annulled_on", "annulment_reason", "note")

    def get_queryset(self):
        return super().get_queryset().select_related("government", "partner__country", "partner__parent")

    def records_on_page(self):
        day = self.as_of_form.day
        agreements = self.object.agreements.visible_to(self.user).dated_by(day).with_status(day)
        self.agreements = list(
            agreements.with_relatives_visible_to(self.user)
            .prefetch_related("signings__signatories")
            .order_by(F("signed__earliest").asc(nulls_last=True), "pk")
        )
        self.fields = self.fields_of(agreement__in=self.agreements)
        umbrellas = self.object.umbrella_links.visible_to(self.user).select_related("agreement")
        self.umbrellas = list(umbrellas)
        return [self.object, *self.agreements, *self.fields, *(link.agreement for link in self.umbrellas)]

    def history_of(self):
        return [*super().history_of(), events_under(PartnershipUmbrella, partnership=self.object)]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may_change = why_not_change(self.user, self.object) is None
        day = self.as_of_form.day
        fields = [ShownField(field, self.evidence) for field in self.fields]
        return (
            context
            | self.computed(fields)
            | {
                "timeline": timeline_of(self.object, self.agreements, self.user, day),
                "sections": sections(self.object, self.user, day),
                "agreements": [ShownAgreement(agreement, self.evidence) for agreement in self.agreements],
                "fields": fields,
                "umbrellas": [(link, ShownAgreement(link.agreement, self.evidence)) for link in self.umbrellas],
                "may_change": may_change,
                "buttons": partnership_buttons(self.user, self.object),
                "completeness": of_partnership(self.object, self.agreements, may_change=may_change),
            }
        )

    def computed(self, fields: list[ShownField]) -> dict:
        """What is said of the partnership on the day."""
        day = self.as_of_form.day
        judged = judge(self.object, day, self.user)
        happened = happenings_of(self.object, self.user, day)
        return {
            "sentence": sentence_of(judged, self.fields, happened),
            "axes": axes_of(judged, self.user),
            "procedure": procedure_of(judged, self.user),
            "money": money_of(happened.fundings),
            "money_url": list_url("budget", self.object, day),
            "matrix": matrix_of(fields, judged.agreement, day),
            "ledger": ledger_of(happened, judged.agreement, day),
            "reports": report_table(obligations(day, partnerships=[self.object])),
            "open_promises": self.open_promises(),
            "recommendations": self.recommendations(),
        }

    def open_promises(self):
        """What was agreed at an activity and is not done on that day, the first due first."""
        day = self.as_of_form.day
        promises = Promise.objects.visible_to(self.user).standing().filter(activity__partnership=self.object)
        return shown_owed(promises.open_on(day).select_related("activity"), day, self.evidence)

    def recommendations(self):
        """What the council recommended by that day, the latest first, each with where it stands."""
        day = self.as_of_form.day
        found = Finding.objects.visible_to(self.user).standing().undertaken_by(day).exclude(recommendation="")
        council = found.filter(monitoring__partnership=self.object, monitoring__body=Monitoring.Body.COUNCIL)
        ordered = council.order_by(F("monitoring__happened__latest").desc(nulls_last=True), "monitoring", "position")
        return shown_owed(ordered.select_related("monitoring"), day, self.evidence)
