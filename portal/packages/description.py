"""datapackage.json: the package described for programs (https://specs.frictionlessdata.io/data-package/)."""

import json
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import override

from portal.packages import texts
from portal.packages.added import PackagedColumn, PackagedFile, added_files
from portal.packages.schema import field_of
from portal.packages.scope import Scope
from portal.packages.vocabularies import added_vocabulary, vocabulary_of
from portal.table_links import Ref, called
from portal.tables import Column, Table

#: The language of the description; dictionary.csv has every language.
LANGUAGE = "en"
NAME = "sister-city-portal"


@dataclass(frozen=True)
class Written:
    """A file of the package as it was written; `rows` of a table of the register."""

    name: str
    meaning: str | Promise
    size: int
    sha256: str
    schema: dict | None = None
    rows: int = 0

    @property
    def resource(self) -> dict:
        return {
            "name": resource_name(self.name),
            "path": self.name,
            "description": str(self.meaning),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
            "bytes": self.size,
            "hash": f"sha256:{self.sha256}",
            "schema": self.schema,
        }

    @property
    def other(self) -> dict:
        return {
            "path": self.name,
            "description": str(self.meaning),
            "bytes": self.size,
            "hash": f"sha256:{self.sha256}",
        }


def description(scope: Scope, version: str, files: list[Written]) -> bytes:
    """The JSON; files without a schema are named beside the resources, with their checksums."""
    with override(LANGUAGE):
        told = {
            "profile": "tabular-data-package",
            "name": NAME,
            "title": texts.title(),
            "description": texts.readme_line(scope),
            "version": version,
            "as_of": scope.as_of.isoformat(),
            "licenses": [{"name": texts.LICENCE, "title": texts.LICENCE_TITLE, "path": texts.LICENCE_URL}],
            "contributors": [{"title": texts.publisher(), "role": "publisher"}],
            "citation": texts.citation(version, scope.as_of),
            "keywords": ["sister cities", "local government", "Indonesia", "cooperation"],
            "resources": [file.resource for file in files if file.schema],
            "files": [file.other for file in files if not file.schema],
        }
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def table_schema(table: Table, tables: list[Table], scope: Scope) -> dict:
    with override(LANGUAGE):
        columns = scope.columns(table)
        schema = {
            "fields": [_field(table, column) for column in columns],
            "primaryKey": ["key"],
            "missingValues": [""],
        }
        foreign = [key for column in columns if (key := _foreign_key(table, column, tables))]
        return schema | ({"foreignKeys": foreign} if foreign else {})


def added_schema(file: PackagedFile) -> dict:
    with override(LANGUAGE):
        schema = {"fields": [_added_field(file, column) for column in file.columns], "missingValues": [""]}
        return schema | ({"primaryKey": ["key"]} if file.lists else {})


def resource_name(file: str) -> str:
    return file.removesuffix(".csv").replace("/", "-")


def _field(table: Table, column: Column) -> dict:
    told = {"name": column.name, "description": str(column.meaning), **field_of(column)}
    extra = {"unit": str(column.unit), "vocabulary": vocabulary_of(table, column)}
    return told | {name: said for name, said in extra.items() if said}


def _added_field(file: PackagedFile, column: PackagedColumn) -> dict:
    told = {"name": column.name, "description": str(column.meaning), "type": column.type}
    constraints = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = [code for code, _label in column.codes]
    if column.type == "boolean":
        told |= {"trueValues": ["yes"], "falseValues": ["no"]}
    extra = {
        "constraints": constraints,
        "unit": str(column.unit),
        "vocabulary": added_vocabulary(file.name, column),
    }
    return told | {name: said for name, said in extra.items() if said}


def _foreign_key(table: Table, column: Column, tables: list[Table]) -> dict | None:
    """The file in which the rows stand that the column names, where the package has one."""
    if not isinstance(column, Ref) or called(column.target) != "key":
        return None
    files = {other.model: other.file for other in tables}
    files |= {file.lists: file.name for file in added_files() if file.lists}
    file = files.get(column.target) or files.get(column.target._meta.label_lower)
    if not file:
        return None
    # A file that names its own rows is called by an empty name.
    resource = "" if file == table.file else resource_name(file)
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["key"]}}
