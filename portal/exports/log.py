"""The log of exports: written before the first byte and after the last, so that a file can be told to be whole."""

import hashlib
import logging
import secrets
from collections.abc import Iterator
from itertools import chain

import psycopg
from django.db import Error, connection
from django.utils import timezone

from portal.exports.rows import Rows
from portal.models import Export

logger = logging.getLogger(__name__)


def begin(*, by, path: str, asked: dict, form: str, name: str, **known) -> Export:
    """The entry of an export under way, at an address that nobody guesses; of a visitor nothing is kept."""
    return Export.objects.create(
        key=secrets.token_hex(16),
        by=by if by.is_authenticated else None,
        path=path,
        asked=asked,
        format=form,
        name=name,
        begun=timezone.now(),
        **known,
    )


def enter(*, by, path: str, asked: dict, form: str, name: str, rows: int, size: int, sha256: str) -> Export:
    """The entry of a file that stands already as a whole; its checksum tells the reader whether it came over whole."""
    whole = {"rows": rows, "bytes": size, "sha256": sha256, "finished": timezone.now()}
    return begin(by=by, path=path, asked=asked, form=form, name=name, state=Export.State.WHOLE, **whole)


class Transfer:
    """Hands on the bytes of a file while it counts and sums them; the log says how it ended.

    The last byte is held back until the log has the checksum: whoever has the whole file finds it there. A failure is
    raised to the server, which then breaks the connection off.
    """

    def __init__(self, export: Export, rows: Rows, batches: Iterator[bytes], *, on_end=lambda: None):
        self.export = export
        self.rows = rows
        self.batches = batches
        self.on_end = on_end
        self.digest = hashlib.sha256()
        self.bytes = 0
        self.ended = False
        self._handed = self._hand_on()

    def __iter__(self) -> Iterator[bytes]:
        return self._handed

    def begin(self) -> None:
        """Makes the first batch now, so that what cannot be made at all is refused before anything is sent."""
        first = next(self._handed, b"")
        self._handed = chain([first], self._handed)

    def _hand_on(self) -> Iterator[bytes]:
        held = b""
        try:
            for batch in filter(None, self.batches):
                self.digest.update(batch)
                self.bytes += len(batch)
                yield held + batch[:-1]
                held = batch[-1:]
            self._end(Export.State.WHOLE)
            yield held
        finally:
            self.close()

    def close(self) -> None:
        """Also called where the reader went away, be it before the first byte."""
        if self.ended:
            return
        try:
            # A COPY that is under way ends here, and with it the hold on the connection.
            self.batches.close()
            self._end(Export.State.BROKEN)
        except (Error, psycopg.Error):
            logger.exception("The log of exports does not say how %s ended", self.export.key)

    def _end(self, state: str) -> None:
        self.ended = True
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        found = Export.objects.filter(pk=self.export.pk, state=Export.State.RUNNING)
        try:
            found.update(
                state=state,
                rows=self.rows.count if state == Export.State.WHOLE else None,
                bytes=self.bytes,
                sha256=self.digest.hexdigest() if state == Export.State.WHOLE else "",
                finished=timezone.now(),
            )
        finally:
            self.on_end()
