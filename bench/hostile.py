"""What each hostile file of the tests costs within the usual limits, beside the time limit: seconds, and peak memory.

A file is read as the program reads it, by a reading process of its own, so that the peak is that file's.
"""

import resource
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import hostile
from handleplan.documents import UnreadableFile
from handleplan.forms.worker import Limits, ReadingWorker

LIMITS = Limits()
BESIDE = f"the limit, with {LIMITS.megabytes} MB"


def measure() -> Iterator[tuple[str, float, str, float]]:
    """Name with peak memory, seconds, name of what it is measured beside, and its seconds."""
    with tempfile.TemporaryDirectory() as folder:
        for name, make in hostile.files():
            path = Path(folder) / name
            path.write_bytes(make())
            # A process keeps the peak of those it ended: each file is measured by a fresh one.
            with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
                seconds, megabytes = fresh.submit(cost, path).result()
            yield f"a hostile file: {name}, {megabytes:.0f} MB", seconds, BESIDE, LIMITS.seconds


def cost(path: Path) -> tuple[float, float]:
    """The seconds that a file takes, the start of the process among them, and the megabytes that this had at most."""
    with ReadingWorker(LIMITS) as worker:
        began = perf_counter()
        with suppress(UnreadableFile):
            worker.read(path)
        seconds = perf_counter() - began
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1_000_000
