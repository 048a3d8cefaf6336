"""The pages of one agreement and one cooperation field."""

from functools import cached_property

from django.db.models import Prefetch

from agreements.completeness import of_agreement, of_field
from agreements.corrected import corrections_of
from agreements.ending import Ending, ending_of
from agreements.models import (
    Agreement,
    AgreementText,
    Assignment,
    Clause,
    CooperationField,
    FieldMatch,
    Signatory,
    Signing,
    TextPoint,
)
from agreements.permissions import agreements as may_agreement
from agreements.views.buttons import agreement_buttons
from agreements.views.shown import ShownAgreement, ShownField
from agreements.views.shown_texts import READ, ShownText, below
from portal.details import RecordDetail
from portal.filters import AsOfForm
from portal.history import events_of, events_under


class AsOfDetail(RecordDetail):
    """A page whose figures depend on the day asked for by `?as_of=`."""

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET)

    def get_context_data(self, **kwargs):
        return super().get_context_data(as_of_form=self.as_of_form, day=self.as_of_form.day, **kwargs)

    def with_assignments(self):
        """What a field is shown with: sectors, and responsibilities as they stand on the day."""
        day = self.as_of_form.day
        told = Assignment.objects.with_awareness(day).with_state(day)
        return (
            Prefetch("assignments", told.select_related("agency")),
            "assignments__agency__successions__successor",
            "sector_links__sector",
            Prefetch("dropped_by", Agreement.objects.visible_to(self.request.user).standing()),
        )

    def fields_of(self, **agreements):
        """Fields of these agreements with their sectors and agencies, in the order of the texts."""
        return list(
            CooperationField.objects.visible_to(self.user)
            .filter(**agreements)
            .select_related("agreement", "text")
            .prefetch_related(*self.with_assignments())
            .order_by("agreement__signed__earliest", "agreement_id", "position")
        )


class AgreementDetail(AsOfDetail):
    model = Agreement
    template_name = "agreements/agreement.html"
    fact_names = (
        "partnership",
        "kind",
        "signed",
        "starts",
        "term",
        "duration_months",
        "expires",
        "notice_months",
        "notice_channel",
        "last_notice",
        "renewal",
        "number_home",
        "number_partner",
        "original_kept_at",
    )
    rare_fact_names = (
        "parties",
        "ends",
        "parent",
        "succeeds",
        "terminated",
        "termination_reason",
        "termination_document",
        "confirmed_on",
        "annulled_on",
        "annulment_reason",
        "note",
    )

    def get_queryset(self):
        related = ("government", "partnership__government", "partnership__partner")
        seen = super().get_queryset().with_relatives_visible_to(self.request.user)
        return seen.with_status(self.as_of_form.day).select_related(*related)

    def records_on_page(self):
        self.fields = self.fields_of(agreement=self.object)
        self.texts = list(self.object.texts.prefetch_related(*READ))
        self.signings = list(self.object.signings.prefetch_related("signatories"))
        return [self.object, *self.texts, *below(self.texts), *self.signings, *self.fields]

    def history_of(self):
        fields = events_under(CooperationField, agreement=self.object)
        signings = events_under(Signing, agreement=self.object)
        texts = events_under(AgreementText, agreement=self.object)
        return [
            events_of(self.object),
            fields,
            signings,
            texts,
            *(events_under(kind, text_id__in=texts.values("pgh_obj_id")) for kind in (Clause, TextPoint, FieldMatch)),
            events_under(Assignment, field_id__in=fields.values("pgh_obj_id")),
            events_under(Signatory, signing_id__in=signings.values("pgh_obj_id")),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may_change = may_agreement.why_not_change(self.user, self.object) is None
        parts = {"fields": self.fields, "texts": self.texts, "signings": self.signings}
        return context | {
            "shown": ShownAgreement(self.object, self.evidence),
            "fields": [ShownField(field, self.evidence) for field in self.fields],
            "texts": [ShownText(text, self.fields, self.evidence) for text in self.texts],
            "signings": [(signing, self.evidence.refs(signing)) for signing in self.signings],
            "parts": self.object.parts.visible_to(self.user),
            "successors": self.object.successors.visible_to(self.user),
            "dropped": self.object.dropped_fields.visible_to(self.user),
            "covered": self.object.partnership_links.visible_to(self.user).select_related(
                "partnership__government", "partnership__partner"
            ),
            "corrections": corrections_of(self.object, self.user),
            "reads_history": self.shows_history,
            "ending": self.ending(),
            "may_change": may_change,
            "buttons": agreement_buttons(self.user, self.object),
            "completeness": of_agreement(self.object, **parts, may_change=may_change),
        }

    def ending(self) -> Ending | None:
        """What ended with it, where it is terminated."""
        terminated = self.object.terminated
        if terminated is None:
            return None
        day = terminated.earliest or self.as_of_form.day
        return ending_of(self.object, self.user, day, terminated)


class CooperationFieldDetail(AsOfDetail):
    model = CooperationField
    template_name = "agreements/field.html"
    fact_names = ("agreement", "text", "position", "wording", "language", "outcomes")
    rare_fact_names = ("origin", "dropped_by", "is_open", "expected_outcomes", "note")

    def get_queryset(self):
        related = ("agreement__partnership__government", "agreement__partnership__partner", "text")
        seen = super().get_queryset().select_related(*related)
        origin = Prefetch("origin", queryset=CooperationField.objects.visible_to(self.request.user))
        return seen.prefetch_related(*self.with_assignments(), origin)

    def records_on_page(self):
        return [self.object, *self.object.assignments.all()]

    def history_of(self):
        return [events_of(self.object), events_under(Assignment, field_id=self.object.pk)]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may_change = may_agreement.why_not_change(self.user, self.object.agreement) is None
        return context | {
            "shown": ShownField(self.object, self.evidence),
            "continued_by": self.continued_by(),
            "may_change": may_change,
            "completeness": of_field(self.object, may_change=may_change),
        }

    def continued_by(self):
        """Fields of other agreements, none of which was certainly signed after the day."""
        later = {"agreement__signed__earliest__gt": self.as_of_form.day}
        return self.object.continued_by.visible_to(self.user).standing().exclude(**later).select_related("agreement")
