"""What stands around the text: running headers and footers and page numbers, found by repetition, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handleplan.documents.pdf.lines import TextLine, lines_of
from handleplan.documents.pdf.shapes import PageShapes, Rule, Word

_MARGIN_SHARE = 0.17
"""Running headers and footers lie in this share of the page's height, at its top and bottom."""

_SAME_HEIGHT = 4.0
_SHARE_OF_PAGES = 0.6
_LARGE = 1.3
"""A line so much larger than the text is a title, and running only where it stands on almost every page."""

_SHARE_OF_PAGES_FOR_LARGE = 0.9
_PAGES_BEFORE = 20
"""A page's printed number may differ by this much from its place in the file, which may lack a cover."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:s\.|side|page|p\.)?\s*(\d{1,4})(?:\s*(?:af|/|of|ud af)\s*(\d{1,4}))?\s*[-–—|]?", re.I
)
_NOTE_NUMBER = re.compile(r"\d{1,3}|\*{1,3}")
_NOTE_SIZE = 0.92
_ANCHOR_SIZE = 0.8
_ANCHOR_RAISED = 0.15
_SEPARATOR_SHARE = (0.1, 0.6)


@dataclass(slots=True)
class Parted:
    """A page's words that are its text, and the lines around it; ``anchors`` are footnotes' numbers in the text."""

    shapes: PageShapes
    words: list[Word]
    around: list[TextLine] = field(default_factory=list)
    notes: list[list[TextLine]] = field(default_factory=list)
    anchors: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: TextLine
    height: float
    """How far the line lies from the page's top, or (below 0) from its bottom."""


def part_from_furniture(pages: Sequence[PageShapes]) -> list[Parted]:
    """Each page's text apart from what is repeated around it; where nothing else stands there, it is the text."""
    every = [lines_of(page.words, page.number) for page in pages]
    size = body_size(line for lines in every for line in lines)
    tops = [[_Candidate(line, line.baseline) for line in lines] for lines in every]
    bottoms = [
        [_Candidate(line, line.baseline - page.height) for line in reversed(lines)]
        for page, lines in zip(pages, every, strict=True)
    ]
    around: list[list[TextLine]] = [[] for _ in pages]
    for candidates in (tops, bottoms):
        for index, lines in enumerate(_running(pages, candidates, size)):
            around[index].extend(lines)
    parted = []
    for page, lines, found in zip(pages, every, around, strict=True):
        ordered = sorted(found, key=lambda line: line.baseline)
        taken = {id(word) for line in ordered for word in line.words}
        one = Parted(page, [word for word in page.words if id(word) not in taken], ordered)
        _take_notes(one, [line for line in lines if line not in ordered], size)
        parted.append(one)
    return parted if any(one.words for one in parted) else [Parted(page, list(page.words)) for page in pages]


def body_size(lines: Iterable[TextLine]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            sizes[round(2 * word.size) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _running(pages: Sequence[PageShapes], candidates: list[list[_Candidate]], size: float) -> list[list[TextLine]]:
    """The lines of each page that are repeated, from the page's edge inwards as long as they go on."""
    found: list[list[TextLine]] = [[] for _ in pages]
    open_pages = set(range(len(pages)))
    said = Counter(candidate.line.text for lines in candidates for candidate in lines)
    for depth in range(6):
        outermost = {
            index: candidates[index][depth]
            for index in open_pages
            if depth < len(candidates[index])
            and abs(candidates[index][depth].height) < _MARGIN_SHARE * pages[index].height
        }
        open_pages = {index for index in outermost if _is_running(index, outermost, pages, size, said)}
        for index in open_pages:
            found[index].append(outermost[index].line)
    return [
        _without_cells(page, [candidate.line for candidate in lines], len(taken))
        for page, lines, taken in zip(pages, candidates, found, strict=True)
    ]


def _without_cells(page: PageShapes, lines: Sequence[TextLine], count: int) -> list[TextLine]:
    """The first so many lines, without those that share a table's row with the next line: a row that is repeated."""
    if not count or count == len(lines):
        return list(lines[:count])
    top, bottom = sorted((lines[0].baseline, lines[-1].baseline))
    sides = [rule for rule in page.verticals if not rule.start < top < bottom < rule.end]
    while count and _in_same_row(page, sides, lines[count - 1].baseline, lines[count].baseline):
        count -= 1
    return list(lines[:count])


def _in_same_row(page: PageShapes, sides: Iterable[Rule], one: float, other: float) -> bool:
    """Whether a cell's side passes both baselines, and no line between the two; a frame round the page is none."""
    top, bottom = sorted((one, other))
    return any(
        side.start < top
        and bottom < side.end
        and not any(top < floor.at < bottom and floor.start - 1 < side.at < floor.end + 1 for floor in page.horizontals)
        for side in sides
    )


def _is_running(
    index: int,
    outermost: dict[int, _Candidate],
    pages: Sequence[PageShapes],
    size: float,
    said: Counter[str],
) -> bool:
    """Whether the page's outermost line stands on enough other pages, too, or is a page number.

    What the document says as often elsewhere is a form's label that came to stand there.
    """
    own = outermost[index]
    number = pages[index].number
    if _is_page_number(own.line.text, number, len(pages)) and (own.height < 0 or len(pages) > 1):
        return True
    alike = [
        other
        for other, candidate in outermost.items()
        if abs(candidate.height - own.height) <= _SAME_HEIGHT
        and _is_same_text(own.line.text, number, candidate.line.text, pages[other].number)
    ]
    if len(alike) < 2 or said[own.line.text] >= 2 * len(alike):
        return False
    if own.line.size >= _LARGE * size:
        return len(alike) >= 3 and len(alike) >= _SHARE_OF_PAGES_FOR_LARGE * len(pages)
    parity = [other for other in alike if other % 2 == index % 2]
    return len(alike) >= _SHARE_OF_PAGES * len(pages) or (
        len(pages) >= 4 and len(parity) >= 0.8 * ((len(pages) + 1 - index % 2) // 2)
    )


def _is_page_number(text: str, number: int, count: int) -> bool:
    found = _PAGE_NUMBER.fullmatch(text.strip())
    if not found:
        return False
    if found[2]:
        return int(found[1]) <= int(found[2])
    if not text.strip().isdigit():
        return True
    return abs(int(found[1]) - number) <= max(_PAGES_BEFORE, count)


def _is_same_text(text: str, number: int, other: str, other_number: int) -> bool:
    """Whether two lines say the same, but for page numbers that count on."""
    if text == other:
        return True
    if _NUMBER.sub("#", text) != _NUMBER.sub("#", other):
        return False
    differing = [
        (int(one), int(two))
        for one, two in zip(_NUMBER.findall(text), _NUMBER.findall(other), strict=True)
        if one != two
    ]
    return all(one - number == two - other_number for one, two in differing)


def _take_notes(page: Parted, lines: list[TextLine], size: float) -> None:
    """Move the footnotes below the text, with the numbers in the text that point to them."""
    first = _first_note(page, lines, size)
    if first is None:
        return
    for line in lines[first:]:
        if _NOTE_NUMBER.fullmatch(line.words[0].text):
            page.notes.append([line])
        elif page.notes:
            page.notes[-1].append(line)
    if not page.notes:
        return
    numbers = {match[0] for note in page.notes if (match := _NOTE_NUMBER.match(note[0].words[0].text))}
    taken = {id(word) for note in page.notes for line in note for word in line.words}
    for line in lines[:first]:
        for word in line.words:
            is_raised = line.baseline - word.baseline > _ANCHOR_RAISED * line.size
            if word.text in numbers and word.size < _ANCHOR_SIZE * line.size and is_raised:
                page.anchors.append(word)
                taken.add(id(word))
    page.words = [word for word in page.words if id(word) not in taken]


def _first_note(page: Parted, lines: list[TextLine], size: float) -> int | None:
    """The index of the first line of the footnotes: small, at the page's bottom, below a short line or a gap."""
    first = None
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].size > _NOTE_SIZE * size:
            break
        if _NOTE_NUMBER.fullmatch(lines[index].words[0].text):
            first = index
    if not first:
        return None
    width, top = page.shapes.width, lines[first - 1].baseline
    separated = any(
        top < rule.at < lines[first].baseline
        and _SEPARATOR_SHARE[0] * width < rule.length < _SEPARATOR_SHARE[1] * width
        for rule in page.shapes.horizontals
    )
    within_table = any(rule.start < lines[first].baseline < rule.end for rule in page.shapes.verticals)
    return first if separated and not within_table else None
