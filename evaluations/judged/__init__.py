"""Indicators that no record yields: the list and pages of what evaluators entered."""
