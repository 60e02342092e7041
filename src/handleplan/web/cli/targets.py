"""``handleplan targets``: the measurable targets of a document beside their results. Starts without Django."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from handleplan.danish.written import written_date
from handleplan.documents import UnreadableFile
from handleplan.forms.reading import UnknownForm
from handleplan.forms.target import Amount, Target, Verdict
from handleplan.forms.targets import find_targets, targets_as_json
from handleplan.web.cli.reading import reading_of, reading_worker

HELP = "find målbare mål, og hvad resultaterne siger om dem"

_VERDICTS: dict[Verdict, str] = {
    "met": "nået",
    "partly": "delvist nået",
    "not_met": "ikke nået",
    "unknown": "kan ikke afgøres",
}
_HEADINGS = ("Projekt", "Mål", "Frist", "Resultat", "Opgjort", "Forslag")
_WIDEST = 44


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FIL", help="dokumentet")
    parser.add_argument("--json", action="store_true", help="skriv målene som JSON (se READING.md)")
    parser.add_argument("--unit", metavar="NAVN", default="", help="enheden, hvor dokumentet ikke selv nævner den")


def run(args: argparse.Namespace) -> int:
    try:
        with reading_worker() as worker:
            targets = find_targets(reading_of(worker, Path(args.file), args.unit))
    except (UnreadableFile, UnknownForm) as problem:
        print(problem, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(targets_as_json(targets), ensure_ascii=False, indent=2))
    else:
        print("\n".join(table(targets)))
    return 0


def table(targets: Sequence[Target]) -> list[str]:
    """The targets in columns for people: under each row the two sentences that it was read from."""
    if not targets:
        return ["Dokumentet har ingen målbare mål i sine mål og succeskriterier."]
    rows = [_row(target) for target in targets]
    widths = [max(len(row[column]) for row in (_HEADINGS, *rows)) for column in range(len(_HEADINGS))]
    lines = [_line(_HEADINGS, widths), _line(["-" * width for width in widths], widths)]
    for target, row in zip(targets, rows, strict=True):
        lines += [_line(row, widths), f"  Mål:      {target.text}"]
        lines += [f"  Resultat: {target.result or 'Der er ikke fundet noget.'}", ""]
    return [*lines, f"{len(targets)} mål. Afgørelserne er forslag: et menneske skal bekræfte dem."]


def _row(target: Target) -> tuple[str, ...]:
    return (
        target.project if len(target.project) <= _WIDEST else f"{target.project[: _WIDEST - 1]}…",
        f"{_amount(target.quantity)} {target.unit}".strip(),
        written_date(target.deadline) or "-",
        _amount(target.result_quantity),
        written_date(target.result_as_of) or "-",
        _VERDICTS[target.verdict],
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _amount(amount: Amount | None) -> str:
    return "-" if amount is None else str(amount).replace(".", ",")
