"""``handleplan check``: what a careful reader would question. Knows no database, and starts without Django."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from handleplan.documents import Place, UnreadableFile
from handleplan.forms.as_json import Json, warning_as_json
from handleplan.forms.checks import NOTES, Source, check_together
from handleplan.forms.reading import ReadingWarning, UnknownForm
from handleplan.intake.files import files_below
from handleplan.web.cli.reading import reading_of, reading_worker

HELP = "se dokumenter efter, og vis, hvad en omhyggelig læser ville spørge om"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="STI", nargs="+", help="et dokument, eller en mappe med dokumenter")
    parser.add_argument("--json", action="store_true", help="skriv advarslerne som JSON")
    parser.add_argument("--unit", metavar="NAVN", default="", help="enheden, hvor dokumentet ikke selv nævner den")


def run(args: argparse.Namespace) -> int:
    """The documents are checked together: some things only show beside the others. 1 where one could not be read."""
    sources: list[Source] = []
    unread = 0
    with reading_worker() as worker:
        for path in files_below(map(Path, args.paths)):
            try:
                sources.append(Source(str(path), reading_of(worker, path, args.unit)))
            except (UnreadableFile, UnknownForm) as problem:
                print(problem, file=sys.stderr)
                unread += 1
    found = check_together(sources)
    if args.json:
        told = [_as_json(source, warnings) for source, warnings in zip(sources, found, strict=True)]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for source, warnings in zip(sources, found, strict=True):
            print("\n".join(_told(source, warnings)))
    return 1 if unread else 0


def _as_json(source: Source, warnings: Sequence[ReadingWarning]) -> Json:
    return {
        "file": source.name,
        "warnings": [{**warning_as_json(warning), "note": warning.code in NOTES} for warning in warnings],
    }


def _told(source: Source, warnings: Sequence[ReadingWarning]) -> Iterator[str]:
    """A document's warnings in lines for people; what is told for the reader's calm is no warning."""
    number = sum(warning.code not in NOTES for warning in warnings)
    yield f"{source.name}: {_counted(number)}"
    for warning in warnings:
        yield "  " + ": ".join(part for part in (_place(warning.place), warning.message) if part)


def _counted(number: int) -> str:
    if number == 0:
        return "intet at spørge om"
    return "én ting at se efter" if number == 1 else f"{number} ting at se efter"


def _place(place: Place) -> str:
    """Page and line, as far as it is known."""
    page = f"side {place.page}" if place.page is not None else ""
    line = f"linje {place.first_line}" if place.first_line is not None else ""
    return ", ".join(part for part in (page, line) if part)
