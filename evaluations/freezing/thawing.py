"""From the content of a final evaluation back to what pages and papers show, in a language of the portal."""

from evaluations.evidence.records import Named
from evaluations.freezing.content import FORMAT, LANGUAGES, Content
from evaluations.scoring import Verdict
from evaluations.shown.elements import Mark, ShownElement, ShownIndicator, ShownLack, ShownRow, ShownVariant
from evaluations.shown.ground import ShownGround


def thawed_ground(content: Content, language: str) -> ShownGround:
    ground = _told(content, language)["ground"]
    return ShownGround(**ground | {"basis": Named(**ground["basis"]) if ground["basis"] else None})


def thawed_elements(content: Content, language: str) -> list[ShownElement]:
    """As they were shown on the day on which the evaluation became final."""
    return [_element(each) for each in _told(content, language)["elements"]]


def _told(content: Content, language: str) -> dict:
    """Raises ValueError for content of another shape: guessed at, it would say what nobody froze."""
    if content["format"] != FORMAT:
        raise ValueError(f"evaluation {content['key']}: format {content['format']} of its content is not known")
    return content["told"][language if language in LANGUAGES else LANGUAGES[0]]


def _element(told: dict) -> ShownElement:
    return ShownElement(
        **told
        | {
            "mark": Mark(**told["mark"] | {"verdict": Verdict(told["mark"]["verdict"])}),
            "variants": [ShownVariant(**each) for each in told["variants"]],
            "indicators": [_indicator(each) for each in told["indicators"]],
            "lacking": [ShownLack(**each) for each in told["lacking"]],
        }
    )


def _indicator(told: dict) -> ShownIndicator:
    return ShownIndicator(
        **told
        | {
            "groups": [(title, [ShownRow(**row) for row in rows]) for title, rows in told["groups"]],
            "lacking": [ShownLack(**each) for each in told["lacking"]],
        }
    )
