"""Reads a PDF file from standard input, in a process of its own whose memory and time are bounded.

`python -m portal.documents.pdf_reader judge` prints one JSON object: how many pages, and what is wrong, if anything.
With `text` it prints one JSON line for each page that carries text: [number, text].
"""

import json
import logging
import re
import resource
import sys
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MEMORY = 1024 * 1024 * 1024
#: Seconds of the processor: a person waits for a judgement, nobody for a text.
SECONDS = {"judge": 20, "text": 120}
MOST_PAGES, MOST_OBJECTS = 1000, 300_000
#: Letters of one page, and of all.
MOST_LETTERS_OF_PAGE, MOST_LETTERS = 100_000, 20_000_000
UNREADABLE, TOO_LARGE = 3, 4
#: What a reader of PDF would do by itself, or take out of the file and open.
RUNNING = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMedia", "/GoToE"}
RUNNING_KEYS = {"/JS", "/JavaScript", "/XFA"}
PLAINLY_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|ImportData|SubmitForm|RichMedia)\b")
HOLDING_KEYS = {"/EmbeddedFiles", "/EmbeddedFile", "/EF"}


def main(act: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS[act], SECONDS[act]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    try:
        content = sys.stdin.buffer.read()
        reader = PdfReader(BytesIO(content))
        if act == "judge":
            told = judged(reader)
            # Other readers mend a broken list of objects by looking for them, and so find more.
            if not told["fault"] and PLAINLY_ACTIVE.search(content):
                told["fault"] = "active"
            sys.stdout.write(json.dumps(told))
        else:
            write_texts(reader)
    except (MemoryError, RecursionError):
        return TOO_LARGE
    except (PyPdfError, ArithmeticError, AttributeError, AssertionError, LookupError, OSError, TypeError, ValueError):
        # pypdf raises any of these of files that are damaged.
        return UNREADABLE
    return 0


def judged(reader: PdfReader) -> dict:
    if reader.is_encrypted:
        return {"fault": "encrypted"}
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        return {"fault": "objects"}
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        return {"fault": "pages"}
    if not pages:
        return {"fault": "damaged"}
    return {"fault": _active(reader, numbers), "pages": pages}


def _active(reader: PdfReader, numbers: set[int]) -> str:
    """«active» or «holding» where any object is; what no page leads to counts too, since another reader may find it."""
    generations = {number: generation for generation, table in reader.xref.items() for number in table}
    for number in numbers:
        thing = IndirectObject(number, generations.get(number, 0), reader).get_object()
        if fault := next(filter(None, map(_fault, _within(thing))), ""):
            return fault
    return ""


def _within(thing):
    """All dictionaries that stand in an object, without those to which it only points."""
    ahead = [thing]
    while ahead:
        each = ahead.pop()
        if isinstance(each, DictionaryObject):
            yield each
            ahead += [part for part in each.values() if not isinstance(part, IndirectObject)]
        elif isinstance(each, ArrayObject):
            ahead += [part for part in each if not isinstance(part, IndirectObject)]


def _fault(found: DictionaryObject) -> str:
    named = {str(found[name]) for name in ("/S", "/Subtype", "/Type") if name in found}
    if named & RUNNING or found.keys() & RUNNING_KEYS:
        return "active"
    return "holding" if found.keys() & HOLDING_KEYS or "/EmbeddedFile" in named else ""


def write_texts(reader: PdfReader) -> None:
    letters = 0
    for number, page in enumerate(reader.pages, 1):
        text = (page.extract_text() or "")[:MOST_LETTERS_OF_PAGE]
        letters += len(text)
        if number > MOST_PAGES or letters > MOST_LETTERS:
            return
        if text.strip():
            sys.stdout.write(json.dumps([number, text]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
