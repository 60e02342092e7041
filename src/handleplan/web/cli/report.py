"""``handleplan report``: the status of a policy or a pool as a PDF."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handleplan.web.cli.django_setup import set_up_django

if TYPE_CHECKING:
    from handleplan.record.models import Framework

HELP = "sæt status for en politik eller en pulje op som PDF"


class NoSuchFramework(Exception):
    """No framework, or more than one, goes by the name; the message is a sentence in Danish."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("framework", metavar="RAMME", help="politikkens eller puljens navn eller adresse")
    parser.add_argument("--out", metavar="FIL", type=Path, required=True, help="filen, som rapporten skrives i")
    parser.add_argument(
        "--date",
        metavar="ÅÅÅÅ-MM-DD",
        type=date.fromisoformat,
        default=None,
        help="datoen på rapporten (standard: i dag)",
    )


def run(args: argparse.Namespace) -> int:
    """Whoever has the command line has the database as well: the report holds what an administrator sees."""
    set_up_django()
    from django.utils.timezone import localdate

    from handleplan.publishing.report import report_pdf
    from handleplan.publishing.typesetting import TypesettingFailed
    from handleplan.record.models import User
    from handleplan.web.cli.database import ready_database

    if not ready_database():
        return 1
    try:
        framework = find_framework(args.framework)
        pdf = report_pdf(framework, User(is_superuser=True), args.date or localdate())
        args.out.write_bytes(pdf)
    except (NoSuchFramework, TypesettingFailed) as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"{args.out} kan ikke skrives: {_reason(args.out, problem)}.", file=sys.stderr)
        return 1
    print(f"{args.out}: {framework}, {max(len(pdf) // 1000, 1)} kB")
    return 0


def _reason(out: Path, problem: OSError) -> str:
    if not out.parent.exists():
        return "mappen findes ikke"
    if out.is_dir():
        return "det er en mappe"
    return "adgang er nægtet" if isinstance(problem, PermissionError) else str(problem.strerror)


def find_framework(name: str) -> "Framework":
    """The one framework that goes by its name, its name and period, its address, or its owner's and its address."""
    from handleplan.record.models import Framework

    frameworks = list(Framework.objects.select_related("owner").order_by("name", "slug"))
    if not frameworks:
        raise NoSuchFramework("Der er endnu ingen politikker eller puljer. Læs dokumenter ind med „handleplan import“.")
    wanted = _folded(name)
    found = [framework for framework in frameworks if wanted in map(_folded, _names(framework))]
    if len(found) == 1:
        return found[0]
    choices = ", ".join(f"„{_address(framework)}“" for framework in found or frameworks)
    if found:
        raise NoSuchFramework(f"„{name}“ kan være flere. Skriv adressen på en af dem: {choices}.")
    raise NoSuchFramework(f"Ingen politik eller pulje hedder „{name}“. Der er: {choices}.")


def _names(framework: "Framework") -> tuple[str, ...]:
    return framework.name, str(framework), framework.slug, _address(framework)


def _address(framework: "Framework") -> str:
    return f"{framework.owner.root_slug}/{framework.slug}"


def _folded(name: str) -> str:
    """A name as it is compared: the case of letters, and the kind of dash in a period, are of no account."""
    return name.strip().strip("/").casefold().replace("–", "-")
