"""Asking the database itself, past every form and model."""

import pytest
from django.db import IntegrityError, connection, transaction


def update(record, changes: dict) -> None:
    """By SQL alone, past every form and model; a value that names a column takes its value."""
    columns = {field.column for field in record._meta.concrete_fields}
    named = {name: value for name, value in changes.items() if isinstance(value, str) and value in columns}
    parts = [f'"{name}" = {named[name]}' if name in named else f'"{name}" = %s' for name in changes]
    values = [value for name, value in changes.items() if name not in named]
    run(f"UPDATE {record._meta.db_table} SET {', '.join(parts)} WHERE id = %s", [*values, record.pk])  # noqa: S608


def run(statement: str, values=()) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused_by(act, *arguments) -> str:
    """The name of the constraint that refuses; the test fails where none does."""
    with pytest.raises(IntegrityError) as refusal:
        act(*arguments)
    return refusal.value.__cause__.diag.constraint_name
