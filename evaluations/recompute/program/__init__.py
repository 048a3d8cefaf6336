"""The parts of recompute.py that are no part of the portal: the standard library alone, no name twice in all of it.

`evaluations.recompute.build` puts them and the pure modules of the portal into one file, one after the other.
"""
