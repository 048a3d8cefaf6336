"""The annual cooperation report of a government: what stood, was done, paid and owed in a year, opened to its rows."""
