"""An evaluation as a file: whoever sees its page may have it."""

from django.utils import timezone

from evaluations.evaluating.views.pages import EvaluationDetail
from evaluations.papers.evaluation import draft_paper, final_paper
from evaluations.papers.evaluation_since import Later
from portal.files import file_response
from portal.papers import Paper, paper_pdf


class EvaluationFile(EvaluationDetail):
    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return file_response(paper_pdf(self.paper()), f"{self.object.key}.pdf")

    def paper(self) -> Paper:
        today = timezone.localdate()
        if not self.object.final_on:
            return draft_paper(self.object, self.text, self.draft()["lacking"], today)
        told = self.final()
        successor = told["succeeded_by"]
        later = Later(
            on=today,
            since=told["since"],
            # A paper is handed on: it names no draft, even where its first reader sees one.
            successor=successor if successor and successor.final_on else None,
            follow_ups=[each for each, _may_tell in told["became"]],
        )
        return final_paper(self.object, self.text, later)
