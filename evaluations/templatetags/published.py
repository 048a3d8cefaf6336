"""What pages of lower apps show of published verdicts: their templates load this library by name."""

from django import template
from django.urls import reverse

from agreements.permissions.happenings import why_not_record
from evaluations.models import IndicatorJudgement, PublishedVerdict
from evaluations.published.rows import published_rows

register = template.Library()


@register.inclusion_tag("evaluations/published_verdicts.html", takes_context=True)
def published_verdicts(context, partnership, day):
    """The section with all that the reader sees, and for those who may the ways to the forms."""
    user = context["request"].user
    return {"verdicts": published_rows(partnership, user, day), **_forms(user, partnership)}


def _forms(user, partnership) -> dict[str, str]:
    if not user.is_authenticated or why_not_record(user, partnership, PublishedVerdict):
        return {}
    return {
        "add_url": reverse(f"{PublishedVerdict.page}-add", args=[partnership.key]),
        "judge_url": reverse(f"{IndicatorJudgement.page}-add", args=[partnership.key]),
    }
