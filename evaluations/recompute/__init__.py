"""recompute.py computes the indicators and verdicts of a data package anew; here it is put together."""
