"""The page of one record: found by its key among what the person may see, with what its sources say."""

from dataclasses import replace

from django.views.generic import DetailView

from portal.citing import citation_url
from portal.claims import why_not_cite
from portal.documents.permissions import why_not_attach
from portal.evidence import Evidence, facts
from portal.history import events_of, history
from portal.models import Document


class RecordDetail(DetailView):
    """Subclasses set `model`, `fact_names` and what stands beside. What the person may not see is a 404."""

    slug_field = "key"
    slug_url_kwarg = "key"
    context_object_name = "record"
    fact_names: tuple[str, ...] = ()
    #: Shown only where there is something to say: that most records have none is no gap.
    rare_fact_names: tuple[str, ...] = ()

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def get_object(self, queryset=None):
        found = super().get_object(queryset)
        self.user = self.request.user
        return found

    def records_on_page(self):
        """The record and those shown with it, whose sources the page lists."""
        return [self.object]

    def history_of(self):
        """Event rows shown in the history: the record's own, and in subclasses those below it."""
        return [events_of(self.object)]

    def hidden_in_history(self) -> frozenset[str]:
        """Attributes whose values the reader is not shown."""
        return frozenset()

    def history(self):
        if not self.shows_history:
            return None
        return history(*self.history_of(), user=self.user, hidden=self.hidden_in_history())

    @property
    def shows_history(self) -> bool:
        return self.user.is_authenticated and self.user.has_perm("portal.view_history", self.object)

    def in_own_words(self) -> dict[str, str]:
        """Attributes whose values the page says in words of its own."""
        return {}

    def facts(self):
        names, said = (*self.fact_names, *self.rare_fact_names), self.in_own_words()
        told = [
            replace(fact, value=said.get(name, fact.value))
            for name, fact in zip(names, facts(self.object, names, self.evidence), strict=True)
        ]
        return told[: len(self.fact_names)] + [known for known in told[len(self.fact_names) :] if not known.missing]

    def documents(self) -> list[Document]:
        """Those beside the record that the reader sees, each in its newest edition."""
        kinds = [self.object.record_label()]
        return list(Document.objects.about(self.object).visible_to(self.user, kinds=kinds).standing())

    def get_context_data(self, **kwargs):
        records = self.records_on_page()
        may_cite = self.user.is_authenticated and why_not_cite(self.user, self.object) is None
        self.evidence = Evidence(*records, may_choose=may_cite)
        return super().get_context_data(
            title=str(self.object),
            kicker=self.object._meta.verbose_name,
            evidence=self.evidence,
            may_cite=may_cite,
            record_label=self.object.record_label(),
            citation_url=citation_url(self.object),
            facts=self.facts(),
            citations=self.evidence.numbered,
            questions=[question for record in records for question in self.evidence.questions(record)],
            history=self.history(),
            documents=self.documents(),
            may_attach=self.user.is_authenticated and why_not_attach(self.user, self.object) is None,
            **kwargs,
        )
