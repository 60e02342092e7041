"""``handleplan reindex``: the search's index is built anew from the record."""

import argparse

from handleplan.web.cli.django_setup import set_up_django

HELP = "byg søgningens register forfra"


def configure(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose."""


def run(args: argparse.Namespace) -> int:
    set_up_django()
    from handleplan.insight.search.index import rebuild
    from handleplan.web.cli.database import ready_database

    if not ready_database():
        return 1
    texts = rebuild()
    print(f"{texts} tekster kan findes.")
    return 0
