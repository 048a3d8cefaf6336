"""Holds every document that is kept against its checksum."""

from django.core.management.base import BaseCommand, CommandError

from portal.documents.checking import faults


class Command(BaseCommand):
    help = (
        "Reads the file of every document and compares it with its checksum; names files that are changed or missing, "
        "and those that belong to no document. Ends with an error where there are any."
    )

    def handle(self, *args, **options):
        checked, found = faults()
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults; {checked} documents were read")
        self.stdout.write(f"{checked} documents are as they came")
