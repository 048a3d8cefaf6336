"""Facts of the register that speak for or against an option, each with the address of its record.

Nothing is weighed here, and nothing is made up: a fact that is not recorded is not told.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from agreements.models import Agreement, Clause, Outcome
from agreements.models.coverage import RecordKind
from agreements.models.obstacles import ObstacleState
from evaluations.models.vocabulary import Recommendation, Verdict
from evaluations.papers.wording import shortened, side_of
from evaluations.renewal.agreed import only_there
from evaluations.renewal.ahead import Course, notice, renewal
from evaluations.renewal.carried_out import none_held
from evaluations.renewal.judged import Judged
from evaluations.renewal.register import Reviewed
from evaluations.renewal.wording import called, dated, is_past, linked
from portal.papers import Linked

Ground = str | Linked
#: Characters of what stands in full among the facts already.
BRIEF = 100


class Grounds:
    """Of one agreement; each word asks for one sort of fact."""

    def __init__(self, reviewed: Reviewed, judged: Judged, course: Course):
        self.reviewed, self.judged, self.course = reviewed, judged, course

    def running(self) -> Iterable[Ground]:
        """Fields that ran and are not said to have stopped."""
        for run in self.reviewed.runs:
            if run.runs:
                told = (
                    _("the last activity: %(when)s") % {"when": dated(run.last.happened)} if run.last else _("it runs")
                )
                yield linked(run.field, f"{called(run.field)}: {told}")

    def idle(self) -> Iterable[Ground]:
        """Fields of which nothing says that they ever ran."""
        held = none_held(is_known=RecordKind.ACTIVITIES in self.reviewed.known)
        for run in self.reviewed.runs:
            if not run.ran:
                yield linked(run.field, f"{called(run.field)}: {held}")

    def stopped(self) -> Iterable[Ground]:
        for run in self.reviewed.runs:
            if run.stopped_at:
                words = {"field": called(run.field), "agencies": ", ".join(run.stopped_at)}
                yield linked(run.field, _("%(field)s: stopped at %(agencies)s") % words)

    def planned(self) -> Iterable[Ground]:
        """What is planned in a field that has not run: it would be given up with the field."""
        idle = {run.field.pk for run in self.reviewed.runs if not run.ran}
        for plan in self.reviewed.plans:
            fields = [field for field in self.reviewed.agreed([plan.field_id]) if field.pk in idle]
            for field in fields:
                words = {"field": called(field), "plan": shortened(plan.title)}
                yield linked(plan, _("%(field)s: planned: %(plan)s") % words)

    def results(self) -> Iterable[Ground]:
        """Verified, and done or in use."""
        achieved = (Outcome.Stage.DONE, Outcome.Stage.IN_USE)
        for each in self.reviewed.outcomes:
            if each.verified and each.stage in achieved:
                words = {"result": shortened(each.title), "stage": each.get_stage_display()}
                yield linked(each, _("Verified result: %(result)s (%(stage)s)") % words)

    def obstacles(self) -> Iterable[Ground]:
        for each in self.reviewed.obstacles:
            if each.state == ObstacleState.OPEN:
                words = {"category": each.get_category_display(), "what": shortened(each.description, BRIEF)}
                yield linked(each, _("Unresolved: %(category)s: %(what)s") % words)

    def verdicts(self, verdict: Verdict) -> Iterable[Ground]:
        """Of the final evaluation; data that do not suffice speak on no side."""
        for each in self.judged.verdicts:
            if each.verdict == verdict:
                words = {"element": each.get_element_display(), "verdict": each.get_verdict_display()}
                yield Linked(_("Final verdict on «%(element)s»: %(verdict)s") % words, self.judged.address)

    def recommended(self, *recommendations: Recommendation) -> Iterable[Ground]:
        evaluation = self.judged.evaluation
        if evaluation and evaluation.recommendation in recommendations:
            yield self.judged.recommends

    def promises(self) -> Iterable[Ground]:
        for each in self.reviewed.promises:
            side = side_of(self.reviewed.partnership, each.side)
            words = {"side": side, "action": shortened(each.action)}
            yield linked(each.activity, _("Open promise of %(side)s: %(action)s") % words)

    def unstated(self) -> Iterable[Ground]:
        """Fields of which the text says no expected outcomes."""
        for each in self.reviewed.fields:
            if each.outcomes == each.Outcomes.NOT_STATED:
                yield linked(each, _("%(field)s: the text states no expected outcomes") % {"field": called(each)})

    def absent_clauses(self) -> Iterable[Ground]:
        for text in self.reviewed.texts:
            for clause in text.text.clauses.all():
                if not clause.is_present:
                    words = {"clause": Clause.Kind(clause.kind).label, "text": text.text.get_party_display()}
                    yield self._of_agreement(_("«%(clause)s» does not stand in: %(text)s") % words)

    def differing(self) -> Iterable[Ground]:
        """What one text has and the other, as somebody found, has not."""
        for text in self.reviewed.texts:
            for match in text.matches:
                if match.matches and not match.matches[0][0].is_matched:
                    words = {"field": called(match.field), "text": text.text.get_party_display()}
                    yield linked(match.field, _("%(field)s: not found in: %(text)s") % words)
        yield from only_there(self.reviewed)

    def proposals(self) -> Iterable[Ground]:
        for each in self.reviewed.proposals:
            words = {
                "side": side_of(self.reviewed.partnership, each.sender),
                "what": shortened(each.subject),
                "when": dated(each.sent),
            }
            yield linked(each, _("Proposal of %(side)s: %(what)s (%(when)s)") % words)

    def stages(self) -> Iterable[Ground]:
        """Those up to the signing of which nothing is recorded for a renewal."""
        if unrecorded := self.course.unrecorded:
            words = {
                "number": len(unrecorded),
                "total": len(self.course.before_signing),
                "stages": ", ".join(str(each.stage) for each in unrecorded),
            }
            told = _("Stages up to the signing not recorded for a renewal, %(number)d of %(total)d: %(stages)s") % words
            yield Linked(told, self.course.address)

    def renews_itself(self) -> Iterable[Ground]:
        if self._goes_on and self.reviewed.agreement.renewal == Agreement.Renewal.AUTOMATIC:
            yield self._of_agreement(renewal(self.reviewed))

    def ends_by_itself(self) -> Iterable[Ground]:
        """A term that ends, and a text by which it goes on only where somebody acts."""
        agreement = self.reviewed.agreement
        needs_act = agreement.renewal in (Agreement.Renewal.WRITTEN, Agreement.Renewal.NEW_TEXT)
        if self._goes_on and agreement.expires and needs_act:
            yield self._of_agreement(renewal(self.reviewed))

    def has_no_end(self) -> Iterable[Ground]:
        if self._goes_on and self.reviewed.agreement.term == Agreement.Term.OPEN_ENDED:
            yield self._of_agreement(_("It is open-ended and does not run out by itself."))

    def notice_ahead(self) -> Iterable[Ground]:
        last = self.reviewed.agreement.last_notice
        if self._goes_on and last and not is_past(last, self.reviewed.on):
            yield self._of_agreement(notice(self.reviewed))

    def notice_past(self) -> Iterable[Ground]:
        if self._goes_on and is_past(self.reviewed.agreement.last_notice, self.reviewed.on):
            yield self._of_agreement(notice(self.reviewed))

    @property
    def _goes_on(self) -> bool:
        """Its text still says what becomes of it: it was not terminated."""
        return not self.reviewed.is_terminated

    def _of_agreement(self, text: str) -> Linked:
        return Linked(text, self.reviewed.agreement.get_absolute_url())
