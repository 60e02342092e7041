"""``handleplan demo``: read the invented municipality's documents, make its people, open a round, serve the site."""

import argparse
import os
import secrets
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from handleplan.web.cli.django_setup import set_up_django
from handleplan.web.cli.serve import bring_up_to_date, serve

HELP = "vis den opdigtede kommune: læs dens dokumenter, og start hjemmesiden"
PASSWORD_FILE = "demo-password"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=Path("samples"), help="mappen med dokumenter og people.toml")
    parser.add_argument("--clean", action="store_true", help="slet demoens data; starter ikke hjemmesiden")
    parser.add_argument("--port", type=int, default=8000, help="port (standard: 8000)")


def run(args: argparse.Namespace) -> int:
    os.environ.setdefault("HANDLEPLAN_ADDRESS", f"http://127.0.0.1:{args.port}")  # where the links of mails lead
    set_up_django()
    from django.conf import settings

    data = Path(settings.DATA)
    if args.clean:
        return clean(data)
    if not (args.folder / "people.toml").exists():
        print(f"Mappen {args.folder} har ingen demo. Kør kommandoen fra projektets mappe.", file=sys.stderr)
        return 1
    bring_up_to_date()
    password = make_ready(args.folder, data)
    if password is None:
        return 1
    return serve("127.0.0.1", args.port, introduction(password, f"http://127.0.0.1:{args.port}"))


def clean(data: Path) -> int:
    """Delete the data folder, but only one that a demo was made in."""
    if data.exists() and not (data / PASSWORD_FILE).exists():
        print(f"{data} er ikke en demos mappe og bliver ikke slettet.", file=sys.stderr)
        return 1
    shutil.rmtree(data, ignore_errors=True)
    print("Demoens data er slettet. „make demo“ begynder forfra.")
    return 0


def make_ready(folder: Path, data: Path) -> str | None:
    """Import the folder and make its people the first time; the password of them all, or None where a file failed.

    The password is drawn anew for every demo and kept in the data folder, so that no demo on a network can be guessed.
    """
    kept = data / PASSWORD_FILE
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    from handleplan.web.cli.import_files import import_and_show

    if import_and_show([folder]) != 0:
        return None
    password = secrets.token_urlsafe(9)
    told = people(folder)
    for person in told["person"]:
        make_person(person, password)
    open_round(told["round"])
    kept.write_text(password, encoding="utf-8")
    return password


def people(folder: Path) -> dict[str, Any]:
    """What people.toml tells: the people, and the round that is open."""
    with (folder / "people.toml").open("rb") as file:
        return tomllib.load(file)


def make_person(person: dict[str, str], password: str) -> None:
    """Make a user with the role that people.toml gives them."""
    from django.db import transaction

    from handleplan.record.models import Framework, Membership, Unit, User

    with transaction.atomic():
        first, _, last = person["name"].partition(" ")
        is_administrator = person["role"] == "administrator"
        user = User.objects.create_user(
            person["email"],
            password,
            first_name=first,
            last_name=last,
            is_staff=is_administrator,
            is_superuser=is_administrator,
        )
        if not is_administrator:
            framework = Framework.objects.get(name__startswith=person["framework"]) if "framework" in person else None
            unit = Unit.objects.get(name=person["unit"]) if "unit" in person else None
            Membership.objects.create(user=user, role=person["role"], framework=framework, unit=unit)


def open_round(told: dict[str, Any]) -> None:
    """Plan and open a round as its coordinator would on the pages: what is suggested, and a mail to each person."""
    from datetime import timedelta

    from django.db import transaction
    from django.utils import timezone

    from handleplan.record.models import Framework, User
    from handleplan.record.round_opening import DueDates, open_planned_round, plan_round, suggested_questions
    from handleplan.web.year.round_forms import suggested_facts

    framework = Framework.objects.get(name__startswith=told["framework"])
    by, today = User.objects.get(email=told["by"]), timezone.localdate()
    facts = suggested_facts(framework, today)
    with transaction.atomic():
        planned = plan_round(
            framework,
            facts["year"],
            name=told["name"],
            covers_from=facts["covers_from"],
            covers_to=facts["covers_to"],
            due=DueDates(*(today + timedelta(weeks=weeks) for weeks in told["weeks_until_due"])),
            questions=suggested_questions(framework),
            plans=framework.plans.visible_to(by),
            by=by,
        )
        open_planned_round(planned, by=by)


def introduction(password: str, site: str) -> str:
    """What to look at first on ``site``, and who can log in, as lines for the terminal."""
    from handleplan.record.models import Framework, User

    pages = [
        f"  {framework}\n    {site}{unquote(framework.get_absolute_url())}"
        for framework in Framework.objects.select_related("owner")
    ]
    users = [
        f"  {user.email:<34} {', '.join(map(str, user.memberships.all())) or 'administrator'}"
        for user in User.objects.prefetch_related("memberships__framework", "memberships__unit").order_by("email")
    ]
    return "\n".join(
        (
            "",
            "Se først på:",
            *pages,
            f"  Søgning, med sætningen, der blev fundet\n    {site}/soeg?q=beskæftigelse",
            "",
            f"Brugere (alle med adgangskoden {password}), på {site}/log-ind:",
            *users,
        )
    )
