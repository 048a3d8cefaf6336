"""One test of many things, where a test of each would cost more than what it asserts; it names all that fail."""

from collections.abc import Callable, Iterable

import pytest


def each(things: Iterable, named: Callable[..., str]) -> Callable:
    """Makes of a check of one thing the test that no thing fails it."""
    things = list(things)

    def tested(check: Callable) -> Callable:
        def test():
            assert things, "nothing to look at"
            failures = [f"{named(thing)}: {failure}" for thing in things if (failure := _failure(check, thing))]
            assert failures == [], "\n\n".join(failures)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return tested


def _failure(check: Callable, thing) -> str:
    try:
        check(thing)
    except (Exception, pytest.fail.Exception) as failure:
        return f"{type(failure).__name__}: {failure}"
    return ""
