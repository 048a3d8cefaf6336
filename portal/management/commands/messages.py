"""Keeps locale/id in step with the code: `messages`, `messages --check`, `messages --compile`."""

from django.core.management.base import BaseCommand, CommandError

from portal.translations import Translations


class Command(BaseCommand):
    help = "Write new strings into the catalogue; --check lists what is missing; --compile makes what Django reads."
    requires_system_checks = []

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--check", action="store_true", help="Change nothing; fail if a translation is missing.")
        which.add_argument("--compile", action="store_true", help="Write the .mo file.")

    def handle(self, *args, check, compile, **options):
        translations = Translations()
        if compile:
            translations.compile()
        elif check:
            self._check(translations)
        else:
            translations.update()
            self.stdout.write(f"{len(translations.found)} strings in {translations.path}")

    def _check(self, translations):
        problems = translations.problems()
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} to mend: see `manage.py messages`."]))
        self.stdout.write(f"{len(translations.found)} strings, all translated.")
