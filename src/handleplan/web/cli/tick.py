"""``handleplan tick``: what is due is done; to be run every ten minutes by cron or a timer."""

import argparse

from handleplan.web.cli.django_setup import set_up_django

HELP = "gør, hvad der er tid til: påmind og send mail"


def configure(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose."""


def run(args: argparse.Namespace) -> int:
    set_up_django()
    from django.utils import timezone

    from handleplan.record.tick import tick
    from handleplan.web.cli.database import ready_database

    if not ready_database():
        return 1
    for sentence in tick(timezone.now()):
        print(sentence)
    return 0
