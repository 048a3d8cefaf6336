"""Holds every document that is kept against its checksum, and has texts read that are missing."""

from django.core.management.base import BaseCommand, CommandError

from portal.documents.checking import faults
from portal.documents.reading import ask_for_what_is_missing


class Command(BaseCommand):
    help = (
        "Reads the file of every document and compares it with its checksum; names files that are changed or missing, "
        "and those that belong to no document. Ends with an error where there are any. Has the worker read the text of "
        "PDF files that nobody asked for yet, so that search finds it."
    )

    def handle(self, *args, **options):
        if asked := ask_for_what_is_missing():
            self.stdout.write(f"{asked} documents will be read for search by the worker")
        checked, found = faults()
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults; {checked} documents were read")
        self.stdout.write(f"{checked} documents are as they came")
