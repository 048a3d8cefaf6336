"""A file that a view makes says what it is, how it is called, and that nobody keeps it."""

import pytest

from portal.files import file_response


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.pdf", "application/pdf"), ("a.docx", "wordprocessingml"), ("a.xlsx", "spreadsheetml")],
)
def test_a_file_says_what_it_is_and_is_kept_nowhere(name, content_type):
    answer = file_response(b"x", name)
    assert content_type in answer["Content-Type"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_name_is_quoted_as_the_standard_asks():
    assert file_response(b"x", 'la"poran é.pdf')["Content-Disposition"] == (
        "attachment; filename*=utf-8''la%22poran%20%C3%A9.pdf"
    )


def test_a_file_of_no_known_kind_is_a_mistake():
    with pytest.raises(KeyError):
        file_response(b"x", "a.exe")
