"""How the commands that need no Django read files: by the reading process, within the limits of the environment."""

import os
import sys
from pathlib import Path

from handleplan.forms.limits import limits_from
from handleplan.forms.reading import Reading, UnknownForm
from handleplan.forms.worker import ReadingWorker


def reading_worker() -> ReadingWorker:
    """The worker, already on its way. Ends the program with a sentence where the environment's limits make no sense."""
    try:
        worker = ReadingWorker(limits_from(os.environ))
    except ValueError as problem:
        sys.exit(str(problem))
    worker.start()
    return worker


def reading_of(worker: ReadingWorker, path: Path, unit: str) -> Reading:
    """The reading of a file. Raises UnreadableFile, and UnknownForm where no known form fits."""
    file = worker.read(path, unit=unit)
    if file.reading is None:
        raise UnknownForm(file.problem)
    return file.reading
