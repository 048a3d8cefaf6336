"""Names of files as people are shown them and given them back; none of them ever names anything on the server."""

import unicodedata

from django.utils.translation import gettext as _

from portal.documents.content import ENDINGS

LONGEST_NAME = 120
#: Under these names Windows keeps no file, whatever its ending.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}


def safe_name(name: str, content_type: str) -> str:
    """The name without folders and invisible characters, with the ending that its content calls for."""
    base = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(letter for letter in base if unicodedata.category(letter)[0] != "C")
    stem, endings = visible.strip(" ."), ENDINGS[content_type]
    if stem.partition(".")[0].strip().upper() in _DEVICES:
        stem = f"_{stem}"
    for ending in endings:
        if stem.lower().endswith(ending):
            return (stem[: -len(ending)][:LONGEST_NAME].rstrip(" .") or _("file")) + ending
    return (stem[:LONGEST_NAME].rstrip(" .") or _("file")) + endings[0]
