"""How long 500 Word forms of two pages take to read, beside the bare library taking the same files' plain text.

The forms are the tests' invented plan in each of its layouts. The bare library is lxml, asked for each w:t.
"""

import sys
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from forms.structured.invented import OTHER, PLAN
from handleplan.documents import read_bytes
from handleplan.forms.read import read
from handleplan.forms.worker import ReadingWorker
from plan_layouts import LAYOUTS, word_file

FORMS = 500
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def plain_text(data: bytes) -> str:
    """The text that stands in the document's part, in no order but the file's."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return " ".join(node.text or "" for node in root.iter(_TEXT))


def seconds(work: Callable[[bytes], object], files: list[bytes]) -> float:
    start = perf_counter()
    for data in files:
        work(data)
    return perf_counter() - start


def measure() -> list[tuple[str, float, str, float]]:
    """Name, seconds, name of what it is measured beside, and its seconds."""
    files = [word_file(LAYOUTS[number % len(LAYOUTS)], PLAN, OTHER) for number in range(FORMS)]
    bare = seconds(plain_text, files)
    whole = seconds(lambda data: read(read_bytes(data, "plan.docx")), files)
    return [
        (f"read {FORMS} Word forms of two pages", whole, "lxml's plain text", bare),
        ("the same by the reading process", by_the_reading_process(files), "lxml's plain text", bare),
    ]


def by_the_reading_process(files: list[bytes]) -> float:
    """The seconds that the forms take as the program reads them, the start of the process included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        start = perf_counter()
        with ReadingWorker() as worker:
            for data in files:
                path.write_bytes(data)
                worker.read(path)
        return perf_counter() - start
