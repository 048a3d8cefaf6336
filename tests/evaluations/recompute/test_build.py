"""recompute.py as it is put together: nothing but the standard library, and the portal's own source."""

import ast
import sys
from pathlib import Path

import pytest

from evaluations import assessed, indicators, scoring
from evaluations.indicators import commitment, participation, reciprocity, results, understanding
from evaluations.recompute import build
from evaluations.recompute.build import Module, program
from evaluations.register import ground, telling
from evaluations.rubric import reading, rubric

#: What decides on a value or a verdict.
DECIDING = (scoring, assessed, indicators, ground, telling, reading)
DECIDING += (commitment, participation, understanding, reciprocity, results)


def test_only_the_standard_library_is_imported():
    found = set()
    for node in ast.walk(ast.parse(program())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(node.module)
    assert {name.partition(".")[0] for name in found} <= sys.stdlib_module_names


def defined(source: str) -> dict[str, str]:
    """Functions and classes at the top, with all that stands in them."""
    named = (ast.FunctionDef, ast.ClassDef)
    return {each.name: ast.dump(each) for each in ast.parse(source).body if isinstance(each, named)}


@pytest.mark.parametrize("module", DECIDING, ids=lambda module: module.__name__)
def test_what_the_portal_computes_with_stands_in_it_word_for_word(module):
    """A change of an indicator is a change of the program: there is no second copy to forget."""
    ours = defined(Path(module.__file__).read_text())
    assert ours
    assert ours.items() <= defined(program()).items()


def test_every_indicator_of_the_rubric_is_computed():
    assert set(indicators.INDICATORS) == set(rubric().indicators)


def test_the_program_is_the_same_each_time():
    program.cache_clear()
    once = program()
    program.cache_clear()
    assert program() == once


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('"""X."""\nimport django\n', "not of the standard library: django"),
        ('"""X."""\nimport datetime as dt\n', "another name"),
        ('"""X."""\nfrom evaluations.scoring import Verdict\n\ndef ratio_value():\n    pass\n', "ratio_value"),
        ('"""X."""\nimport time\nfrom time import time\n', "time stands in"),
        ('"""X."""\nimport math\n\ndef math():\n    pass\n', "math stands in planted and in the library math"),
    ],
    ids=["a package", "another name", "a name twice", "a library and a name of it", "the name of a library"],
)
def test_what_does_not_fit_into_one_file_is_refused(tmp_path, monkeypatch, source, message):
    (tmp_path / "planted.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(build, "FIRST", "planted")
    build.program.cache_clear()
    with pytest.raises(build.CannotBuild, match=message):
        build.program()


def test_a_library_that_is_imported_as_a_whole_and_in_part_is_imported_both_ways(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "ROOT", tmp_path)
    (tmp_path / "planted.py").write_text('"""X."""\nimport json\nfrom json import loads\n')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(build, "FIRST", "planted")
    assert "import json\nfrom json import loads\n" in build.program.__wrapped__()


def test_a_module_tells_what_it_defines():
    path = Path(scoring.__file__)
    assert {"Verdict", "EVEN", "element_score"} <= set(Module("evaluations.scoring", path).names)
