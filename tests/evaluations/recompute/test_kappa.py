"""Cohen's kappa, against what a hand reckons."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from evaluations.recompute.program.coders import cohen

WORDS = st.sampled_from(["0", "1", "2", "3", "4", "empty"])
PAIRS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=60)


def test_the_example_of_textbooks():
    """Two readers of fifty applications: both yes 20, the first alone 5, the second alone 10, both no 15.

    They agree in 35 of 50. The first says yes in 25 of 50 and the second in 30 of 50, so that chance agrees in
    25/50 × 30/50 + 25/50 × 20/50 = 1/2; kappa is (7/10 - 1/2) ÷ (1 - 1/2) = 2/5.
    """
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = cohen(pairs)
    assert (found.cases, found.observed, found.expected) == (50, Fraction(7, 10), Fraction(1, 2))
    assert found.kappa == Fraction(2, 5)


def test_three_words():
    """Of ten cases they agree in 3 + 2 + 2 = 7.

    The first gives a 4, b 3, c 3 times, the second a 4, b 4, c 2 times: by chance (16 + 12 + 6) ÷ 100 = 34/100.
    Kappa is (70 - 34) ÷ (100 - 34) = 36/66 = 6/11.
    """
    agreed = [("a", "a")] * 3 + [("b", "b")] * 2 + [("c", "c")] * 2
    found = cohen([*agreed, ("a", "b"), ("b", "a"), ("c", "b")])
    assert (found.observed, found.expected, found.kappa) == (Fraction(7, 10), Fraction(34, 100), Fraction(6, 11))


def test_less_agreement_than_by_chance_is_below_nought():
    assert cohen([("a", "b"), ("b", "a")]).kappa == -1


def test_where_both_give_one_word_alone_kappa_is_not_defined():
    """Chance would agree always: 0 ÷ 0."""
    found = cohen([("2", "2")] * 7)
    assert (found.cases, found.observed, found.expected, found.kappa) == (7, 1, 1, None)


def test_without_a_case_nothing_is_defined():
    found = cohen([])
    assert (found.cases, found.observed, found.expected, found.kappa) == (0, None, None, None)


@given(PAIRS)
def test_kappa_is_the_same_from_either_side_and_in_any_order(pairs):
    turned = cohen([(other, one) for one, other in reversed(pairs)])
    assert turned == cohen(pairs)


@given(PAIRS)
def test_kappa_reaches_from_minus_one_to_one_and_one_is_full_agreement(pairs):
    found = cohen(pairs)
    if found.kappa is None:
        assert len({word for pair in pairs for word in pair}) == 1
    else:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) == all(one == other for one, other in pairs)


@given(PAIRS)
def test_kappa_is_that_of_the_table_of_both(pairs):
    """By another way: from the cells of the table and the sums of its rows and columns."""
    table, words = Counter(pairs), sorted({word for pair in pairs for word in pair})
    rows = {word: sum(table[word, other] for other in words) for word in words}
    columns = {word: sum(table[one, word] for one in words) for word in words}
    diagonal = sum(table[word, word] for word in words)
    chance = sum(rows[word] * columns[word] for word in words)
    cases = len(pairs)
    kappa = cohen(pairs).kappa
    assert kappa is None or kappa * (cases**2 - chance) == cases * diagonal - chance
