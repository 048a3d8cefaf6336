"""Files into the register: `load_folder(path, by=…)` gives a Report or raises LoadErrors."""

from portal.loading.engine import all_tables, load_folder, lock, packaged_tables
from portal.loading.errors import LoadError, LoadErrors
from portal.loading.writing import Report, TableReport

__all__ = ["LoadError", "LoadErrors", "Report", "TableReport", "all_tables", "load_folder", "lock", "packaged_tables"]
