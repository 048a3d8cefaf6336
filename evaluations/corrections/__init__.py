"""Errors that readers report: from a public page to the work list of whoever keeps the record, and back."""
