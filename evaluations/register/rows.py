"""Rows on which the ground of a computation rests. `pk` is whatever names a row where it stands: a number or a key."""

from collections.abc import Hashable
from dataclasses import dataclass

from evaluations.indicators.days import Days

Name = Hashable


@dataclass(frozen=True, kw_only=True)
class AgreementRow:
    """An agreement that is entered. `expires` is its last day in force, as the text or its term says."""

    pk: Name
    key: str
    partnership: Name
    kind: str
    term: str = ""
    signed: Days | None = None
    starts: Days | None = None
    expires: Days | None = None
    terminated: Days | None = None
    parent: Name | None = None
    succeeds: Name | None = None

    @property
    def began(self) -> Days | None:
        return self.starts or self.signed


@dataclass(frozen=True, kw_only=True)
class FieldRow:
    """A cooperation field; `outcomes` is stated, not_stated or nothing."""

    pk: Name
    key: str
    agreement: Name
    position: int
    is_open: bool = False
    outcomes: str = ""
    origin: Name | None = None


@dataclass(frozen=True, kw_only=True)
class TextRow:
    """A text of an agreement; `party` is home, partner or joint."""

    pk: Name
    key: str
    agreement: Name
    party: str


@dataclass(frozen=True)
class Decided:
    """The agreement that is judged; `state` is in_force, uncertain or over."""

    agreement: Name
    state: str
