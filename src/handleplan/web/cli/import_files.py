"""``handleplan import``: files and folders become part of the record."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handleplan.web.cli.django_setup import set_up_django

if TYPE_CHECKING:
    from handleplan.intake.importing import Outcome

HELP = "læs dokumenter ind"
WIDTH_OF_A_FILE = 200
"""How wide the table may be where no screen limits it."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="STI", nargs="+", type=Path, help="filer og mapper")
    parser.add_argument(
        "--framework", metavar="NAVN", default="", help="politikken eller puljen, dokumenterne hører til"
    )
    parser.add_argument("--unit", metavar="NAVN", default="", help="enheden, hvor et dokument ikke selv nævner den")
    parser.add_argument("--accept", action="store_true", help="gem det læste; uden dette vises det kun")


def run(args: argparse.Namespace) -> int:
    set_up_django()
    from handleplan.web.cli.database import ready_database

    if not ready_database():
        return 1
    return import_and_show(args.paths, framework=args.framework, unit=args.unit, accept=args.accept)


def import_and_show(paths: Sequence[Path], *, framework: str = "", unit: str = "", accept: bool = True) -> int:
    """Import with a progress bar and show what became of each file; 1 where a file could not be read, else 0."""
    from handleplan.intake.importing import Choices, State, import_files
    from handleplan.web.cli.progress import progress_bar

    with progress_bar() as on_progress:
        outcomes = import_files(paths, Choices(framework=framework, unit=unit, accept=accept, on_progress=on_progress))
    show(outcomes, accepted=accept)
    return 1 if any(outcome.state is State.FAILED for outcome in outcomes) else 0


def show(outcomes: Sequence["Outcome"], *, accepted: bool) -> None:
    """The outcomes as a table, and under it what a person should look at."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, soft_wrap=True)
    if not outcomes:
        console.print("Der er ingen dokumenter at læse.")
        return
    print_table(outcomes)
    for outcome in outcomes:
        for line in details(outcome):
            console.print(line)
    if not accepted:
        console.print("\nIntet er gemt. Kør kommandoen igen med --accept for at gemme det.")


def print_table(outcomes: Sequence["Outcome"]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("Fil", overflow="fold")
    table.add_column("Skema")
    for heading in ("Planer", "Udsagn", "Uden plads", "Til eftersyn"):
        table.add_column(heading, justify="right")
    table.add_column("Tilstand")
    for outcome in outcomes:
        counted = outcome.counts
        numbers = (counted.plans, counted.statements, counted.unplaced, counted.warnings)
        cells = (outcome.path.name, outcome.form, *(str(number) if outcome.form else "" for number in numbers))
        table.add_row(*(Text(cell) for cell in cells), Text(outcome.state.value))
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH_OF_A_FILE)
    console.print(table)


def details(outcome: "Outcome") -> list[str]:
    """What is to be said of a file beside its numbers: why it could not be read, doubts, and what differs."""
    lines = [
        *([outcome.problem] if outcome.problem else []),
        *outcome.notes,
        *outcome.warnings,
        *(f"{one.change.value}: {one.place}{_words(one.before, one.after)}" for one in outcome.differences),
    ]
    return [f"\n{outcome.path.name}", *(f"  {line}" for line in lines)] if lines else []


def _words(before: str, after: str) -> str:
    """The words that differ; none where a whole plan is gone."""
    if not (before or after):
        return ""
    return f"\n    „{before}“ → „{after}“" if before and after else f"\n    „{before or after}“"
