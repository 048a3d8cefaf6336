"""How people write what an agreement is, how long it lasts, its fields and who is responsible for them."""

import re

from django.utils.translation import gettext as _

from portal.imports.cells import text_of

#: What is said of an agreement's kind, the more special before what it may stand beside.
_KINDS = (
    ("addendum", r"adend|addend|amandemen|amendment"),
    ("action_plan", r"rencana aksi|action plan"),
    ("implementing", r"\bpks\b|perjanjian kerja ?sama|implementing|\bia\b|teknis"),
    ("loi", r"\blo[il]\b|letters? of intent|pernyataan kehendak|surat minat"),
    ("mou", r"\bmo[ua]\b|nota kesepahaman|saling pengertian|memorandum|kesepakatan bersama"),
)
TERM = re.compile(r"(\d+)\s*(?:\([^)]*\)\s*)?(tahun|thn|th|years?|bulan|bln|months?)\b\.?", re.IGNORECASE)
_WITHOUT_END = re.compile(
    r"tidak terbatas|tanpa batas|tdk terbatas|selamanya|seterusnya|open[- ]ended|indefinite", re.I
)
OPEN_FIELD = re.compile(r"(?:dan |and )?(?:bidang(?:-bidang)? lain|lain-lain|other (?:agreed )?fields)", re.IGNORECASE)
#: A comma parts agencies where one begins after it, or its short name; «dan» only before what is certainly an agency:
#: «Kebudayaan dan Pariwisata» and «Koperasi dan UKM» are names of one.
_AGENCY = r"(?:Dinas|Badan|Bagian|Kantor|Sekretariat|Kecamatan|RSUD|PDAM|Setda|Dis[a-z]+|Din[a-z]+|Bap[a-z]+)\b"
_PARTED = re.compile(rf"\s*[,/+]\s*(?={_AGENCY}|[A-Z]{{3,}})|\s*(?:&|\bdan\b|\bserta\b|\band\b)\s*(?={_AGENCY})")
_TWO_SHORT_NAMES = re.compile(r"(\w+)\s*(?:&|\bdan\b)\s*([A-Z]{3,})")
OPEN_ENDED = "open_ended"


def no_kind() -> str:
    return _("Say what sort of agreement it is: LoI, MoU, action plan, implementing arrangement, addendum.")


def read_kind(cell) -> str:
    if found := kind_in(text_of(cell)):
        return found
    raise ValueError(no_kind())


def kind_in(*texts: str) -> str:
    """The kind that the first of the texts names which names one."""
    for text in texts:
        for code, words in _KINDS:
            if re.search(words, text, re.IGNORECASE):
                return code
    return ""


def read_term(cell) -> str:
    """Months, or that there is no end."""
    text = text_of(cell)
    if found := TERM.search(text):
        return str(int(found[1]) * (12 if found[2][0].lower() in "ty" else 1))
    if _WITHOUT_END.search(text):
        return OPEN_ENDED
    raise ValueError(_("Write the term as «5 tahun» or «60 bulan», or «tidak terbatas» where it has no end."))


def agencies_in(item: str) -> list[str]:
    """«Bappeda & DPU» are two, and so are «Disbudpar, Dinas Koperasi dan UKM»."""
    short = _TWO_SHORT_NAMES.fullmatch(item)
    parts = short.groups() if short else _PARTED.split(item)
    return [part.strip(" .") for part in parts if part.strip(" .")]
