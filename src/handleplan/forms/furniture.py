"""Running headers and page numbers: lines that a page has, not its text."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from handleplan.danish.lines import squeeze
from handleplan.documents import Document, Line

_PAGE_NUMBER = re.compile(r"(?:[Ss]ide\s+)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:af|/)\s*\d{1,3})?")
_EDGE = 5
_REPEATS = 3


def part_from_furniture(
    document: Document, patterns: Sequence[str], is_label: Callable[[str], bool]
) -> tuple[list[Line], list[Line]]:
    """The document's lines without its running headers and page numbers, and those.

    ``patterns`` are the form's own, each for a whole line. Besides those, a line is a running header that stands beside
    a page number, or another running header, near the edge of at least three pages, whatever its figures; a form's
    labels are none, however often they stand there.
    """
    known = re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None
    edge = [line for page in document.pages for line in _edge_lines(page.lines)] if len(document.pages) > 1 else []
    lines = [line for line in document.lines if not line.is_blank]
    furniture = {line for line in lines if known and known.fullmatch(squeeze(line.text))}
    furniture |= {line for page in document.pages for line in _page_numbers(page.lines)} & set(edge)
    counts = Counter(_masked(line) for line in edge if not is_label(squeeze(line.text)))
    repeated = {line for line in edge if counts[_masked(line)] >= _REPEATS}
    for order in (lines, lines[::-1]):
        for before, line in pairwise(order):
            if before in furniture and line in repeated:
                furniture.add(line)
    text = [line for line in document.lines if line not in furniture]
    return text, [line for line in lines if line in furniture]


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """The first and last few lines of a page that hold text."""
    written = [line for line in lines if not line.is_blank]
    return written[:_EDGE] + written[_EDGE:][-_EDGE:]


def _page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines that hold a number alone, with nothing right above and below."""
    around = [None, *lines, None]
    return [
        line
        for above, line, below in zip(around, lines, around[2:], strict=False)
        if _PAGE_NUMBER.fullmatch(line.text.strip())
        and (above is None or above.is_blank)
        and (below is None or below.is_blank)
    ]


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "0", squeeze(line.text))
