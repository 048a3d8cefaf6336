"""The sample of a cross product leaves no pair out, is no longer than it must be, and is always the same."""

from itertools import product

from tests.sample import covering, pairs, sampled

PAGES = [f"page {number}" for number in range(40)]
CASES = list(product(PAGES, ["visitor", "coordinator", "administrator"], ["id", "en"]))


def held(cases) -> set:
    return set().union(*map(pairs, cases))


def test_every_two_values_stand_together_in_the_sample():
    assert held(covering(CASES)) == held(CASES)


def test_it_is_half_of_what_differs_by_language_alone():
    assert len(covering(CASES)) <= len(CASES) // 2 + 6


def test_it_is_the_same_in_whatever_order_the_cases_come():
    assert {*covering(CASES[::-1])} == {*covering(CASES)}
    assert covering([("a", "b")]) == [("a", "b")]
    assert covering([]) == []


def test_it_may_be_asked_for_less_than_pairs():
    pages = covering(CASES, holds=lambda case: {case[0], case[1]})
    assert {page for page, _who, _language in pages} == {*PAGES}
    assert {who for _page, who, _language in pages} == {"visitor", "coordinator", "administrator"}
    assert len(pages) <= len(PAGES) + 3


def test_what_it_leaves_out_is_marked_and_nothing_is_lost():
    parameters = sampled(CASES)
    assert [each.values for each in parameters] == CASES
    suite = [each.values for each in parameters if not each.marks]
    assert suite == covering(CASES)
    assert {mark.name for each in parameters for mark in each.marks} == {"cross"}
