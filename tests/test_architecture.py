"""What keeps the portal in its shape: who may import whom, names that are real, sizes, and what no template does."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

from agreements.views.buttons import AGREEMENT_ACTS, PARTNERSHIP_ACTS
from portal.roles import PERMISSIONS, Role
from portal.templatetags.portal import NAVIGATION
from tests.addresses import pages
from tests.at_once import each

ROOT = Path(__file__).parents[1]
#: From the floor to the roof: each may import those before it.
LAYERS = ("portal", "cities", "agreements", "evaluations")
CODE = sorted(
    path
    for layer in LAYERS
    for path in (ROOT / layer).rglob("*.py")
    if "migrations" not in path.relative_to(ROOT).parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LONGEST_FILE, LONGEST_VIEWS, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 250, 40, 120
#: Links between two records, which have no name of its own on any page.
NAMELESS = {"ActivityField", "FieldSector"}
NAMES = {page.name for page in pages()}
GRANTED = frozenset().union(*PERMISSIONS.values())


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_file, each_template = each(CODE, named=place), each(TEMPLATES, named=place)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(path: Path) -> set[str]:
    """Our packages that a file imports, wherever in it, for type checking too."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names.add(node.module)
    return {name.partition(".")[0] for name in names} & {*LAYERS, "tests"}


def strings(path: Path) -> set[str]:
    return {
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@each_file
def test_imports_point_down(path):
    layer = path.relative_to(ROOT).parts[0]
    assert imported(path) <= set(LAYERS[: LAYERS.index(layer) + 1])


@each_file
def test_a_name_of_a_thing_in_another_package_is_real(path):
    """Permissions, model labels and modules that code names by strings."""
    named = {text for text in strings(path) if re.fullmatch(rf"({'|'.join(LAYERS)})(\.(?!csv$)\w+)+", text)}
    labels = {model._meta.label_lower for model in apps.get_models()} | {
        model._meta.label for model in apps.get_models()
    }
    assert {name for name in named - GRANTED - labels if not importable(name)} == set()


def importable(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), attribute) or bool(importlib.import_module(name))
    except ImportError:
        return False


@each_file
def test_a_page_that_code_names_is_real(path):
    named = {text for text in strings(path) if re.fullmatch(rf"({'|'.join(LAYERS)}):[\w-]+", text)}
    # What ends in a hyphen is put together with the name of an act: see below.
    assert {name for name in named if not name.endswith("-")} <= NAMES


def test_buttons_and_menu_lead_to_pages():
    acts = {f"agreements:agreement-{act[0]}" for act in AGREEMENT_ACTS}
    acts |= {f"agreements:partnership-{act[0]}" for act in PARTNERSHIP_ACTS}
    assert acts | {name for name, _label in NAVIGATION} <= NAMES


@each_template
def test_a_page_that_a_template_names_is_real(path):
    assert set(re.findall(r"{% url ['\"]([^'\"]+)['\"]", path.read_text())) <= NAMES


def test_every_permission_is_asked_for_somewhere():
    """Else it would seem to allow what nobody checks."""
    asked = set().union(*(strings(path) for path in CODE if path.name != "roles.py"))
    assert GRANTED - asked == set()
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize("label", LAYERS)
def test_every_model_has_its_names(label):
    models = [model for model in apps.get_app_config(label).get_models() if not hasattr(model, "pgh_tracked_model")]
    unnamed = {
        model.__name__
        for model in models
        if not {"verbose_name", "verbose_name_plural"} <= set(model._meta.original_attrs)
    }
    assert unnamed <= NAMELESS


@each([*CODE, *TESTS], named=place)
def test_a_file_is_short_enough_to_hold_one_subject(path):
    longest = LONGEST_VIEWS if "views" in str(path.relative_to(ROOT)) else LONGEST_FILE
    assert len(path.read_text().splitlines()) <= longest


@each_file
def test_a_function_is_short_enough_to_be_read(path):
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    assert [each.name for each in functions if each.end_lineno - each.lineno >= LONGEST_FUNCTION] == []


@each_file
def test_a_file_says_what_it_is_for(path):
    lines = len(path.read_text().splitlines())
    assert lines < 25 or path.name == "urls.py" or ast.get_docstring(tree(path)), "a docstring of the module"


@each([*CODE, *TEMPLATES, *sorted((ROOT / "static" / "portal").glob("*.css"))], named=place)
def test_nothing_is_left_to_be_done(path):
    assert re.findall(r"TODO|FIXME|XXX", path.read_text()) == []


@each_template
def test_a_template_can_be_read_and_is_short(path):
    assert get_template(str(path.relative_to(ROOT / "templates")))
    assert len(path.read_text().splitlines()) <= LONGEST_TEMPLATE


@each_template
def test_a_template_says_what_it_needs(path):
    first = "\n".join(path.read_text().splitlines()[:3])
    assert re.search(r"{#.*\bNeeds\b", first), first


@each_template
def test_a_component_gets_only_what_it_is_given(path):
    included = re.findall(r"{% include .*? %}", path.read_text(), re.S)
    assert [tag for tag in included if not tag.endswith(" only %}")] == []


@each_template
def test_a_template_has_no_code_in_it_and_escapes_everything(path):
    text = path.read_text()
    assert re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", text) == []
    # What is written in the template itself may be marked as safe, nothing else may.
    assert re.findall(r"{% autoescape|(?<!')\|safe\b|\|safeseq", text) == []


@each_template
def test_a_template_speaks_only_through_the_catalogue(path):
    text = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}|{% comment.*?{% endcomment %}", "", path.read_text(), flags=re.S
    )
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", text, flags=re.S)
    words = re.sub(r"<[^>]*>|&\w+;", " ", text)
    assert re.findall(r"[^\W\d_]{2,}", words) == []
