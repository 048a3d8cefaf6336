"""The home page: how many partnerships and agreements stand in the register, and what is near its end."""

from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.columns.agreements import STATUS_TONES
from agreements.models import Agreement, CooperationField, Partnership
from agreements.models.agreements import LegalStatus
from cities.models import Locality

PARTIES = ("partnership__partner", "partnership__government")


class Dashboard(TemplateView):
    template_name = "evaluations/dashboard.html"

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        agreements = Agreement.objects.visible_to(user).standing()
        partnerships = Partnership.objects.visible_to(user).standing()
        counts = dict(
            agreements.with_status(today).order_by().values("status").annotate(n=Count("pk")).values_list("status", "n")
        )
        return super().get_context_data(
            title=_("Sister-city partnerships of Indonesian local governments"),
            lead=_("What was signed, with whom, in which fields, and which agency is responsible."),
            today=today,
            partnership_count=partnerships.count(),
            agreement_count=sum(counts.values()),
            field_count=CooperationField.objects.visible_to(user).standing().count(),
            locality_count=Locality.objects.visible_to(user).count(),
            statuses=[
                {"code": status, "label": status.label, "tone": STATUS_TONES[status], "count": counts[status]}
                for status in LegalStatus
                if counts.get(status)
            ],
            latest=agreements.signed_by(today).select_related(*PARTIES).order_by(F("signed__earliest").desc())[:5],
            expiring=agreements.expiring(today).select_related(*PARTIES).order_by("expires__earliest"),
            **kwargs,
        )
