"""The addresses of all pages, and which record of the small world each of them names."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import life

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
    "condition": "condition",
    "travel": "travel_rule",
    "stage": "stage",
    "step": "step",
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
    "document": "document",
    "published": "verdict",
    "indicator": "judgement",
    "officer": "serving",
    "report": "asked",
    "filing": "filing",
    "papers": "partnership",
    "evaluation": "evaluation",
    "evaluator": "evaluator",
    "followup": "follow_up",
    "cited": "cited_document",
    "elements": "partnership",
    "correction": "correction",
    "import": "import",
    "export": "export",
}
#: A page that adds something names what it is added to; other acts may name what they concern.
ADDED_TO = {
    "agreement-differences": "addendum",
    "agreement-origins": "addendum",
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
    "document-add": "agreement",
    "data-release": "package",
    "import-undo": "imported",
    "officer-add": "assignment",
    "locality-name-add": "locality",
    "succession-add": "agency",
    "agreement-drop": "addendum",
    "text-add": "agreement",
    "point-add": "text",
    "field-add": "agreement",
    "signing-add": "agreement",
    "signatory-add": "signing",
    "assignment-add": "field",
    "umbrella-add": "partnership",
    "approval-add": "partnership",
    "condition-add": "approval",
    "travel-rule-add": "government",
    "procedure": "partnership",
    "stage-set": "stage_set",
    "stage-set-add": "government",
    "stage-set-change": "stage_set",
    "stage-add": "stage_set",
    "step-add": "partnership",
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
    "agreement-renewal-review-docx",
    "hearing-file",
    "annual-report-pdf",
    "annual-report-docx",
    "annual-report-xlsx",
    "evaluation-pdf",
    "portal:document-file",
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
        values |= {"year": 2018, "kind": getattr(record, "page", "").rpartition(":")[2], "number": 1}
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
