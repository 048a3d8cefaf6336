"""The coordinator of the world's government is signed in, as for all acts."""

from tests.agreements.acts.conftest import signed_in

__all__ = ["signed_in"]
