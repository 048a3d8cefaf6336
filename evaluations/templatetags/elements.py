"""Marks on the five elements for pages of lower apps, whose templates load this library by name."""

from django import template

from evaluations.assessment import assess
from evaluations.shown.elements import marks_of

register = template.Library()


@register.simple_tag
def element_marks(partnership, day):
    """The five marks of a partnership on that day."""
    return marks_of(assess([partnership.pk], day)[partnership.pk])
