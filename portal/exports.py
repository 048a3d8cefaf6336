"""A list as a file: PostgreSQL writes the CSV itself, and it is passed on in batches as it comes."""

import csv
from collections.abc import Iterator

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.functional import Promise

BATCH = 64 * 1024


def csv_lines(queryset: QuerySet, columns: dict[str, BaseExpression]) -> Iterator[bytes]:
    """UTF-8 CSV (RFC 4180) with a header row, every row of the queryset, in batches of about 64 kB.

    `columns` maps the header to what stands below it.

    A failure of the database is raised to the reader: the transfer breaks off and never looks complete.
    """
    # A header such as «kind» may also be a field of the model, which an annotation must not be named like.
    selected = {f"file_{header}": expression for header, expression in columns.items()}
    batch = bytearray((",".join(columns) + "\r\n").encode())
    try:
        sql, params = queryset.annotate(**selected).values_list(*selected).query.sql_with_params()
    except EmptyResultSet:
        # Django has no SQL for a queryset that it knows to be empty, such as a search for «?!».
        yield bytes(batch)
        return
    with transaction.atomic(), connection.cursor() as cursor:
        statement = f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)"
        with cursor.cursor.copy(statement, params) as rows:
            for row in rows:
                batch += row
                if len(batch) >= BATCH:
                    yield bytes(batch)
                    batch.clear()
    yield bytes(batch)


def csv_response(queryset: QuerySet, columns: dict[str, BaseExpression], *, filename: str) -> StreamingHttpResponse:
    """The file as a download, named `filename`.csv."""
    response = StreamingHttpResponse(csv_lines(queryset, columns), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    return response


def csv_of_values(header: list[str], rows: list[list], *, filename: str) -> HttpResponse:
    """Rows that code computed, as the same kind of file; the database guards their text against formulas as ever."""
    texts = sorted({str(value) for row in rows for value in row if isinstance(value, (str, Promise))})
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, formula_guard(text) FROM unnest(%s::text[]) AS text", [texts])
        guarded = dict(cursor.fetchall())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    writer = csv.writer(response)
    writer.writerow(header)
    writer.writerows([guarded.get(str(value), value) for value in row] for row in rows)
    return response
