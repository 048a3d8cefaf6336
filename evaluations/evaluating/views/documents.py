"""Pages on which an evaluation names the documents that it rests on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.evaluating import documents as services
from evaluations.evaluating import permissions as may
from evaluations.evaluating.views.acts import EvaluationAct
from evaluations.models import CitedDocument
from portal.addresses import page_of
from portal.forms import GroupedForm, PlainForm, RecordChoiceField


class CiteDocumentForm(GroupedForm, forms.Form):
    def __init__(self, *args, documents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"] = RecordChoiceField(
            documents,
            label=_("Document"),
            help_text=_("Those that you may see beside the partnership, its agreements and what happened under it."),
        )
        place = CitedDocument._meta.get_field("place")
        self.fields["place"] = place.formfield()


class EvaluationCiteDocument(EvaluationAct):
    may, form_class = may.why_not_judge, CiteDocumentForm
    title = _("Cite a document")
    lead = _("A document that an evaluation cites stays, and nobody deletes it once the evaluation is final.")

    def form_kwargs(self):
        return {"documents": services.citable(self.record, self.request.user)}

    def perform(self, form):
        given = form.cleaned_data
        cited = services.cite(self.record, given["document"], by=self.request.user, place=given["place"])
        return page_of(cited)


class CitedDocumentRemove(EvaluationAct):
    model, form_class = CitedDocument, PlainForm
    title = button = _("Cite it no more")
    lead = _("The document itself stays.")
    done = _("Removed.")

    def why_not(self):
        return may.why_not_judge(self.request.user, self.record.evaluation)

    def crumbs(self):
        return [(str(self.record.evaluation), page_of(self.record))]

    def perform(self, form):
        url = page_of(self.record)
        services.let_go(self.record, by=self.request.user)
        return url
