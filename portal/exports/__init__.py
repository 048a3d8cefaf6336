"""Lists taken away: as a file in one of several formats, or page by page as JSON; files are logged."""

from portal.exports.rows import BATCH, csv_lines

__all__ = ["BATCH", "csv_lines"]
