"""Closed by default: every page asks for a login but those listed here."""

from django.contrib.auth.middleware import LoginRequiredMiddleware

#: Pages that anybody may open, by url name. What they show is still only what is published.
PUBLIC_PAGES = frozenset(
    {
        "home",
        "contents",
        "warnings",
        "evaluations",
        "evaluation",
        "evaluation-pdf",
        "government-dashboard",
        "comparison",
        "element-list",
        "elements",
        "method",
        "set_language",
        "portal:sources",
        "portal:source",
        "portal:export",
        "cities:governments",
        "cities:government",
        "cities:localities",
        "cities:locality",
        "cities:agencies",
        "cities:agency",
        "agreements:partnerships",
        "agreements:partnership",
        "agreements:agreements",
        "agreements:agreement",
        "agreements:fields",
        "agreements:field",
        "agreements:assignment",
        "agreements:approvals",
        "agreements:approval",
        "agreements:invitations",
        "agreements:invitation",
        "agreements:activities",
        "agreements:activity",
        "agreements:plan-items",
        "agreements:plan-item",
        "agreements:monitorings",
        "agreements:monitoring",
        "agreements:outcomes",
        "agreements:outcome",
        "agreements:obstacles",
        "agreements:obstacle",
        "agreements:budget",
        "agreements:fundings",
        "agreements:funding",
        "agreements:leadership-changes",
        "agreements:leadership-change",
        "agreements:coverage-statements",
        "agreements:coverage-statement",
        "published-verdicts",
        "published-verdict",
        "indicator-judgements",
        "indicator-judgement",
        "calendar-feed",
        "papers",
        "papers-council-brief",
        "hearing",
        "hearing-file",
        "account_login",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
    }
)


class ClosedByDefault(LoginRequiredMiddleware):
    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.resolver_match.view_name in PUBLIC_PAGES:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
