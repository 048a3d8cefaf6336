"""What sources are called in spreadsheets."""

from portal.imports.names import Named

NAMES = (Named("portal.Source", "SELECT key, title, '' FROM portal_source"),)
