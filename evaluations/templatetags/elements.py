"""Marks on the five elements for pages of lower apps, whose templates load this library by name."""

from django import template
from django.urls import reverse

from evaluations.assessment import assess
from evaluations.shown.elements import marks_of

register = template.Library()


@register.simple_tag
def element_marks(partnership, day):
    """The five marks of a partnership on that day, and the address of their evidence."""
    marks = marks_of(assess([partnership.pk], day)[partnership.pk])
    return {"marks": marks, "url": f"{reverse('elements', args=[partnership.key])}?as_of={day:%Y-%m-%d}"}
