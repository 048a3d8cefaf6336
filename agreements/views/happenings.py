"""Pages of records of what happens under a partnership: show, add, change, annul; declared for each kind."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from agreements.models.days import told_by
from agreements.models.happening import BelowHappening
from agreements.permissions import happenings as may
from agreements.services import happenings as services
from agreements.views.buttons import Button
from portal.addresses import page_of
from portal.details import RecordDetail
from portal.expressions import of_relative
from portal.form_views import ChangePage, FormPage
from portal.forms import ReasonForm
from portal.lists import FilteredListView


class HappeningList(FilteredListView):
    """Rows that stand; what is annulled keeps its page alone. On an earlier day what came certainly later is left out.

    `dated` names the attribute that says when; none for what has no day.

    `relatives` names relations and the attribute by which each is called: rows get `seen_…` and `seen_…_key`, empty
    where the reader may not see the relative.
    """

    relatives: dict[str, str] = {}
    dated = "happened"

    def rows_on(self, day):
        rows = super().rows_on(day).standing()
        if self.dated and day < timezone.localdate():
            rows = rows.filter(told_by(self.dated, day))
        for name, called in self.relatives.items():
            seen = self.model._meta.get_field(name).related_model.objects.visible_to(self.request.user)
            rows = rows.annotate(
                **{f"seen_{name}": of_relative(seen, name, called), f"seen_{name}_key": of_relative(seen, name)}
            )
        return rows


class HappeningDetail(RecordDetail):
    """The page of one record; the names of its acts begin with that of its page: «invitation-change»."""

    template_name = "agreements/happening.html"

    def get_queryset(self):
        related = ("government", "partnership__government", "partnership__partner")
        return super().get_queryset().select_related(*related).prefetch_related(*self._relatives_seen())

    def _relatives_seen(self):
        """What its facts name, where the reader may see it: a draft or an annulled record is not named."""
        for name in (*self.fact_names, *self.rare_fact_names):
            relative = self.model._meta.get_field(name).related_model
            if relative and name != "partnership":
                yield Prefetch(name, queryset=relative.objects.visible_to(self.request.user))

    def buttons(self) -> list[Button]:
        if not self.user.is_authenticated or may.why_not_change(self.user, self.object):
            return []
        change, annul = (reverse(f"{self.model.page}-{act}", args=[self.object.key]) for act in ("change", "annul"))
        own = [Button(_("Change"), change, "pencil"), *self.own_buttons()]
        return [*own, Button(_("Annul"), annul, "ban", danger=True)]

    def own_buttons(self) -> list[Button]:
        """Further acts on this kind of record, for those who may change it."""
        return []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        crumbs = [(str(self.object.partnership), self.object.partnership.get_absolute_url())]
        return context | {"buttons": self.buttons(), "crumbs": crumbs}


class HappeningAdd(FormPage):
    """`adds` is the kind of record; it hangs under the partnership of the address."""

    model = Partnership
    adds = None

    def why_not(self):
        return may.why_not_record(self.request.user, self.record, self.adds)

    def form_kwargs(self):
        return {"instance": self.adds(partnership=self.record), "by": self.request.user}

    def perform(self, form):
        return page_of(services.add(form.instance, by=self.request.user, links=form.links()))


class HappeningPage(FormPage):
    """A form on a record that exists."""

    def why_not(self):
        return may.why_not_change(self.request.user, self.record)

    def crumbs(self):
        partnership = self.record.partnership
        return [(str(partnership), partnership.get_absolute_url()), (str(self.record), page_of(self.record))]


class HappeningChange(HappeningPage, ChangePage):
    lead = _("What you save takes the place of what stood there; the history keeps both.")

    def perform(self, form):
        changed = services.change(
            self.record, by=self.request.user, version=self.version, changes=form.changes(), links=form.links()
        )
        return page_of(changed)


class HappeningAnnul(HappeningPage):
    form_class = ReasonForm
    title = button = _("Annul")
    lead = _("Only for what was recorded in error: it leaves all lists and stays in the history, with your reason.")
    danger = True
    done = _("The record is annulled.")

    def why_not(self):
        return may.why_not_annul(self.request.user, self.record)

    def perform(self, form):
        return page_of(services.annul(self.record, by=self.request.user, reason=form.cleaned_data["reason"]))


class BelowPage(FormPage):
    """A form on what stands below such a record; the record above decides who may."""

    def above(self):
        return self.record.above if isinstance(self.record, BelowHappening) else self.record

    def why_not(self):
        return may.why_not_change(self.request.user, self.above())

    def crumbs(self):
        return [(str(self.above()), self.above().get_absolute_url())]


class BelowAdd(BelowPage):
    """`adds` is the kind of part; it hangs under the record of the address."""

    adds = None

    def form_kwargs(self):
        return {"instance": self.adds(**{self.adds.above_name: self.record}), "by": self.request.user}

    def perform(self, form):
        services.add_below(form.instance, by=self.request.user)
        return page_of(self.record)


class BelowChange(BelowPage, ChangePage):
    lead = _("What you save takes the place of what stood there; the history keeps both.")

    def perform(self, form):
        services.change_below(self.record, by=self.request.user, version=self.version, changes=form.changes())
        return page_of(self.record)


class BelowRemove(BelowPage):
    form_class = ReasonForm
    title = button = _("Remove")
    lead = _("It was written down in error and goes from the register; the history keeps it, with your reason.")
    danger = True
    done = _("Removed.")

    def perform(self, form):
        services.remove_below(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return page_of(self.record)
