"""One of everything, for tests that walk over all pages; and the addresses of all pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import factories as make
from tests import life
from tests.life import evaluations

#: What the address of a page needs, by what the part of its name before the first hyphen speaks of.
TAKES = {
    "source": "source",
    "citation": "citation",
    "record": "agreement",
    "membership": "membership",
    "claim": "claim",
    "government": "government",
    "locality": "locality",
    "agency": "agency",
    "partnership": "partnership",
    "agreement": "agreement",
    "field": "field",
    "text": "text",
    "point": "point",
    "signing": "signing",
    "signatory": "signatory",
    "assignment": "assignment",
    "umbrella": "umbrella",
    "approval": "approval",
    "invitation": "invitation",
    "rules": "rules",
    "activity": "activity",
    "participation": "participation",
    "promise": "promise",
    "plan": "plan_item",
    "monitoring": "monitoring",
    "finding": "finding",
    "outcome": "outcome",
    "obstacle": "obstacle",
    "funding": "funding",
    "contact": "contact",
    "leadership": "leadership",
    "coverage": "coverage",
    "attachment": "attachment",
    "published": "verdict",
    "indicator": "judgement",
    "officer": "serving",
    "report": "asked",
    "filing": "filing",
    "papers": "partnership",
    "evaluation": "evaluation",
    "evaluator": "evaluator",
    "followup": "follow_up",
    "elements": "partnership",
    "correction": "correction",
    "import": "import",
    "export": "export",
}
#: A page that adds something names what it is added to; other acts may name what they concern.
ADDED_TO = {
    "warning-respond": "partnership",
    "evaluation-begin": "partnership",
    "agency-add": "government",
    "appoint": "government",
    "cite": "agreement",
    "claim-add": "agreement",
    "reminder-release": "government",
    "letters": "agency",
    "letters-note": "agency",
    "letters-head": "agency",
    "hearing": "government",
    "annual-report-now": "government",
    "annual-report": "government",
    "annual-report-pdf": "government",
    "annual-report-docx": "government",
    "annual-report-xlsx": "government",
    "hearing-file": "government",
    "attachment-add": "agreement",
    "data-release": "package",
    "officer-add": "assignment",
    "locality-name-add": "locality",
    "succession-add": "agency",
    "text-add": "agreement",
    "point-add": "text",
    "field-add": "agreement",
    "signing-add": "agreement",
    "signatory-add": "signing",
    "assignment-add": "field",
    "umbrella-add": "partnership",
    "approval-add": "partnership",
    "invitation-add": "partnership",
    "rules": "government",
    "rules-add": "government",
    "register-start": "government",
    "activity-add": "partnership",
    "participation-add": "activity",
    "promise-add": "activity",
    "plan-item-add": "partnership",
    "monitoring-add": "partnership",
    "finding-add": "monitoring",
    "outcome-add": "partnership",
    "obstacle-add": "partnership",
    "funding-add": "partnership",
    "contact-add": "partnership",
    "leadership-change-add": "partnership",
    "coverage-statement-add": "partnership",
    "published-verdict-add": "partnership",
    "indicator-judgement-add": "partnership",
}
#: What is no page but a file to be saved.
FILES = {
    "calendar-feed",
    "letters-note",
    "letters-head",
    "papers-council-brief",
    "papers-visit-brief-docx",
    "papers-visit-brief-pdf",
    "papers-partner-brief-docx",
    "papers-partner-brief-pdf",
    "hearing-file",
    "annual-report-pdf",
    "annual-report-docx",
    "annual-report-xlsx",
    "evaluation-pdf",
    "portal:attachment",
    "portal:data-package",
    "portal:data-release",
    "portal:data-own-package",
    "portal:data-table",
    "portal:record-bib",
    "portal:record-ris",
    "portal:import-rejected",
    "portal:import-blank",
    "agreements:activity-visit-report",
}
#: Addresses that name no record of ours.
SPECIAL = {
    "portal:import-blank": {"kind": "agencies", "ending": "xlsx"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "tidak-berlaku"},
    "calendar-feed": {"secret": life.SECRET},
    "portal:data-table": {"table": "agreements"},
    "report-status": {"secret": life.SECRET},
}


@dataclass(frozen=True)
class Page:
    """One named address of the resolver with the arguments that it takes."""

    name: str
    arguments: tuple[str, ...]
    package: str

    def record_kind(self) -> str:
        """Which record of the small world the address names; a KeyError tells of a page to be added above."""
        name = self.name.rpartition(":")[2]
        return ADDED_TO.get(name) or TAKES[name.partition("-")[0]]

    def url(self, world: dict) -> str:
        if not self.arguments:
            return reverse(self.name)
        if self.name in SPECIAL:
            return reverse(self.name, kwargs=SPECIAL[self.name])
        record = world[self.record_kind()]
        values = {"key": getattr(record, "key", ""), "pk": record.pk, "label": record._meta.label_lower}
        values["version"] = getattr(record, "version", "")
        values |= {"year": 2018, "kind": record.page.rpartition(":")[2], "number": 1}
        if "starts" in self.arguments:
            values |= {"key": record.agency.key, "starts": record.starts}
        return reverse(self.name, kwargs={name: values[name] for name in self.arguments})


def pages() -> list[Page]:
    """Every address of the portal."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns, namespaces: tuple[str, ...] = (), above: tuple[str, ...] = ()) -> Iterator[Page]:
    for pattern in patterns:
        arguments = (*above, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, inner, arguments)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*namespaces, pattern.name or f"unnamed {pattern.pattern}"))
            yield Page(name, arguments, pattern.callback.__module__.partition(".")[0])


def small_world() -> dict:
    """One record of each kind under a published partnership, richly filled, and people who serve its government."""
    world = _cities()
    government, locality = world["government"], world["locality"]
    partnership = make.PartnershipFactory(
        key="semarang-jung-gu", government=government, partner=locality, published=True, began=make.when("2014")
    )
    agreement = make.AgreementFactory(key="semarang-jung-gu-mou-2016", partnership=partnership, confirmed=True)
    world |= {"partnership": partnership, "agreement": agreement} | _parts(agreement, world["agency"])
    world["draft"] = make.AgreementFactory(key="konsep", partnership=partnership, draft=True, unsigned=True)
    world["addendum"] = make.AgreementFactory(
        partnership=partnership,
        kind="addendum",
        parent=agreement,
        succeeds=agreement,
        signed=make.when("2018-10/2018-12"),
    )
    world["umbrella"] = make.PartnershipUmbrellaFactory(partnership=partnership)
    world["serving"] = life.OfficerFactory(assignment=world["assignment"])
    world["correction"] = life.CorrectionReportFactory(about=agreement, secret=life.SECRET)
    world["calendar"] = life.CalendarFeedFactory(user=world["coordinator"])
    world["asked"] = life.ReportFactory(
        agreement=agreement,
        agency=world["agency"],
        starts=date(2018, 1, 1),
        ends=date(2018, 12, 31),
        due=date(2019, 1, 31),
    )
    world["package"] = make.PackageReleaseFactory()
    world["import"] = make.ImportFactory(by=world["coordinator"])
    world["withdrawn"] = make.PartnershipFactory(government=government)
    life.PromiseFactory(activity__partnership=world["withdrawn"])
    world["export"] = make.ExportFactory(by=world["coordinator"])
    world |= _sources(agreement) | life.one_of_each(partnership, world["assignment"])
    return world | _evaluation(partnership, world["coordinator"])


def _cities() -> dict:
    government = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang", code="3374")
    locality = make.LocalityFactory(key="jung-gu", name="Jung-gu", parent=make.LocalityFactory(name="Seoul"))
    make.LocalityNameFactory(locality=locality, name="Jongno-gu")
    agency = make.AgencyFactory(government=government, name="Dinas Bina Marga", dissolved=make.when("2016"))
    make.AgencySuccessionFactory(predecessor=agency, happened=make.when("2016"))
    membership = make.MembershipFactory(government=government)
    administrator = make.MembershipFactory(government=government, administrator=True).user
    return {
        "government": government,
        "locality": locality,
        "agency": agency,
        "membership": membership,
        "coordinator": membership.user,
        "administrator": administrator,
    }


def _parts(agreement, agency) -> dict:
    text = make.AgreementTextFactory(agreement=agreement, pages=4, articles=9, authoritative="yes")
    signing = make.SigningFactory(agreement=agreement, planned=make.when("2016-10"))
    signatory = make.SignatoryFactory(signing=signing)
    field = make.CooperationFieldFactory(
        agreement=agreement, text=text, wording="Pendidikan dan kebudayaan", sectors=[make.SectorFactory()]
    )
    assignment = make.AssignmentFactory(field=field, agency=agency, started=make.when("2017"))
    parts = {"text": text, "signing": signing, "signatory": signatory, "field": field, "assignment": assignment}
    return parts | _findings(text, field)


def _findings(text, field) -> dict:
    """What was found in the texts; the point stands in the text of the partner."""
    theirs = make.AgreementTextFactory(agreement=text.agreement, party="partner", points=1)
    point = make.TextPointFactory(text=theirs)
    return {
        "clause": make.ClauseFactory(text=text, article="pasal 11"),
        "point": point,
        "point_without_field": make.TextPointFactory(text=theirs),
        "match": make.FieldMatchFactory(field=field, text=theirs, point=point, wording="pendidikan"),
    }


def _evaluation(partnership, lead) -> dict:
    """A draft in which two have judged; others are submitted and final."""
    draft = evaluations.draft(partnership=partnership, lead=lead)
    evaluator = evaluations.EvaluatorFactory(evaluation=draft)
    evaluations.JudgementFactory(evaluation=draft, evaluator=evaluator)
    final = evaluations.final(partnership=partnership, lead=lead, follow_ups=1)
    return {
        "evaluation": draft,
        "evaluator": evaluator,
        "judgement_of_one": evaluator.judgements.get(),
        "verdict_of_lead": draft.verdicts.first(),
        "follow_up": evaluations.FollowUpFactory(evaluation=draft),
        "submitted": evaluations.draft("submitted", partnership=partnership, lead=lead),
        "final": final,
        "to_be_done": final.follow_ups.get(),
    }


def _sources(agreement) -> dict:
    citation = make.CitationFactory(about=agreement, attribute="signed", quote="Ditandatangani pada 25 November.")
    used = make.ClaimFactory(about=agreement, is_used=True, reason="Naskah asli.", wording="tahun 2016")
    make.ClaimFactory(about=agreement, value="2015")
    return {"source": citation.source, "citation": citation, "claim": used}


@contextmanager
def kept_for_module(django_db_blocker):
    """Records made inside stay for all tests of a module, each of which undoes its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
