"""Two wordings word by word."""

from time import process_time

import pytest

from agreements.comparing.words import word_changes


def told(before, after) -> str:
    marks = {"same": "{}", "gone": "-{}-", "new": "+{}+"}
    return " ".join(marks[piece.kind].format(piece.text) for piece in word_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("manajemen air limbah", "manajemen air", "manajemen air -limbah-"),
        ("manajemen air", "manajemen kualitas air", "manajemen +kualitas+ air"),
        ("seni dan budaya lokal", "seni dan wisata lokal", "seni dan -budaya- +wisata+ lokal"),
        ("pariwisata", "pariwisata", "pariwisata"),
        ("kerja sama (60 bulan)", "kerja sama (36 bulan)", "kerja sama ( -60- +36+ bulan)"),
    ],
)
def test_what_is_gone_stands_before_what_took_its_place(before, after, expected):
    assert told(before, after) == expected


def test_wordings_that_share_little_are_told_one_after_the_other():
    assert told("Pelabuhan dan Logistik", "Kesehatan dan pendidikan anak") == (
        "-Pelabuhan dan Logistik- +Kesehatan dan pendidikan anak+"
    )


@pytest.mark.parametrize(
    ("before", "after"), [("dan " * 900, "dan atau " * 450), ("satu dua " * 9000, "satu tiga " * 9000)]
)
def test_whole_annexes_are_told_one_after_the_other_at_once(before, after):
    """Matching them word by word takes minutes, and whoever reads the page waits."""
    began = process_time()
    assert [piece.kind for piece in word_changes(before, after)] == ["gone", "new"]
    assert process_time() - began < 2


def test_a_side_without_words_leaves_the_other_alone():
    assert told("", "pariwisata") == "+pariwisata+"
    assert told("pariwisata", "") == "-pariwisata-"
