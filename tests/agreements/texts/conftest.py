"""One record of each kind, with the coordinator of its government signed in."""

from tests.agreements.acts.conftest import world

__all__ = ["world"]
