"""From the content of a final evaluation back to what pages and papers show, in a language of the portal."""

from msgspec import convert

from evaluations.freezing.content import FORMAT, LANGUAGES, Content
from evaluations.freezing.shape import Told


def thawed(content: Content, language: str) -> Told:
    """Ground and elements as they were shown on the day on which the evaluation became final.

    Raises ValueError for content of another shape: guessed at, it would say what nobody froze.
    """
    if content["format"] != FORMAT:
        raise ValueError(f"evaluation {content['key']}: format {content['format']} of its content is not known")
    return convert(content["told"][language if language in LANGUAGES else LANGUAGES[0]], Told)
