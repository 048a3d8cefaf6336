"""What pages of lower apps show of evaluations: their templates load this library by name."""

from django import template
from django.urls import reverse

from agreements.views.shown import Badge
from evaluations.evaluating.columns import STATE_TONES, State
from evaluations.evaluating.permissions import why_not_begin
from evaluations.models import Evaluation
from evaluations.permissions import why_not_review_renewal

register = template.Library()


@register.inclusion_tag("evaluations/evaluating/of_partnership.html", takes_context=True)
def partnership_evaluations(context, partnership, day):
    """Those begun by that day that the reader sees, the latest cut-off first, and the form to begin one."""
    user = context["request"].user
    found = Evaluation.objects.visible_to(user).filter(partnership=partnership, begun_on__lte=day).defer("frozen")
    may_begin = user.is_authenticated and why_not_begin(user, partnership) is None
    return {
        "evaluations": [(each, _state(each)) for each in found],
        "begin_url": reverse("evaluation-begin", args=[partnership.key]) if may_begin else "",
    }


@register.inclusion_tag("evaluations/evaluating/latest_final.html", takes_context=True)
def latest_final(context, partnership, day):
    """What the last evaluation that was final by that day recommends; nothing where there is none."""
    seen = Evaluation.objects.visible_to(context["request"].user).filter(partnership=partnership)
    return {
        "evaluation": seen.filter(final_on__lte=day).order_by("-cutoff", "-final_on", "-pk").defer("frozen").first()
    }


@register.simple_tag(takes_context=True)
def renewal_review_url(context, agreement):
    """The page of the review for a renewal; empty where the reader may not have it."""
    if why_not_review_renewal(context["request"].user, agreement):
        return ""
    return reverse("agreement-renewal-review", args=[agreement.key])


def _state(evaluation: Evaluation) -> Badge:
    state = State(evaluation.state)
    return Badge(STATE_TONES[state], str(state.label))
