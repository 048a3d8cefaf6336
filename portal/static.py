"""Serves, of what the packages ship, only the files that our pages use."""

from pathlib import Path

import bootstrap_wrapper
import django_htmx
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

USED_FILES = {
    "bootstrap": (
        Path(bootstrap_wrapper.get_bootstrap_css_dir()),
        # The style sheet names its map, and hashing refuses a name that leads nowhere.
        ("bootstrap.min.css", "bootstrap.min.css.map"),
    ),
    "htmx": (Path(django_htmx.__file__).parent / "static" / "django_htmx", ("htmx-2.min.js",)),
}


class UsedFilesFinder(BaseFinder):
    def find(self, path, find_all=False, **kwargs):  # noqa: FBT002 the finder's interface
        prefix, _, name = path.partition("/")
        folder, names = USED_FILES.get(prefix, (None, ()))
        found = str(folder / name) if name in names else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns):
        for prefix, (folder, names) in USED_FILES.items():
            storage = FileSystemStorage(location=folder)
            storage.prefix = prefix
            for name in names:
                if not matches_patterns(name, ignore_patterns):
                    yield name, storage
