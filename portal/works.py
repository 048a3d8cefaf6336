"""What the worker does for pages of the floor."""

from portal.documents.reading import read_text
from portal.documents.services import READ
from portal.imports.planning import carry_out, preview
from portal.imports.undoing import undo
from portal.jobs import Progress
from portal.models import Import, Job


def _of_import(work):
    def do(job: Job, progress: Progress) -> None:
        work(Import.objects.select_related("by").get(key=job.subject), progress)

    return do


WORKS = {
    "import-preview": _of_import(preview),
    "import": _of_import(carry_out),
    "import-undo": _of_import(undo),
    READ: read_text,
}
