"""Documents beside records: what is taken in, for whom, and how it is given out (docs/decisions/0028-documents.md)."""
