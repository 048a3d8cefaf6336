"""Acts of an agency on its responsibility: acknowledge, say how far the field is, name officers, hand over.

Each may be recorded by the cooperation unit on the agency's behalf: then it names the channel by which it came, and
keeps the proof where there is one. A day that is not given is today. All raise PermissionDenied and ValidationError.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.models import Acknowledgement, Assignment, AssignmentStatus, Handover, OfficerInCharge
from agreements.models.awareness import Channel, Statement
from agreements.permissions import assignments as may
from portal.documents.services import Told, attach
from portal.keys import new_key
from portal.models import Document, Visibility
from portal.partial_dates import PartialDate
from portal.services import act, lock, refuse, store


@dataclass(frozen=True)
class Way:
    """How a statement came: through the portal itself, or by a channel, with or without a proof."""

    channel: str = ""
    proof: UploadedFile | None = None


THE_PORTAL = Way()


def acknowledge(
    assignment: Assignment,
    *,
    by,
    state: str,
    day: PartialDate | None = None,
    note: str = "",
    post: str = "",
    way: Way = THE_PORTAL,
) -> Acknowledgement:
    """The agency says on that day that it knows of its responsibility or does not.

    Where it does and names a post, that comes into charge from the same day on.
    """
    with act(by=by):
        held = lock(assignment)
        refuse(may.why_not_acknowledge(by, held))
        said = Acknowledgement(assignment=held, state=state, happened=_past(day), note=note)
        _say(said, "awareness", by=by, way=way)
        if post and state == Acknowledgement.State.AWARE:
            _name_officer(held, post, said.happened, by=by, way=Way(way.channel))
    return said


def say_status(
    assignment: Assignment,
    *,
    by,
    state: str,
    reason: str = "",
    day: PartialDate | None = None,
    way: Way = THE_PORTAL,
) -> AssignmentStatus:
    """How far the field has come at the agency, from that day on; what stopped says why."""
    with act(by=by):
        held = lock(assignment)
        refuse(may.why_not_speak(by, held))
        if state == AssignmentStatus.State.STOPPED and not reason.strip():
            raise ValidationError({"reason": _("Say why it stopped.")})
        said = AssignmentStatus(assignment=held, state=state, reason=reason, happened=_past(day))
        return _say(said, "status", by=by, way=way)


def put_in_charge(
    assignment: Assignment, *, by, post: str, since: PartialDate | None = None, way: Way = THE_PORTAL
) -> OfficerInCharge:
    """An officer, named by post, looks after the field from that day on; who was in charge stays until he leaves."""
    with act(by=by):
        held = lock(assignment)
        refuse(may.why_not_put_in_charge(by, held))
        return _name_officer(held, post, _past(since, "started"), by=by, way=way)


def _name_officer(held: Assignment, post: str, since: PartialDate, *, by, way: Way) -> OfficerInCharge:
    return _say(OfficerInCharge(assignment=held, post=post, started=since), "officer", by=by, way=way)


def officer_leaves(
    officer: OfficerInCharge,
    *,
    by,
    leaving: str,
    on: PartialDate | None = None,
    moved_to: str = "",
    way: Way = THE_PORTAL,
) -> OfficerInCharge:
    """The officer is in charge no more from that day on; what was handed over is another act."""
    with act(by=by):
        current = _locked(officer)
        refuse(may.why_not_leave(by, current))
        current.ended = _past(on, "ended")
        current.leaving, current.moved_to = leaving, moved_to
        return _say(current, "officer", by=by, way=way)


def hand_over(officer: OfficerInCharge, *, by, what: dict, to_post: str = "", way: Way = THE_PORTAL) -> Handover:
    """What the officer leaves behind, and who takes it over.

    `what` are attributes of the handover. Where `to_post` names a post, a new officer comes into charge by it on the
    same day and takes over.
    """
    with act(by=by):
        current = _locked(officer)
        held = current.assignment
        refuse(may.why_not_hand_over(by, current))
        if to_post:
            refuse(may.why_not_put_in_charge(by, held))
        handover = Handover(officer=current, **what)
        handover.happened = _past(handover.happened)
        _check_order(handover)
        if to_post:
            handover.taken_over_by = _name_officer(held, to_post, handover.happened, by=by, way=Way(way.channel))
        _check_taker(handover)
        return _say(handover, "handover", by=by, way=way)


def _locked(officer: OfficerInCharge) -> OfficerInCharge:
    """The officer as he now is, with his responsibility, which is always locked first."""
    held = lock(officer.assignment)
    current = lock(officer)
    current.assignment = held
    return current


def _check_order(handover: Handover) -> None:
    """Refuses a handover that certainly comes before the officer was in charge."""
    latest, started = handover.happened.latest, handover.officer.started
    if latest and started and started.earliest and latest < started.earliest:
        raise ValidationError({"happened": _("An officer cannot hand over before he begins: check the day.")})


def _check_taker(handover: Handover) -> None:
    taker = handover.taken_over_by
    if taker is None:
        return
    if taker.pk == handover.officer_id or taker.assignment_id != handover.officer.assignment_id:
        raise ValidationError({"taken_over_by": _("Another officer in charge of this field takes over.")})


def _say(said: Statement, word: str, *, by, way: Way):
    """Stores what was said, with the way by which it came, within the act at hand."""
    assignment = said.officer.assignment if isinstance(said, Handover) else said.assignment
    said.on_behalf = may.is_on_behalf(by, assignment)
    said.channel = way.channel if said.on_behalf else Channel.PORTAL
    if said.on_behalf and said.channel in ("", Channel.PORTAL):
        raise ValidationError({"channel": _("Say by which way the agency told it.")})
    said.government_id = assignment.government_id
    if not said.key:
        said.key = new_key(type(said), assignment.key, word)
    store(said)
    if way.proof:
        attach(said, way.proof, by=by, told=Told(kind=Document.Kind.PROOF, visibility=Visibility.COUNCIL))
    return said


def _past(day: PartialDate | None, name: str = "happened") -> PartialDate:
    """The day, today where none is given; raises ValidationError for one that is certainly still to come."""
    today = timezone.localdate()
    if day is None:
        return PartialDate.on(today)
    if day.earliest and day.earliest > today:
        raise ValidationError({name: _("This day is still to come.")})
    return day
