"""The command ``handleplan``."""

import os
import sys


def main() -> int:
    """Run Django's commands; the program's own come first."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handleplan.settings")
    execute_from_command_line(sys.argv)
    return 0
