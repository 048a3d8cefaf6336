"""What becomes public with a partnership: the records of each kind, and the warnings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from agreements.models import (
    Acknowledgement,
    Activity,
    Agreement,
    AgreementText,
    Approval,
    ApprovalCondition,
    Assignment,
    AssignmentStatus,
    Clause,
    Contact,
    CooperationField,
    CoverageStatement,
    FieldMatch,
    Finding,
    Funding,
    Handover,
    Invitation,
    LeadershipChange,
    Monitoring,
    Obstacle,
    OfficerInCharge,
    Outcome,
    Participation,
    Partnership,
    PartnershipUmbrella,
    PlanItem,
    Promise,
    Report,
    Signatory,
    Signing,
    Step,
    TextPoint,
)
from cities.visibility import entered, standing
from evaluations.models import Evaluation, IndicatorJudgement, PublishedVerdict, WarningResponse
from evaluations.warnings.raised import Raised, raised
from evaluations.warnings.seen import PUBLIC

#: Records that everybody reads with the partnership, and the path to it; those below a path of an agreement are hidden
#: with its draft.
OF_AGREEMENTS = {
    AgreementText: "agreement__",
    Signing: "agreement__",
    Signatory: "signing__agreement__",
    Clause: "text__agreement__",
    TextPoint: "text__agreement__",
    CooperationField: "agreement__",
    FieldMatch: "text__agreement__",
    Assignment: "field__agreement__",
    Acknowledgement: "assignment__field__agreement__",
    AssignmentStatus: "assignment__field__agreement__",
    OfficerInCharge: "assignment__field__agreement__",
    Handover: "officer__assignment__field__agreement__",
    Report: "agreement__",
}
OF_PARTNERSHIP = {
    Approval: "",
    ApprovalCondition: "approval__",
    Step: "",
    PlanItem: "",
    Activity: "",
    Participation: "activity__",
    Promise: "activity__",
    Invitation: "",
    Outcome: "",
    Obstacle: "",
    Funding: "",
    Monitoring: "",
    Finding: "monitoring__",
    LeadershipChange: "",
    CoverageStatement: "",
    IndicatorJudgement: "",
    PublishedVerdict: "",
}
#: What the words of a record read beside itself.
READ_WITH = {
    Assignment: ("agency", "field"),
    Acknowledgement: ("assignment__agency", "assignment__field"),
    AssignmentStatus: ("assignment__agency", "assignment__field"),
    Clause: ("text",),
    FieldMatch: ("field", "text"),
    Evaluation: ("partnership__government", "partnership__partner"),
    Handover: ("officer", "taken_over_by"),
    PartnershipUmbrella: ("agreement",),
    Report: ("agency",),
    Step: ("stage",),
}
#: How a record is called here where its own words say too little.
CALLED = {
    Acknowledgement: lambda said: f"{said.assignment}: {said}",
    AssignmentStatus: lambda said: f"{said.assignment}: {said}",
    Clause: lambda clause: f"{clause.text}: {clause}",
    PartnershipUmbrella: lambda link: str(link.agreement),
    Signing: lambda signing: signing.place,
    Signatory: lambda signatory: signatory.post or signatory.name,
}


@dataclass(frozen=True)
class Part:
    """The records of one kind; `label` names the kind, `records` are told in words."""

    label: str
    records: list[str]


@dataclass(frozen=True)
class Preview:
    shown: list[Part]
    hidden: list[Part]
    warnings: list[Raised]
    responses: list[WarningResponse]


def public_records(partnership: Partnership) -> list[QuerySet]:
    """Of each kind, the records that everybody reads once the partnership is published."""
    agreements = [Agreement.objects.filter(entered(), partnership=partnership)]
    umbrellas = [PartnershipUmbrella.objects.filter(entered("agreement__"), partnership=partnership)]
    below_agreements = [
        model.objects.filter(entered(path), **{f"{path}partnership": partnership})
        for model, path in OF_AGREEMENTS.items()
    ]
    below_partnership = [
        model.objects.filter(standing(path), **{f"{path}partnership": partnership})
        for model, path in OF_PARTNERSHIP.items()
    ]
    evaluations = [Evaluation.objects.final().filter(partnership=partnership).defer("frozen")]
    return [*agreements, *umbrellas, *below_agreements, *below_partnership, *evaluations]


def hidden_records(partnership: Partnership) -> list[QuerySet]:
    """Drafts, what is annulled, and what is never public."""
    kept = Q(is_draft=True) | Q(annulled_on__isnull=False)
    return [
        Agreement.objects.filter(kept, partnership=partnership),
        *(
            model.objects.filter(annulled_on__isnull=False, partnership=partnership)
            for model, path in OF_PARTNERSHIP.items()
            if not path
        ),
        Contact.objects.filter(partnership=partnership),
        Evaluation.objects.filter(partnership=partnership, final_on=None),
    ]


def preview(partnership: Partnership, on: date) -> Preview:
    """What everybody reads from the day of publication on, by the same words as the pages that will show it."""
    public = raised(Partnership.objects.filter(pk=partnership.pk), on, PUBLIC)
    responses = WarningResponse.objects.filter(partnership=partnership, code__in=PUBLIC)
    return Preview(_parts(public_records(partnership)), _parts(hidden_records(partnership)), public, list(responses))


def _parts(querysets: list[QuerySet]) -> list[Part]:
    parts = []
    for found in querysets:
        called, related = CALLED.get(found.model, str), READ_WITH.get(found.model)
        # Without a name, select_related follows every reference there is.
        records = [called(record) for record in (found.select_related(*related) if related else found)]
        if records:
            parts.append(Part(found.model._meta.verbose_name_plural, records))
    return parts
