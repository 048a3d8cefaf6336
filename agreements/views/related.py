"""What else the register knows of a record: groups of other records that name it, as far as the reader sees them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from portal.evidence import in_words
from portal.models import Record


@dataclass(frozen=True)
class Related:
    """A heading with the records below it, each with a few of its attributes in words."""

    label: str
    records: list[tuple[Record, str]]


def related(record: Record, user, asked: tuple[tuple[str | Promise, str, tuple[str, ...]], ...]) -> list[Related]:
    """For each label, relation and attributes to tell: what stands and the reader sees; empty groups are left out."""
    groups = [
        Related(str(label), [(row, _told(row, names)) for row in getattr(record, relation).visible_to(user).standing()])
        for label, relation, names in asked
    ]
    return [group for group in groups if group.records]


def _told(record: Record, names: tuple[str, ...]) -> str:
    words = (in_words(record, record._meta.get_field(name)) for name in names)
    return ", ".join(word for word in words if word)
