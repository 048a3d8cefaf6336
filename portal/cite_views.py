"""Pages that cite a source for a record, and write down what a source says otherwise."""

from django.apps import apps
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal import claims
from portal.addresses import page_of
from portal.cite_forms import CiteForm, ClaimForm, SourceFields
from portal.form_views import FormPage
from portal.models import Record, Source


def record_model(label: str) -> type[Record]:
    """The kind of record of that label; what people cannot see or cite is answered as not found."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, Record) or not hasattr(model.objects, "visible_to"):
        raise Http404
    return model


def given_source(form: SourceFields, by) -> Source | None:
    """The source that was chosen, or the new one that was described; None where the form needs none."""
    new = form.new_source()
    return claims.add_source(by=by, **new) if new else form.cleaned_data["source"]


class AboutRecordPage(FormPage):
    """A form about any record, addressed by kind and key."""

    @cached_property
    def record(self):
        model = record_model(self.kwargs["label"])
        return get_object_or_404(model.objects.visible_to(self.request.user), key=self.kwargs["key"])

    def why_not(self):
        return claims.why_not_cite(self.request.user, self.record)

    def form_kwargs(self):
        return {"record": self.record}

    def given(self, form, *names: str) -> dict:
        return {name: form.cleaned_data[name] for name in names}


class Cite(AboutRecordPage):
    form_class = CiteForm
    title = _("Cite a source")
    lead = _("The record, or one statement in it, rests on this place in a source.")

    def perform(self, form):
        given = self.given(form, "locator", "attribute", "quote")
        source = given_source(form, self.request.user)
        claims.cite(self.record, by=self.request.user, source=source, **given)
        return page_of(self.record)


class ClaimAdd(AboutRecordPage):
    form_class = ClaimForm
    title = _("Write down what a source says otherwise")
    lead = _("Both statements stay visible side by side; which one the register follows is chosen afterwards.")

    def perform(self, form):
        given = self.given(form, "locator", "attribute", "topic", "value", "wording")
        source = given_source(form, self.request.user)
        claims.add_claim(self.record, by=self.request.user, source=source, **given)
        return page_of(self.record)
