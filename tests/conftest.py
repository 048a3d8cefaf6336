"""What every test needs."""

from django.utils.translation import trans_real


def pytest_configure(config):
    """The catalogue as Django reads it, made from the one that people edit: once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        from portal.translations import Translations

        Translations().compile()
    # Django keeps what it read first, and may have read before there was anything to read.
    trans_real._translations.clear()
    trans_real._default = None
