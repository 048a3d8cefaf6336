"""How complete a record is, and what is still missing, with the way to fill it in."""

from dataclasses import dataclass

from django.utils.text import capfirst

from portal.models import Record


@dataclass(frozen=True)
class Missing:
    """What is not recorded, and the form that takes it; no form for who may not change the record."""

    label: str
    url: str | None


@dataclass(frozen=True)
class Completeness:
    """`done` of `total` questions answered; an explicit «not stated» or «unknown» is an answer."""

    total: int
    missing: list[Missing]

    @property
    def done(self) -> int:
        return self.total - len(self.missing)


def unanswered(record: Record, names: tuple[str, ...], url: str | None) -> list[Missing]:
    """The attributes of these names that hold nothing."""
    return [
        Missing(capfirst(str(record._meta.get_field(name).verbose_name)), url)
        for name in names
        if getattr(record, name) in (None, "")
    ]


def of_record(record: Record, names: tuple[str, ...], url: str | None) -> Completeness:
    return Completeness(len(names), unanswered(record, names, url))
