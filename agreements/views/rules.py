"""From when a government keeps its register, and its thresholds: the page that shows them, the forms on them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agreements.forms.rules import (
    THRESHOLDS,
    RegisterStartCorrection,
    RegisterStartForm,
    RulesCorrection,
    RulesForm,
    default_of,
)
from agreements.models import RegisterStart, Rules
from agreements.permissions import rules as may
from agreements.services import rules as services
from cities.models import Government
from cities.permissions import governments_with
from portal.details import RecordDetail
from portal.evidence import in_words
from portal.form_views import ChangePage, FormPage
from portal.history import events_under

TITLE = _("Start of the register and thresholds")


class GovernmentRules(RecordDetail):
    """For the government's own people, who are warned by these thresholds."""

    model = Government
    template_name = "agreements/rules.html"

    def get_queryset(self):
        return super().get_queryset().filter(pk__in=governments_with(self.request.user, "portal.view_drafts"))

    def history_of(self):
        return [events_under(each, government=self.object) for each in (RegisterStart, Rules)]

    def get_context_data(self, **kwargs):
        government, today = self.object, timezone.localdate()
        rules = Rules.objects.of(government, today)
        return super().get_context_data(**kwargs) | {
            "title": TITLE,
            "crumbs": [(str(government), government.get_absolute_url())],
            "start": getattr(government, "register_start", None),
            "rules": rules if rules.pk else None,
            "thresholds": [_shown(rules, name) for name in THRESHOLDS],
            "sets": Rules.objects.visible_to(self.user).filter(government=government),
            "may_declare": may.why_not_declare(self.user, government) is None,
        }


def _shown(rules: Rules, name: str) -> dict:
    attribute = Rules._meta.get_field(name)
    value = in_words(rules, attribute)
    return {
        "label": capfirst(str(attribute.verbose_name)),
        "value": value,
        "is_default": value == str(default_of(name)),
        "default": default_of(name),
    }


class DeclarePage(FormPage):
    """What a government declares of its own register."""

    def government(self) -> Government:
        return self.record if isinstance(self.record, Government) else self.record.government

    def why_not(self):
        return may.why_not_declare(self.request.user, self.government())

    def back_url(self):
        return reverse("agreements:rules", args=[self.government().key])

    def crumbs(self):
        government = self.government()
        return [(str(government), government.get_absolute_url()), (str(TITLE), self.back_url())]


class RulesAdd(DeclarePage):
    model = Government
    form_class = RulesForm
    title = _("Declare thresholds")
    lead = _("They hold from a day on until the next set; what was computed for days before stays as it was.")

    def form_kwargs(self):
        now = Rules.objects.of(self.record, timezone.localdate())
        new = Rules(government=self.record, **{name: getattr(now, name) for name in THRESHOLDS})
        return {"instance": new, "by": self.request.user}

    def perform(self, form):
        services.declare_rules(self.record, by=self.request.user, **form.changes())
        return self.back_url()


class CorrectionPage(DeclarePage, ChangePage):
    def perform(self, form):
        reason = form.cleaned_data["reason"]
        services.correct(self.record, by=self.request.user, version=self.version, changes=form.changes(), reason=reason)
        return self.back_url()


class RegisterStartDeclare(CorrectionPage):
    """Declares the start of the register, or corrects it where it is declared already."""

    title = _("Start of the register")
    lead = _(
        "From this day on the register holds everything that happens: what is not in it did not happen. Obligations "
        "and warnings begin there; of the time before, silence says nothing."
    )

    @cached_property
    def record(self):
        government = get_object_or_404(Government.objects.visible_to(self.request.user), key=self.kwargs["key"])
        return getattr(government, "register_start", None) or RegisterStart(government=government)

    @property
    def form_class(self):
        return RegisterStartCorrection if self.record.pk else RegisterStartForm

    def _fresh(self):
        return super()._fresh() if self.record.pk else self.record

    def perform(self, form):
        if self.record.pk:
            return super().perform(form)
        services.start_register(self.government(), by=self.request.user, **form.changes())
        return self.back_url()


class RulesChange(CorrectionPage):
    model = Rules
    form_class = RulesCorrection
    title = _("Correct thresholds")
