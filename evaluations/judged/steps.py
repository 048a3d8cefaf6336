"""The steps of a judged indicator as the rubric words them, in the language of the page."""

from django.utils.translation import get_language

from evaluations.rubric import Indicator, rubric


def steps_of(indicator: Indicator) -> dict[int, str]:
    """The value of each step that the indicator has, with its words."""
    said = (step.in_language(get_language()) for step in indicator.steps)
    return {value: words for value, words in enumerate(said) if words}


def step_in_words(code: str, value: int) -> str:
    """«1 – oleh satu pihak»."""
    return f"{value} – {steps_of(rubric().indicators[code])[value]}"
