"""A file or a pasted table becomes an import, with its columns guessed."""

from django.db import transaction

from portal.imports.headings import guess, heading_lines, joined
from portal.imports.kinds import kinds
from portal.imports.reading import Book, Row
from portal.models import Import, ImportRow

BATCH = 2000
#: Columns are counted over as many rows.
LOOKED_AT = 200


def begin(book: Book, *, by, kind: str, government_key: str, name: str = "") -> Import:
    """Keeps what was read, at the sheet with most rows."""
    sheet = max(range(len(book.sheets)), key=lambda place: len(book.sheets[place].rows))
    import_ = Import(
        by=by,
        table=kind,
        government_key=government_key,
        name=name[:200],
        remark=book.remark,
        sheets=[{"name": each.name, "rows": len(each.rows)} for each in book.sheets],
        sheet=sheet,
    )
    guess_columns(import_, book.sheets[sheet].rows)
    with transaction.atomic():
        import_.save()
        ImportRow.objects.bulk_create(
            (
                ImportRow(of=import_, sheet=place, number=row.number, cells=row.cells)
                for place, each in enumerate(book.sheets)
                for row in each.rows
            ),
            batch_size=BATCH,
        )
    return import_


def guess_columns(import_: Import, rows: list[Row], heading: int | None = None, lines: int = 1) -> None:
    """Where the headings end and in how many lines they stand, unless that is said, and what they mean."""
    kind = kinds()[import_.table]
    if heading is None:
        found = heading_lines(kind, rows)
        heading, lines = found[-1].number, len(found)
    import_.heading, import_.heading_lines = heading, lines
    cells = joined([row for row in rows if heading - lines < row.number <= heading])
    width = max((len(row.cells) for row in rows[:LOOKED_AT]), default=0)
    import_.columns = guess(kind, [*cells, *[""] * (width - len(cells))])
