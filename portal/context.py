"""What the frame of every page needs."""

from urllib.parse import urlencode

from django.urls import reverse

from portal.access import PUBLIC_PAGES

#: Public pages on which nothing of the register stands.
NOT_READ = frozenset(
    {"report-error", "report-status", "set_language", "mfa_authenticate"}
    | {name for name in PUBLIC_PAGES if name.startswith("account_")}
)
#: So much of the address of a page is kept with a report.
LONGEST_PATH = 500

OFFERS = {
    "may_log": "agreements.log",
    "may_appoint": "cities.change_membership",
    "may_remind": "evaluations.remind",
    "may_correct": "evaluations.answer_correction",
    "may_import": "portal.import",
}


def page(request):
    """What to offer the reader: to log a partnership, to appoint people, to remind agencies, to answer reported errors,
    to import spreadsheets. `report_url` is where an error on this page is reported.

    Visitors cost no query.
    """
    user, url = getattr(request, "user", None), report_url(request)
    if not user or not user.is_authenticated:
        return dict.fromkeys(OFFERS, False) | {"report_url": url}
    return {name: user.has_perm(permission) for name, permission in OFFERS.items()} | {"report_url": url}


def report_url(request) -> str | None:
    """The form on which an error on this page is reported; None of pages that nobody reads without signing in, and of
    those on which one signs in or reports."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.view_name not in PUBLIC_PAGES - NOT_READ:
        return None
    return f"{reverse('report-error')}?{urlencode({'page': request.get_full_path()[:LONGEST_PATH]})}"
