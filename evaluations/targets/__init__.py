"""The performance that a government owes for a year: typed in on one page, all figures at once."""
