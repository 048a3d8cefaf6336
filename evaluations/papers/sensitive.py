"""What a delegation should know and not say first: obstacles, what was ended, what was declined, what is disputed."""

from collections.abc import Iterable
from itertools import chain

from django.utils.translation import gettext as _

from agreements.models import Activity, Agreement, Assignment, CooperationField, Invitation, Obstacle
from agreements.models.days import told_by
from evaluations.papers.visit_records import Visited
from evaluations.papers.wording import dated, shortened, side_of
from portal.evidence import Evidence


def sensitive_points(visited: Visited) -> list[tuple[str, list[str]]]:
    """By sort, with a title, what still stands in the way first; a sort of which nothing is recorded is left out."""
    sorts = (
        (_("Obstacles"), _obstacles(visited)),
        (_("Ended or stopped"), chain(_terminated(visited), _stopped(visited))),
        (_("Declined"), _declined(visited)),
        (_("Sources differ"), _disputed(visited)),
    )
    told = [(title, list(lines)) for title, lines in sorts]
    return [(title, lines) for title, lines in told if lines]


def _obstacles(visited: Visited) -> Iterable[str]:
    seen = Obstacle.objects.visible_to(visited.user).standing().filter(partnership=visited.partnership)
    for obstacle in seen.open_on(visited.on):
        yield f"{obstacle.get_category_display()}: {dated(obstacle.description, obstacle.happened)}"


def _terminated(visited: Visited) -> Iterable[str]:
    seen = Agreement.objects.visible_to(visited.user).entered().filter(partnership=visited.partnership)
    for agreement in seen.terminated_by(visited.on):
        yield _("Terminated: %(what)s") % {"what": dated(agreement.title, agreement.terminated)}


def _stopped(visited: Visited) -> Iterable[str]:
    """Fields in which an agency stopped."""
    seen = Assignment.objects.visible_to(visited.user).standing().with_state(visited.on)
    stopped = seen.filter(state="stopped", field__agreement__partnership=visited.partnership)
    entered = stopped.filter(field__agreement__is_draft=False).select_related("field", "agency")
    for assignment in entered.order_by("field__position", "pk"):
        words = {"field": shortened(assignment.field.wording), "agency": assignment.agency}
        yield _("Stopped: «%(field)s» (%(agency)s)") % words


def _declined(visited: Visited) -> Iterable[str]:
    seen = Invitation.objects.visible_to(visited.user).standing().filter(partnership=visited.partnership)
    declined = seen.filter(told_by("sent", visited.on), answer=Invitation.Answer.DECLINED)
    for each in declined.exclude(answered__earliest__gt=visited.on).order_by("sent", "pk"):
        words = {
            "sender": side_of(visited.partnership, each.sender),
            "what": dated(each.subject, each.sent),
            "why": each.reason_wording or each.get_reason_display() or _("reason not recorded"),
        }
        yield _("Sent by %(sender)s: %(what)s – %(why)s") % words


def _disputed(visited: Visited) -> Iterable[str]:
    """Questions on which sources give different answers."""
    among = {"partnership": visited.partnership}
    seen = Agreement.objects.visible_to(visited.user).entered().filter(**among)
    fields = CooperationField.objects.visible_to(visited.user).filter(agreement__in=seen)
    activities = Activity.objects.visible_to(visited.user).standing().filter(told_by("happened", visited.on), **among)
    records = [visited.partnership, *seen, *fields, *activities]
    evidence = Evidence(*records)
    for record in records:
        for question in evidence.questions(record):
            answers = {answer.value: None for answer in question.answers()}
            if len(answers) > 1:
                yield f"{shortened(question.label)}: {shortened(' / '.join(answers), 160)}"
