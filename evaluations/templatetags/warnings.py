"""What pages of lower apps show of warnings: their templates load this library by name, their code knows it not."""

from django import template
from django.urls import reverse
from django.utils import timezone

from evaluations.publication import preview
from evaluations.warnings.answers import may_respond, shown_of

register = template.Library()


@register.simple_tag(takes_context=True)
def partnership_warnings(context, partnership, day):
    """What `evaluations/partnership_warnings.html` needs: the warnings that the reader may see on that day."""
    user = context["request"].user
    respond_url = reverse("warning-respond", args=[partnership.key]) if may_respond(user, partnership) else ""
    return {"shown": shown_of(user, partnership, day), "respond_url": respond_url}


@register.inclusion_tag("evaluations/publication.html")
def publication_preview(partnership):
    """What everybody will read of the partnership once it is published."""
    return {"preview": preview(partnership, timezone.localdate())}
