"""Spreadsheets of offices into the register: read, mapped, previewed, confirmed, and undone as one."""
