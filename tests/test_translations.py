"""The Indonesian catalogue is complete, and the tool that keeps it finds what the code asks for."""

import pytest
from django.core.management import CommandError, call_command

from portal.translations import Text, Translations

PYTHON = """
from django.utils.translation import gettext as _now, gettext_lazy as _, ngettext, pgettext

LABEL = _("Sister %(kind)s")
COUNTED = ngettext("%(n)s text", "%(n)s texts", 2)
PAGE = pgettext("page", "Next")


def said():
    return _now("said at once")
"""
TEMPLATE = """{% load i18n %}
{% translate "100% done" %}{% translate "Next" context "step" as step %}
{% if step == _("compared") %}{% include "a.html" with text=_("included") only %}{% endif %}
{{ step|default:_("filtered") }}
{% blocktranslate trimmed count n=rows|length %}
  {{ n }} row
{% plural %}
  {{ n }} rows
{% endblocktranslate %}
"""
FOUND = {
    Text("Sister %(kind)s"),
    Text("%(n)s text", "%(n)s texts"),
    Text("Next", context="page"),
    Text("said at once"),
    Text("100%% done"),
    Text("Next", context="step"),
    Text("compared"),
    Text("included"),
    Text("filtered"),
    Text("%(n)s row", "%(n)s rows"),
}


@pytest.fixture
def project(tmp_path):
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "labels.py").write_text(PYTHON)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(project, singular: str, words: str):
    path = Translations(project).path
    before, after = path.read_text().split(f'msgid "{singular}"\n', 1)
    path.write_text(f'{before}msgid "{singular}"\n{after.replace(chr(34) * 2, chr(34) + words + chr(34), 1)}')


def test_no_translation_is_missing_left_over_or_different_in_its_placeholders():
    assert Translations().problems() == []


def test_strings_of_code_and_templates_are_found(project):
    assert set(Translations(project).found) == FOUND


def test_a_new_string_is_reported_until_it_is_translated(project):
    Translations(project).update()
    assert "no translation: 'compared' (templates/page.html)" in Translations(project).problems()
    translate(project, "compared", "dibandingkan")
    assert not [problem for problem in Translations(project).problems() if "'compared'" in problem]


def test_a_lost_placeholder_is_reported(project):
    Translations(project).update()
    translate(project, "Sister %(kind)s", "Kembar")
    assert "placeholders differ: 'Sister %(kind)s' and 'Kembar'" in Translations(project).problems()


def test_a_string_gone_from_the_code_is_reported_and_then_left_out(project):
    Translations(project).update()
    (project / "portal" / "labels.py").write_text("")
    assert "no longer in the code: 'Sister %(kind)s'" in Translations(project).problems()
    Translations(project).update()
    assert "Sister" not in Translations(project).path.read_text()


def test_an_update_keeps_translations_and_a_second_one_changes_nothing(project):
    Translations(project).update()
    translate(project, "included", "disertakan")
    Translations(project).update()
    first = Translations(project).path.read_bytes()
    Translations(project).update()
    assert Translations(project).path.read_bytes() == first
    assert b'msgstr "disertakan"' in first


def test_the_command_fails_on_a_gap(project, monkeypatch):
    monkeypatch.setattr("portal.management.commands.messages.Translations", lambda: Translations(project))
    with pytest.raises(CommandError, match="10 to mend"):
        call_command("messages", check=True)
