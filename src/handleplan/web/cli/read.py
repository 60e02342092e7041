"""``handleplan read``: what is read from one document. Knows no database, and starts without Django."""

import argparse
import json
import sys
from pathlib import Path

from handleplan.documents import UnreadableFile
from handleplan.forms.as_json import as_json
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Reading, UnknownForm
from handleplan.intake.outline import counts
from handleplan.web.cli.reading import reading_of, reading_worker

HELP = "læs et dokument, og vis, hvad der står i det"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FIL", help="dokumentet")
    parser.add_argument("--json", action="store_true", help="skriv det læste som JSON (se READING.md)")
    parser.add_argument("--unit", metavar="NAVN", default="", help="enheden, hvor dokumentet ikke selv nævner den")


def run(args: argparse.Namespace) -> int:
    try:
        with reading_worker() as worker:
            reading = reading_of(worker, Path(args.file), args.unit)
    except (UnreadableFile, UnknownForm) as problem:
        print(problem, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(as_json(reading), ensure_ascii=False, indent=2))
    else:
        print("\n".join(summary(reading)))
    return 0


def summary(reading: Reading) -> list[str]:
    """What was read, in lines for people."""
    counted = counts(as_json(reading))
    return [
        f"Skema: {form_of_kind(reading.kind).title}",
        f"{'Projekter' if reading.projects else 'Planer'}: {counted.plans}",
        *([f"Områder: {len(reading.areas)}"] if reading.areas else []),
        f"Udsagn: {counted.statements}",
        f"Uden plads i skemaet: {counted.unplaced}",
        *(f"  „{item.text}“" for item in reading.unplaced),
        f"Til eftersyn: {counted.warnings}",
        *(f"  {warning.message}" for warning in reading.warnings),
    ]
