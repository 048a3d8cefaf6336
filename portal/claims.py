"""Citing sources, and writing down on what they differ."""

from django.utils.translation import gettext as _

from portal.keys import new_key
from portal.models import Citation, Claim, Record, Source
from portal.services import act, refuse, store


def why_not_cite(user, record: Record) -> str | None:
    """For a record of a government at that government; for a shared one at any."""
    if user.has_perm("portal.cite", record):
        return None
    return _("Only the cooperation unit of the government that keeps the record cites sources for it.")


def add_source(*, by, **attributes) -> Source:
    """A source that the register does not have yet; raises ValidationError by field."""
    with act(by=by):
        source = Source(**attributes)
        source.key = new_key(Source, source.authors.split(";")[0], str(source.year or ""), source.title[:40])
        store(source)
    return source


def cite(record: Record, *, by, source: Source, quote: str = "", **attributes) -> Citation:
    """The record, or one attribute of it, rests on a place in the source.

    Citing a place twice changes nothing: what was quoted first stays.
    """
    refuse(why_not_cite(by, record))
    with act(by=by):
        return write_citation(record, source, quote=quote, **attributes)


def write_citation(record: Record, source: Source, *, quote: str = "", **attributes) -> Citation:
    """Within the act at hand, by which whoever may write the record says on what it rests."""
    citation, _is_new = Citation.objects.get_or_create(
        record=record.record_label(), record_key=record.key, source=source, **attributes, defaults={"quote": quote}
    )
    return citation


def add_claim(record: Record, *, by, **attributes) -> Claim:
    """What one source says on a question; it is not used before somebody chooses it."""
    refuse(why_not_cite(by, record))
    with act(by=by):
        claim = Claim(record=record.record_label(), record_key=record.key, **attributes)
        claim.key = new_key(Claim, record.key, claim.attribute or claim.topic)
        store(claim)
    return claim
