"""Puts recompute.py together from the very source of the modules that it shares with the portal.

The modules follow each other in one file, each after those it needs and without the imports of one another: so no name
may stand in two of them, and nothing but the standard library may be imported.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

FIRST = "evaluations.recompute.program.command"
OURS = frozenset({"portal", "cities", "agreements", "evaluations"})
ROOT = Path(__file__).parents[2]
HEAD = '''\
#!/usr/bin/env python3
"""Computes the indicators and verdicts of a data package anew, from its CSV files alone.

    python3 recompute.py                      differences from what the portal computed: none
    python3 recompute.py --threshold 2.25     and which verdicts move; also --as-of, --coverage, --bounds, --weights
    python3 recompute.py --second-coder DIR   and how far a second coder agrees, on each element
    python3 recompute.py --help --lang id     all that can be asked, in Indonesian

Needs Python 3.11 or newer and nothing else. This file is put together from the modules that the portal itself computes
with; a line above each says where it stands there.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("recompute.py needs Python 3.11 or newer / memerlukan Python 3.11 atau lebih baru.")

'''
TAIL = """

if __name__ == "__main__":
    sys.exit(main())
"""


class CannotBuild(Exception):
    """The modules do not fit into one file."""


@dataclass(frozen=True)
class Module:
    name: str
    path: Path

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def body(self) -> list[ast.stmt]:
        return ast.parse(self.source).body

    @property
    def imports(self) -> Iterator[ast.Import | ast.ImportFrom]:
        for statement in self.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                yield statement

    @property
    def needed(self) -> list[str]:
        """Our modules that it imports, in order."""
        return [each.module for each in self.imports if isinstance(each, ast.ImportFrom) and _is_ours(each.module)]

    @property
    def names(self) -> Iterator[str]:
        """What it defines for all."""
        for statement in self.body:
            if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                yield statement.name
            elif isinstance(statement, ast.AnnAssign):
                yield statement.target.id
            elif isinstance(statement, ast.Assign):
                yield from (each.id for target in statement.targets for each in ast.walk(target) if _is_name(each))

    @property
    def written(self) -> str:
        """Its source without the imports."""
        lines = self.source.splitlines()
        for each in self.imports:
            lines[each.lineno - 1 : each.end_lineno] = [None] * (each.end_lineno - each.lineno + 1)
        kept = "\n".join(line for line in lines if line is not None)
        return f"# {'—' * 8} {self.path.relative_to(ROOT).as_posix()} {'—' * 8}\n{_spaced(kept)}"


def _spaced(source: str) -> str:
    """The docstring, two empty lines, and the rest, as between definitions."""
    docstring = ast.parse(source).body[0].end_lineno
    lines = source.splitlines()
    return "\n".join([*lines[:docstring], "", "", "\n".join(lines[docstring:]).strip("\n")])


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in OURS


def _is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name)


@cache
def program() -> str:
    """The whole of recompute.py. Raises CannotBuild."""
    modules = _in_order(FIRST, {})
    libraries = _libraries(modules)
    _check_names(modules, libraries)
    return HEAD + _imports(libraries) + "".join(f"\n\n{each.written}\n" for each in modules) + TAIL


def _in_order(name: str, found: dict[str, Module]) -> list[Module]:
    """That module after all that it needs."""
    if name not in found:
        module = Module(name, Path(find_spec(name).origin))
        for needed in module.needed:
            _in_order(needed, found)
        found[name] = module
    return list(found.values())


def _libraries(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Modules of the standard library with the names taken from each, the empty one where it is imported as a whole."""
    libraries = defaultdict(set)
    for module in modules:
        for each in module.imports:
            if isinstance(each, ast.ImportFrom) and _is_ours(each.module):
                continue
            if any(alias.asname for alias in each.names):
                raise CannotBuild(f"{module.name} gives another name to what it imports")
            if isinstance(each, ast.ImportFrom):
                libraries[each.module] |= {alias.name for alias in each.names}
            else:
                for alias in each.names:
                    libraries[alias.name].add("")
    foreign = {name for name in libraries if name.partition(".")[0] not in sys.stdlib_module_names}
    if foreign:
        raise CannotBuild(f"not of the standard library: {', '.join(sorted(foreign))}")
    return libraries


def _imports(libraries: dict[str, set[str]]) -> str:
    whole = [f"import {name}" for name, names in libraries.items() if "" in names and name != "sys"]
    taken = {name: ", ".join(sorted(names - {""})) for name, names in libraries.items()}
    parts = [f"from {name} import {names}" for name, names in taken.items() if names]
    return "\n".join((*sorted(whole), *sorted(parts))) + "\n"


def _check_names(modules: Iterable[Module], libraries: dict[str, set[str]]) -> None:
    """In one file, the later of two equal names would take the place of the earlier."""
    owners: dict[str, str] = {}
    for library, names in libraries.items():
        for each in names:
            whole = library.partition(".")[0]
            name, owner = (each, library) if each else (whole, f"the library {whole}")
            if owners.setdefault(name, owner) != owner:
                raise CannotBuild(f"{name} stands in {owner} and in {owners[name]}")
    for module in modules:
        for name in module.names:
            if name in owners:
                raise CannotBuild(f"{name} stands in {module.name} and in {owners[name]}")
        owners |= dict.fromkeys(module.names, module.name)
