"""Commands that use the record start Django first."""

import os


def choose_settings() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handleplan.settings")


def set_up_django() -> None:
    """Make the record's models usable."""
    import django

    choose_settings()
    django.setup()
