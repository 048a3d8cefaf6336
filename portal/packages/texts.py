"""What stands around the data in words: licence, citation, and what to read first."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.packages.scope import Scope
from portal.packages.vocabularies import LANGUAGES

#: Run in the folder of an unpacked package.
RECOMPUTE = "python3 recompute.py"
LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def title() -> str:
    return _("Register of sister-city partnerships of Indonesian local governments")


def about() -> str:
    """What the register holds, in a sentence or two."""
    return _(
        "Partnerships of Indonesian provinces, regencies and cities with places abroad: agreements, fields, "
        "responsible agencies, what happened, what came of it and what stood in the way, each with its "
        "source."
    )


def publisher() -> str:
    return _("Sister City Portal")


def citation(version: str, day: date) -> str:
    """How to cite the package, in one line."""
    return _("%(publisher)s (%(year)d). %(title)s, version %(version)s [data package].") % {
        "publisher": publisher(),
        "year": day.year,
        "title": title(),
        "version": version,
    }


def licence(scope: Scope) -> bytes:
    """LICENSE.txt"""
    return _in_all(lambda: [LICENCE_TITLE, LICENCE_URL, "", *_licence()])


def _licence() -> list[str]:
    return [
        _("You may share and change these data for any purpose, if you name the source and say what you changed."),
        _("Place names and coordinates abroad are from GeoNames (https://www.geonames.org/), CC BY 4.0."),
        _("Studies and documents that are cited belong to their authors; the register quotes them in short."),
    ]


def citation_text(version: str, day: date) -> bytes:
    """CITATION.txt"""

    def lines() -> list[str]:
        key = f"sister-city-portal-{version}"
        fields = {
            "author": f"{{{publisher()}}}",
            "title": title(),
            "year": day.year,
            "version": version,
            "note": _("Data package"),
        }
        entry = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        return [citation(version, day), "", f"@misc{{{key},", *entry, "}"]

    return _in_all(lines)


def readme(scope: Scope, version: str) -> bytes:
    """README.txt: what the package is, for whom, and how its cells are to be read."""
    return _in_all(lambda: _readme(scope, version))


def _readme(scope: Scope, version: str) -> list[str]:
    return [
        title(),
        _("Version %(version)s, as of %(day)s") % {"version": version, "day": scope.as_of.isoformat()},
        "",
        readme_line(scope),
        _("Every table is a CSV file: UTF-8, commas, one header row, rows in the order of their keys."),
        _("An empty cell means: not recorded. It never means zero or no."),
        _(
            "A partial date is written as far as it is known: 2007, 2007-04, 2007-04-12, or a span such as "
            "2018-10/2018-12; «unknown» says that it happened on a day that nobody knows. The wording of the source "
            "stands in the column beside it."
        ),
        _("Cells are written as they are stored: a spreadsheet may take a text that begins with = for a formula."),
        _(
            "A row that is certainly later than the day is left out, and so is what hangs under it. A reference to a "
            "row that is not in the package is an empty cell."
        ),
        _("dictionary.csv explains every column, vocabularies.csv every word; datapackage.json says it to programs."),
        _(
            "The notes of records are published with them, but for those of acknowledgements, statuses, officers in "
            "charge and handovers."
        ),
        _(
            "recompute.py computes every indicator and verdict anew from these files and tells what differs from the "
            "portal's. Unpack the package, and run in its folder, with Python 3.11 or newer and nothing else: "
            "python3 recompute.py (python3 recompute.py --help tells what else it does)."
        ),
        _(
            "In no package: evaluations that are not final yet, targets, annulled records, contacts, files, reports "
            "while they are written, citations of single attributes with their quotes, accounts, and who changed what."
        ),
        _("Read it back into an empty portal with: manage.py import_package FILE.zip"),
        "",
        _("How to cite:"),
        citation(version, scope.as_of),
        "",
        f"{LICENCE_TITLE} ({LICENCE}), {LICENCE_URL}",
    ]


def readme_line(scope: Scope) -> str:
    """For whom the package is."""
    if scope.is_public:
        return _("What the register has published, for everybody.")
    return _(
        "With what one person may see of unpublished records: drafts, mailboxes and internal remarks of the own "
        "government. Do not pass it on."
    )


def _in_all(lines) -> bytes:
    """The same in each language of the portal."""
    parts = []
    for language in LANGUAGES:
        with override(language):
            parts.append("\n".join(lines()))
    return "\n\n--\n\n".join(parts).encode() + b"\n"
