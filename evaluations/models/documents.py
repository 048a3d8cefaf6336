"""Documents on which an evaluation rests: they stay as long as it does."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluations.models.evaluations import ANY, BelowEvaluationQuerySet, Evaluation, frozen_with_evaluation
from portal.models import Document, Record


@pghistory.track()
class CitedDocument(Record):
    """An evaluation names a document; the database keeps whoever would delete it from doing so."""

    evaluation = models.ForeignKey(
        Evaluation, models.CASCADE, verbose_name=_("evaluation"), related_name="cited_documents"
    )
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("document"), related_name="cited_by")
    place = models.CharField(_("place"), max_length=120, blank=True, help_text=_("Page or article: «page 3»."))

    objects = BelowEvaluationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("document cited")
        verbose_name_plural = _("documents cited")
        ordering = ["evaluation", "id"]
        triggers = [*Record.Meta.triggers, frozen_with_evaluation("cited_documents_are_frozen", ANY)]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "document", "place"],
                name="an_evaluation_cites_a_place_in_a_document_once",
                violation_error_message=_("This place is cited already."),
            )
        ]

    def __str__(self):
        return f"{self.document}, {self.place}" if self.place else str(self.document)
