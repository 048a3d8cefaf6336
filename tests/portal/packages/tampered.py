"""Packages that somebody changed."""

import hashlib
import json
import zipfile
from pathlib import Path

from tests.portal.packages.opened import texts

DESCRIPTION = "datapackage.json"


def spoilt(package: Path, changes: dict[str, str | bytes | None], method=zipfile.ZIP_DEFLATED) -> Path:
    """The package with other texts in some of its files, or without them."""
    target = package.with_name("rusak.zip")
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, text in (texts(package) | changes).items():
            if text is not None:
                archive.writestr(name, text)
    return target


def resealed(package: Path, file: str, content: bytes) -> Path:
    """The package with another table, and a description with the checksum of it: nothing but its content is wrong."""
    told = json.loads(texts(package)[DESCRIPTION])
    for resource in told["resources"]:
        if resource["path"] == file:
            resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return spoilt(package, {file: content, DESCRIPTION: json.dumps(told)})
