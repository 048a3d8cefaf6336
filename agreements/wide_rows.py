"""Rows of the wide sheet as partnerships, agreements, fields and assignments."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from agreements.models import Agreement, CooperationField
from agreements.tables.agreements import AGREEMENTS, ASSIGNMENTS, FIELDS, PARTNERSHIPS
from agreements.written import OPEN_ENDED, OPEN_FIELD, TERM, kind_in, no_kind
from cities.models import Government, Locality
from portal.imports.conversion import Conversion, Converted, Read, Record
from portal.imports.kinds import stem
from portal.imports.recognition import plain

#: What a row says of its agreement in columns of their own.
OWN = ("kind", "title", "number_home", "number_partner", "original_kept_at", "renewal", "notice_months", "note")
DATED = tuple(f"{name}{more}" for name in ("signed", "starts", "ends") for more in ("", "_wording"))


def compose(rows: list[Read], conversion: Conversion) -> None:
    composition = Composition(conversion)
    for read in rows:
        if not read.row.wrong:
            composition.add(read)


class Composition:
    """Rows become partnerships, agreements, fields and assignments; what the register has is known again."""

    def __init__(self, conversion: Conversion):
        self.government = Government.objects.get(key=conversion.government_key)
        self.names = conversion.names
        self.title = conversion.title
        self.partnerships = conversion.recognition(PARTNERSHIPS)
        self.agreements = conversion.recognition(AGREEMENTS, ("partnership", "kind", "title", "signed", "number_home"))
        self.numbered = conversion.recognition(AGREEMENTS, ("partnership", "number_home"))
        self.dated = conversion.recognition(AGREEMENTS, ("partnership", "kind", "signed"))
        self.fields = conversion.recognition(FIELDS, ("agreement", "wording"))
        self.assignments = conversion.recognition(ASSIGNMENTS, ("field", "agency"))
        self.known = set(self.agreements.taken)
        self.known_partnerships = set(self.partnerships.taken)
        self.partners = dict(Locality.objects.values_list("key", "name"))
        own = Agreement.objects.filter(government=self.government)
        self.notes = dict(own.values_list("key", "note"))
        self.numbers = dict(own.values_list("key", "number_home"))
        self.positions = self._positions()
        self.rows: dict[str, int] = {}

    def _positions(self) -> dict[str, int]:
        """The last place that is taken among the fields of each agreement."""
        placed = CooperationField.objects.filter(government=self.government).order_by("position")
        return dict(placed.values_list("agreement__key", "position"))

    def add(self, read: Read) -> None:
        if "partner" not in read.cells:
            read.row.wrong.append((stem(PARTNERSHIPS), "partner", "", _("Must be filled.")))
            return
        partnership = self._partnership(read)
        agreement = self._agreement(read, partnership.cells["key"])
        if agreement is None:
            return
        read.row.records += [agreement, partnership]
        key = agreement.cells["key"]
        if (first := self.rows.setdefault(key, read.row.number)) != read.row.number:
            told = _("Says the same as row %(row)d: keep one of them.") % {"row": first}
            read.row.wrong.append((stem(AGREEMENTS), "number_home", read.texts.get("number_home", ""), told))
            return
        self._add_fields(read, key)
        self._add_notes(read, agreement)

    def _partnership(self, read: Read) -> Record:
        partner, institution = read.cells["partner"], read.cells.get("partner_institution", "")
        stem_of_home = self.government.key.removeprefix("kota-").removeprefix("kabupaten-")
        nature = (self.government.key, partner, institution)
        key = self.partnerships.key_for(nature, stem_of_home, institution, self._called(partner))
        # Every row says all of a new one: any of them may be left out.
        said = {"government": nature[0], "partner": partner, "partner_institution": institution}
        cells = {"kind": read.cells.get("partnership_kind", ""), **({} if key in self.known_partnerships else said)}
        return Record(PARTNERSHIPS, {"key": key, **{header: text for header, text in cells.items() if text}})

    def _called(self, partner: str) -> str:
        made = self.names.made(Locality, partner)
        return made["name"] if made else self.partners.get(partner, partner)

    def _agreement(self, read: Read, partnership: str) -> Record | None:
        cells = {name: read.cells[name] for name in (*OWN, *DATED) if name in read.cells}
        cells |= self._term(read)
        kind = cells.get("kind") or kind_in(cells.get("title", ""), cells.get("number_home", ""), self.title)
        if found := self._known(partnership, kind, cells):
            return Record(AGREEMENTS, {"key": found, **cells}, known=True)
        if not kind:
            read.row.wrong.append((stem(AGREEMENTS), "kind", "", no_kind()))
            return None
        cells["kind"] = kind
        if "title" not in cells:
            cells["title"] = self._title(kind, self._called(read.cells["partner"]))
        nature = (partnership, kind, cells["title"], cells.get("signed", ""), cells.get("number_home", ""))
        key = self.agreements.key_for(nature, partnership, kind.replace("_", "-"), cells.get("signed", "")[:4])
        cells |= {"government": self.government.key, "partnership": partnership}
        return Record(AGREEMENTS, {"key": key, **cells}, known=key in self.known)

    def _known(self, partnership: str, kind: str, cells: dict[str, str]) -> str:
        """By its number; else by kind and date of signing, where neither side has another number."""
        number, signed = cells.get("number_home", ""), cells.get("signed", "")
        found = self.numbered.find((partnership, number)) if number else []
        if not found and signed:
            same = self.dated.find((partnership, kind, signed))
            found = [key for key in same if not number or not self.numbers[key]]
        return found[0] if len(found) == 1 else ""

    def _title(self, kind: str, partner: str) -> str:
        """What a register without titles calls it, in the language of the office."""
        with override("id"):
            return f"{Agreement.Kind(kind).label} {self.government.name} – {partner}"

    def _term(self, read: Read) -> dict[str, str]:
        term = read.cells.get("duration", "")
        if term == OPEN_ENDED:
            return {"term": OPEN_ENDED}
        said = {"duration_months": term} if term else {}
        return {"term": "fixed", **said} if term or "ends" in read.cells else {}

    def _add_fields(self, read: Read, agreement: str) -> None:
        wordings = list(dict.fromkeys(piece for item in read.cells.get("fields", []) for piece in item))
        agencies = read.cells.get("agencies", [])
        keys = [self._field(read.row, agreement, wording) for wording in wordings]
        for key, responsible in zip(keys, self._shared(read.row, len(keys), agencies), strict=True):
            for agency in dict.fromkeys(responsible):
                self._assignment(read.row, key, agency)

    def _field(self, row: Converted, agreement: str, wording: str) -> str:
        is_known = bool(self.fields.find((agreement, wording)))
        if not is_known:
            self.positions[agreement] = self.positions.get(agreement, 0) + 1
        place = str(self.positions.get(agreement, 1))
        key = self.fields.key_for((agreement, wording), agreement, "field", place)
        said = {"agreement": agreement, "wording": wording, "position": place}
        said |= {"is_open": "yes"} if OPEN_FIELD.match(wording) else {}
        row.records.append(Record(FIELDS, {"key": key} if is_known else {"key": key, **said}, known=is_known))
        return key

    def _shared(self, row: Converted, fields: int, agencies: list[list[str]]) -> list[list[str]]:
        """The agencies of each field: item by item where there are as many of both; else each for every field."""
        everybody = [agency for item in agencies for agency in item]
        if len(agencies) == fields:
            return agencies
        if agencies and fields > 1 and len(everybody) > 1:
            told = _(
                "%(agencies)d agencies for %(fields)d fields: each was put to every field. Number both alike to say "
                "which does which."
            )
            row.remarks.append(told % {"agencies": len(everybody), "fields": fields})
        return [everybody] * fields

    def _assignment(self, row: Converted, field: str, agency: str) -> None:
        is_known = bool(self.assignments.find((field, agency)))
        key = self.assignments.key_for((field, agency), field, agency)
        said = {} if is_known else {"field": field, "agency": agency}
        row.records.append(Record(ASSIGNMENTS, {"key": key, **said}, known=is_known))

    def _add_notes(self, read: Read, agreement: Record) -> None:
        """What no column holds stays beside the record, under its heading."""
        rest = list(read.rest)
        if "duration" in read.texts and not TERM.fullmatch(read.texts["duration"]):
            rest.append((_("Term"), read.texts["duration"]))
        if "agencies" in read.texts and not read.cells.get("fields"):
            rest.append((_("Agencies"), read.texts["agencies"]))
            read.row.remarks.append(_("No field is named here, so that the agencies are kept as a note."))
        lines = [f"{heading}: {' '.join(text.split())}" if heading else text for heading, text in rest]
        there = self.notes.get(agreement.cells["key"], "")
        said = [agreement.cells.get("note", ""), *lines]
        new = [line for line in said if line and plain([line])[0] not in plain([there])[0]]
        agreement.cells["note"] = "\n".join(filter(None, [there, *new]))
