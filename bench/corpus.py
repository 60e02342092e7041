"""How long the corpus' text files take to read and to bring into an empty record, beside finding their words."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from handleplan.documents import read_file
from handleplan.forms.read import read
from handleplan.intake.importing import Choices, import_files

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def measure() -> list[tuple[str, float, str, float]]:
    """Name, seconds, name of what it is measured beside, and its seconds; nothing where the corpus is not there."""
    files = sorted(CORPUS.glob("*.txt"))
    if not files:
        return []
    words = _seconds(lambda: [re.findall(r"\w+", file.read_text("utf-8")) for file in files])
    reading = _seconds(lambda: [read(read_file(file)) for file in files])
    importing = _seconds(lambda: _import(files))
    beside = "finding the words of the same files"
    return [
        (f"read the corpus' {len(files)} text files", reading, beside, words),
        ("bring them into an empty record", importing, beside, words),
    ]


def _import(files: list[Path]) -> None:
    with transaction.atomic():
        import_files(files, Choices(accept=True))
        transaction.set_rollback(True)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
