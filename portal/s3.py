"""Files in an object store that speaks the protocol of S3, with the standard library alone.

Requests are signed as version 4 of its signature asks (tests hold them against its published examples). A bucket is
addressed by path, which every store understands. Whatever goes wrong is an OSError, what is not there a
FileNotFoundError.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, RawIOBase
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit
from xml.etree import ElementTree

from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible

TIMEOUT = 30
#: Of an open file so much is in memory.
READ_AT_ONCE = 64 * 1024
_NOTHING = hashlib.sha256(b"").hexdigest()
_LISTED = "{http://s3.amazonaws.com/doc/2006-03-01/}"


@dataclass(frozen=True)
class Bucket:
    """Where the files lie, and in whose name we ask."""

    host: str
    name: str
    key: str
    secret: str
    region: str = "us-east-1"
    is_plain: bool = False

    @classmethod
    def at(cls, address: str) -> "Bucket":
        """`s3://key:secret@host/bucket?region=…`; `s3+http://` for a store on one's own machine."""
        parts = urlsplit(address)
        given = dict(parse_qsl(parts.query))
        name = parts.path.strip("/")
        if parts.scheme not in ("s3", "s3+http") or not (parts.hostname and parts.username and parts.password and name):
            raise ValueError("FILES_URL is not s3://key:secret@host/bucket")
        host = parts.netloc.rpartition("@")[2]
        who = unquote(parts.username), unquote(parts.password)
        return cls(host, name, *who, given.get("region", cls.region), is_plain=parts.scheme == "s3+http")


def signed(
    bucket: Bucket, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], *, now: datetime
) -> dict[str, str]:
    """The headers with those that sign them; they name the SHA-256 of the body already."""
    moment = f"{now:%Y%m%dT%H%M%SZ}"
    named = {name.lower(): value.strip() for name, value in headers.items()}
    named |= {"host": bucket.host, "x-amz-date": moment}
    names = ";".join(sorted(named))
    asked = "\n".join(
        [
            method,
            quote(path, safe="/-_.~"),
            urlencode(sorted(query.items()), quote_via=quote, safe="-_.~"),
            *(f"{name}:{named[name]}" for name in sorted(named)),
            "",
            names,
            named["x-amz-content-sha256"],
        ]
    )
    scope = f"{now:%Y%m%d}/{bucket.region}/s3/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(asked.encode()).hexdigest()])
    key = f"AWS4{bucket.secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    who = f"AWS4-HMAC-SHA256 Credential={bucket.key}/{scope},SignedHeaders={names},Signature={signature}"
    return named | {"authorization": who}


@deconstructible
class S3Storage(Storage):
    """Django's storage in one bucket. Names are given once: what lies there is never written over."""

    def __init__(self, address: str):
        self.bucket = Bucket.at(address)

    def _open(self, name, mode="rb"):
        return File(BufferedReader(StoredFile(self, name), READ_AT_ONCE), name)

    def _save(self, name, content):
        found = hashlib.sha256()
        for chunk in content.chunks():
            found.update(chunk)
        content.seek(0)
        headers = {"content-length": str(content.size), "x-amz-content-sha256": found.hexdigest()}
        with self.asked("PUT", name, headers=headers, body=content.chunks()):
            return name

    def delete(self, name):
        try:
            with self.asked("DELETE", name):
                pass
        except FileNotFoundError:
            pass

    def exists(self, name):
        if any(self._keys(f"{name}/", most=1)):
            return True
        try:
            self.size(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name):
        with self.asked("HEAD", name) as answer:
            return int(answer.headers["Content-Length"])

    def get_modified_time(self, name):
        with self.asked("HEAD", name) as answer:
            return parsedate_to_datetime(answer.headers["Last-Modified"])

    def listdir(self, path):
        """The files of a folder; in a bucket folders are only how names begin."""
        start = f"{path.strip('/')}/"
        names = (key.removeprefix(start) for key in self._keys(start))
        return [], [name for name in names if name and "/" not in name]

    def _keys(self, prefix: str, most: int = 1000) -> Iterator[str]:
        query = {"list-type": "2", "prefix": prefix, "max-keys": str(most)}
        while True:
            with self.asked("GET", "", query=query) as answer:
                page = ElementTree.fromstring(answer.read())  # noqa: S314 - of the store that we chose
            yield from (each.text for each in page.iter(f"{_LISTED}Key"))
            token = page.findtext(f"{_LISTED}NextContinuationToken")
            if not token or most < 1000:
                return
            query["continuation-token"] = token

    @contextmanager
    def asked(self, method: str, name: str, *, query=None, headers=None, body=None) -> Iterator[HTTPResponse]:
        bucket, query = self.bucket, query or {}
        path = f"/{bucket.name}/{name}" if name else f"/{bucket.name}"
        all_headers = {"x-amz-content-sha256": _NOTHING} | (headers or {})
        sent = signed(bucket, method, path, query, all_headers, now=datetime.now(UTC))
        target = quote(path, safe="/-_.~") + (f"?{urlencode(query, quote_via=quote, safe='-_.~')}" if query else "")
        kind = HTTPConnection if bucket.is_plain else HTTPSConnection
        line = kind(bucket.host, timeout=TIMEOUT)
        try:
            line.request(method, target, body=body, headers=sent)
            answer = line.getresponse()
            if answer.status == 404:
                raise FileNotFoundError(name)
            if answer.status >= 300:
                raise OSError(f"the store answered {answer.status} to {method} {name}")
            yield answer
        except (HTTPException, ElementTree.ParseError) as error:
            raise OSError(f"the store broke off: {error!r}") from error
        finally:
            line.close()


class StoredFile(RawIOBase):
    """An object as a file that is open for reading: fetched from the place where it is read on, and no further.

    Opening one asks whether it is there. Raises FileNotFoundError and OSError.
    """

    def __init__(self, storage: S3Storage, name: str):
        self.storage, self.name = storage, name
        self.length, self.place = storage.size(name), 0
        self.fetching, self.answer = ExitStack(), None

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.place

    def seek(self, offset, whence=SEEK_SET):
        place = offset + {SEEK_SET: 0, SEEK_CUR: self.place, SEEK_END: self.length}[whence]
        if place != self.place:
            self._let_go()
        self.place = max(0, place)
        return self.place

    def readinto(self, buffer):
        if self.place >= self.length:
            return 0
        try:
            count = self._fetched().readinto(buffer)
        except HTTPException as error:
            raise OSError(f"the store broke off: {error!r}") from error
        if not count:
            raise OSError(f"the store broke off {self.name} at {self.place}")
        self.place += count
        return count

    def _fetched(self) -> HTTPResponse:
        if self.answer is None:
            headers = {"range": f"bytes={self.place}-"}
            self.answer = self.fetching.enter_context(self.storage.asked("GET", self.name, headers=headers))
            if self.answer.status != 206:
                raise OSError("the store does not give parts of files")
        return self.answer

    def _let_go(self):
        self.answer = None
        self.fetching.close()

    def close(self):
        self._let_go()
        super().close()
