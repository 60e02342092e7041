"""``make bench``: every timing beside something measured in the same run. Trust the ratios, not the seconds."""

import os
import tempfile
from importlib import import_module

PARTS = ("corpus", "pdf", "word_forms", "report", "search", "year", "meanwhile", "hostile")


def main() -> None:
    """Run every part on a database of its own that is thrown away, and print a line for each timing."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HANDLEPLAN_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        from handleplan.web.cli.django_setup import set_up_django

        set_up_django()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        for part in PARTS:
            for name, seconds, beside, its_seconds in import_module(f"bench.{part}").measure():
                ratio = seconds / its_seconds if its_seconds else float("inf")
                print(f"{name:<52} {seconds:9.4f} s  {ratio:8.1f} × {beside} ({its_seconds:.4f} s)", flush=True)


if __name__ == "__main__":
    main()
