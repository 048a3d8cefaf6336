"""The register as a package of files: written for a reader, and read back. docs/decisions/0019-the-package.md."""

from portal.packages.added import PackagedColumn, PackagedFile, added_files
from portal.packages.scope import Scope

__all__ = ["PackagedColumn", "PackagedFile", "Scope", "added_files"]
