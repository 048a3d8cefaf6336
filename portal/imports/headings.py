"""Which column of a table a heading means, in Indonesian or English, and in which row the headings stand."""

import re
import unicodedata
from difflib import SequenceMatcher

from django.conf import settings
from django.utils.translation import override

from portal.imports.kinds import SKIPPED, Kind
from portal.imports.reading import Cell, Row

#: Headings of offices that are neither the name nor the label of a column, by its name.
SYNONYMS = {
    "key": "id; kode; kunci",
    "government": "pemda; daerah; kabupaten/kota; pemerintah kota; local government",
    "partner": "kota mitra; mitra luar negeri; kota/negara mitra; mitra kerja sama; sister city; partner city",
    "partnership": "kota mitra; mitra; mitra kerja sama; nama mitra; kerja sama; sister city; kota kembar; partner",
    "partner_institution": "lembaga mitra; institusi mitra; partner institution",
    "agreement": "naskah; mou; nota kesepahaman; perjanjian; dokumen kerja sama; nomor mou; agreement number",
    "agency": "opd; skpd; dinas; perangkat daerah pelaksana; opd pelaksana; instansi; service; office",
    "field": "bidang; bidang kerjasama; ruang lingkup; lingkup kerja sama; scope",
    "abbreviation": "akronim; singkatan nama; nama singkat; short name; acronym",
    "mailbox": "email; e-mail; surel; alamat email",
    "founded": "berdiri; tahun dibentuk; mulai; established",
    "dissolved": "bubar; dihapus; tahun dibubarkan; closed",
    "name": "nama opd; nama dinas; nama perangkat daerah; nama kota; nama lengkap; full name",
    "title": "nama; judul kegiatan; nama kegiatan; uraian kegiatan; kegiatan; judul naskah; tentang; perihal; name",
    "happened": "tanggal; tgl; waktu; tanggal kegiatan; tanggal pelaksanaan; waktu pelaksanaan; date; when",
    "signed": "tanggal penandatanganan; tanggal ttd; tgl ttd; tanggal tanda tangan; tgl penandatanganan; date signed",
    "starts": "mulai berlaku; tanggal mulai; tmt; berlaku mulai; effective date; from",
    "ends": "berakhir; tanggal berakhir; berlaku sampai; masa berlaku sampai; selesai; expiry; until",
    "duration_months": "masa berlaku; lama; jangka waktu; durasi; duration",
    "number_home": "nomor; no mou; nomor mou; nomor naskah; nomor pemkot; number",
    "number_partner": "nomor mitra; nomor pihak kedua",
    "place": "lokasi; tempat pelaksanaan; tempat penandatanganan; venue; location",
    "persons": "jumlah orang; jumlah peserta; peserta; participants; people",
    "year": "tahun; thn; tahun anggaran; ta; budget year",
    "planned": "anggaran; pagu; rencana; jumlah anggaran; planned amount",
    "realised": "realisasi; jumlah realisasi; spent; realised amount",
    "currency": "valuta; kurs; matauang",
    "budget_line": "kode rekening; rekening; mata anggaran",
    "note": "keterangan; ket; catatan; remarks; notes; remark",
    "cited": "sumber; rujukan; sources; citation",
    "kind": "jenis kegiatan; jenis naskah; jenis kerja sama; bentuk; tipe; type",
    "state": "status; keadaan",
    "wording": "rumusan bidang; bunyi",
    "description": "uraian kendala; kendala; masalah; hambatan; obstacle",
    "follow_up": "tindaklanjut; upaya; solusi; solution",
    "country": "negara asal; kode negara",
    "position": "no; nomor urut; urutan; number",
    "role": "peran opd",
    "started": "mulai; sejak tanggal; tanggal mulai; from",
    "ended": "selesai; berakhir; until; to",
    "post": "nama jabatan; position held",
    "finding": "hasil monitoring; temuan monev",
    "who": "penanggung jawab; pelaksana; pic; responsible",
}
#: As much of two headings must be the same for the one to be a slip of the other.
ALIKE = 0.87
#: The headings stand within as many rows: above them there are titles.
_LOOKED_AT = 15
MOST_LINES = 3
#: Headings of columns that only count the rows.
_COUNTS = frozenset({"no", "nomorurut", "nourut", "urut"})
#: Headings of columns that lead to a person: kept as notes, they would be published.
_OF_PERSONS = re.compile(
    r"\b(hp|handphone|ponsel|telp|telepon|tlp|wa|whatsapp|phone|mobile|e-?mail|surel|kontak|contact|narahubung|cp|pic"
    r"|nik|nip|ktp|paspor|passport|alamat rumah)\b",
    re.IGNORECASE,
)


def normal(heading: Cell) -> str:
    """Letters and digits alone, without accents and without what stands in brackets at the end."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)\s*$", "", str(heading)).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def vocabulary(kind: Kind) -> dict[str, str]:
    """What a heading may say, to the column it means: its name in files, what people call it, then what they may."""
    words = {column.name: column.name for column in kind.columns}
    labels = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            labels += [(column.label, column.name) for column in kind.columns]
    # Two labels may differ in their brackets alone: as they stand, they go before what is left of them.
    for label, name in labels:
        words.setdefault(label, name)
    for label, name in labels:
        words.setdefault(normal(label), name)
    for column in kind.columns:
        for word in (column.name, *(column.synonyms or SYNONYMS.get(column.name, "")).split("; ")):
            words.setdefault(normal(word), column.name)
    words.pop("", None)
    return words


def joined(lines: list[Row]) -> list[str]:
    """The heading of each column, of one line or of several below one another."""
    width = max((len(row.cells) for row in lines), default=0)
    columns = ([str(row.cells[place]).strip() for row in lines if place < len(row.cells)] for place in range(width))
    # A cell that spans several lines stands in each of them.
    return [" / ".join(dict.fromkeys(filter(None, parts))) for parts in columns]


def _meant(heading: Cell, words: dict[str, str]) -> str:
    """The one column may have in files the name by which people call another. Of several lines the last says most."""
    text = str(heading).strip()
    tried = (text, *reversed(text.split(" / ")))
    return next((words[each] for part in tried for each in (part, normal(part)) if each in words), "")


def guess(kind: Kind, headings: list[Cell]) -> list[str]:
    """For each heading the column it means, or nothing; no column twice."""
    words = vocabulary(kind)
    found = [_meant(heading, words) for heading in headings]
    for place, heading in enumerate(headings):
        if not found[place] and len(normal(heading)) > 3:
            found[place] = _slip_of(normal(heading), words)
        if kind.keeps_rest and not found[place] and (normal(heading) in _COUNTS or _OF_PERSONS.search(str(heading))):
            found[place] = SKIPPED
    return [
        column if column in ("", SKIPPED) or column not in found[:place] else "" for place, column in enumerate(found)
    ]


def _slip_of(heading: str, words: dict[str, str]) -> str:
    alike = max(words, key=lambda word: SequenceMatcher(None, heading, word).ratio(), default="")
    return words[alike] if alike and SequenceMatcher(None, heading, alike).ratio() >= ALIKE else ""


def heading_lines(kind: Kind, rows: list[Row]) -> list[Row]:
    """The rows of the headings: those with most that are understood; else the first with two cells, else the first."""
    words = vocabulary(kind)

    def understood(lines: list[Row]) -> int:
        return len({_meant(heading, words) for heading in joined(lines)} - {""})

    first = rows[:_LOOKED_AT]
    tried = [first[at : at + many] for many in range(1, MOST_LINES + 1) for at in range(len(first) - many + 1)]
    tried = [lines for lines in tried if _may_be_headings(lines)]
    # Of equals the shortest, and of those the first.
    best = max(tried, key=lambda lines: (understood(lines), -len(lines), -lines[0].number), default=[])
    if best and understood(best):
        return best
    return next(([row] for row in first if sum(cell != "" for cell in row.cells) > 1), first[:1])


def _may_be_headings(lines: list[Row]) -> bool:
    """Lines below the first stand at once below it, and add to it: rows of a table would fill its columns anew."""
    above: Row = lines[0]
    for below in lines[1:]:
        pairs = list(zip(above.cells, below.cells, strict=False))
        said = sum(1 for upper, lower in pairs if upper == lower or "" in (upper, lower))
        if below.number != above.number + 1 or said * 2 < len(pairs):
            return False
        above = below
    return True
