"""Where a record is shown: on its own page, or on that of the record above it. By names alone: portal knows no app."""

from operator import attrgetter

from django.conf import settings

from portal.models import Record

#: Label of a record without a page of its own → path to the record on whose page it is shown.
ABOVE = {
    "agreements.partnershipumbrella": "partnership",
    "agreements.agreementtext": "agreement",
    "agreements.clause": "text.agreement",
    "agreements.textpoint": "text.agreement",
    "agreements.fieldmatch": "text.agreement",
    "agreements.signing": "agreement",
    "agreements.signatory": "signing.agreement",
    "agreements.acknowledgement": "assignment",
    "agreements.assignmentstatus": "assignment",
    "agreements.officerincharge": "assignment",
    "agreements.handover": "officer.assignment",
    "agreements.participation": "activity",
    "agreements.promise": "activity",
    "agreements.finding": "monitoring",
    "agreements.report": "agreement",
    "agreements.answer": "filing",
    "agreements.reportedactivity": "answer.filing",
    "agreements.approvalcondition": "approval",
    "agreements.stage": "stage_set",
    "agreements.rules": "government",
    "agreements.registerstart": "government",
    "evaluations.warningresponse": "partnership",
    "evaluations.evaluator": "evaluation",
    "evaluations.judgement": "evaluation",
    "evaluations.evaluationverdict": "evaluation",
    "evaluations.followup": "evaluation",
    "evaluations.citeddocument": "evaluation",
    "evaluations.performancetarget": "government",
    "cities.localityname": "locality",
    "cities.agencysuccession": "predecessor",
    "portal.claim": "about",
}


def shown_on(record: Record) -> Record:
    """The record itself, or the one on whose page it is shown."""
    return record if record.page else shown_on(attrgetter(ABOVE[record.record_label()])(record))


def page_of(record: Record) -> str:
    return shown_on(record).get_absolute_url()


def absolute(path: str) -> str:
    """The whole address of a page, for mails, letters and calendars, which are read outside the portal."""
    return f"{settings.PORTAL_URL}{path}"
