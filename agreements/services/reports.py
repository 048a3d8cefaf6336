"""Acts on the report of an agency: write it, file it, return it, waive it. Accepting it is in `acceptance`."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.models import Activity, Answer, Assignment, Filing, Obligation, Report, ReportedActivity
from agreements.models.awareness import Channel
from agreements.permissions import reports as may
from agreements.reporting import AskedReport
from agreements.services.assignments import THE_PORTAL, Way
from cities.models import Agency
from cities.permissions import serves
from portal.documents.services import Told, attach
from portal.keys import new_key
from portal.models import Document, Visibility
from portal.services import StaleEdit, act, lock, refuse, store


@dataclass
class Said:
    """What the page says of one responsibility."""

    assignment: Assignment
    attributes: dict
    confirmed: list[Activity] = field(default_factory=list)
    described: list[ReportedActivity] = field(default_factory=list)


def write_report(
    asked: AskedReport, said: list[Said], *, by, version: int | None = None, way: Way = THE_PORTAL
) -> Filing:
    """Keeps what was written so far, to go on later; `version` is that of the draft that was seen, if there was one.

    Whoever does not serve the agency writes on its behalf, and says how it came. A file may be kept beside it.
    Raises PermissionDenied, StaleEdit, ValidationError.
    """
    with act(by=by):
        refuse(may.why_not_report(by, asked.agency))
        lock(asked.agency)
        filing = _version_to_write(asked, version)
        filing.on_behalf = not serves(by, asked.agency)
        filing.channel = way.channel if filing.on_behalf else Channel.PORTAL
        store(filing)
        _answers(filing, said)
        if way.proof:
            attach(filing, way.proof, by=by, told=Told(kind=Document.Kind.ANNEX, visibility=Visibility.COUNCIL))
    return filing


def file_report(
    asked: AskedReport, said: list[Said], *, by, version: int | None = None, way: Way = THE_PORTAL
) -> Filing:
    """Files what was written: it waits for acceptance, and nothing of it is overdue from this day on."""
    today = timezone.localdate()
    if not asked.period.over_by(today):
        raise ValidationError(
            _("The period is not over yet: file the report when it is. What you wrote can be saved for then.")
        )
    with act(by=by):
        filing = write_report(asked, said, by=by, version=version, way=way)
        filing.filed_on, filing.filed_by = today, by
        store(filing)
        answered = {each.assignment.field.agreement_id for each in said}
        for owed in asked.asked:
            if owed.agreement_id in answered:
                _stored(owed)
    return filing


def _version_to_write(asked: AskedReport, version: int | None) -> Filing:
    """The draft that exists, or the next version; asked anew, now that nobody else can write."""
    written = Filing.objects.filter(agency=asked.agency, starts=asked.starts)
    current = written.filter(returned_on=None, accepted_on=None).select_for_update().first()
    if current is None:
        return _next_version(asked, (written.aggregate(last=Max("number"))["last"] or 0) + 1)
    if current.filed_on:
        raise ValidationError(_("This report is filed already and waits for acceptance."))
    if current.version != version:
        raise StaleEdit(current)
    return current


def _next_version(asked: AskedReport, number: int) -> Filing:
    if not asked.assignments:
        raise ValidationError(_("Nothing is left to report for this period."))
    return Filing(
        key=new_key(Filing, asked.agency.key, "report", f"{asked.starts:%Y-%m}", str(number)),
        agency=asked.agency,
        government_id=asked.agency.government_id,
        starts=asked.period.starts,
        ends=asked.period.ends,
        number=number,
    )


def _answers(filing: Filing, said: list[Said]) -> None:
    """What is said takes the place of what this version said before; what is not asked any more leaves it."""
    filing.answers.exclude(assignment__in=[each.assignment for each in said]).delete()
    ReportedActivity.objects.filter(answer__filing=filing).delete()
    written = {answer.assignment_id: answer for answer in filing.answers.all()}
    for each in said:
        answer = written.get(each.assignment.pk) or Answer(
            key=new_key(Answer, filing.key, "answer"), filing=filing, assignment=each.assignment
        )
        answer.government_id = filing.government_id
        for name, value in each.attributes.items():
            setattr(answer, name, value)
        store(answer)
        for reported in (*(ReportedActivity(activity=activity) for activity in each.confirmed), *each.described):
            reported.key = new_key(ReportedActivity, answer.key, "activity")
            reported.answer, reported.government_id = answer, filing.government_id
            store(reported)


def _stored(owed: Obligation) -> Report:
    """The report as a row of its own, with its due day fixed."""
    if owed.report:
        return owed.report
    report = Report(
        key=new_key(Report, owed.agency.key, "report", f"{owed.starts:%Y-%m}"),
        agreement_id=owed.agreement_id,
        agency_id=owed.agency_id,
        government_id=owed.government_id,
        starts=owed.starts,
        ends=owed.ends,
        due=owed.due,
    )
    store(report)
    return report


def return_report(filing: Filing, *, by, note: str) -> Filing:
    """The agency is to mend it: the next version begins as a copy of this one, which stays as it is."""
    with act(by=by, reason=note):
        current = lock(filing)
        refuse(may.why_not_return(by, current))
        current.returned_on, current.return_note = timezone.localdate(), note
        store(current)
    return current


def waive_report(owed: Obligation, *, by, reason: str) -> Report:
    """Nobody asks for this one report any more. `owed` carries its state of today; it is asked for anew."""
    with act(by=by, reason=reason):
        agency = lock(Agency(pk=owed.agency_id))
        asked = AskedReport(agency, owed.starts, timezone.localdate())
        current = next((each for each in asked.obligations if each.agreement_id == owed.agreement_id), None)
        if current is None:
            raise ValidationError(_("This report is not owed any more."))
        refuse(may.why_not_waive(by, current))
        report = _stored(current)
        report.waived_on, report.waiver_reason = timezone.localdate(), reason
        store(report)
    return report
