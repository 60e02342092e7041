"""Runs of lines with nothing between them, and what stood between one run and the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from handleplan.documents.document import Line
from handleplan.documents.place import Place


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands before a block: blank lines without and with spaces in them, or a page break.

    Many extractors write an empty line where the page's layout has a gap, and a line of spaces for a paragraph that
    its author left empty. ``ends_bare`` says that the last blank line was one without spaces, ``ends_cell`` that one
    came right after a line of spaces, as it does at the end of most cells.
    """

    bare: int = 0
    spaced: int = 0
    ends_bare: bool = False
    ends_cell: bool = False
    page_break: bool = False

    @property
    def blank_lines(self) -> int:
        return self.bare + self.spaced


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one page with no blank line between them, the gap before them, and whether a paragraph ended there.

    ``closed`` says that a line of spaces, a paragraph that its author left empty, follows right after.
    """

    lines: tuple[Line, ...]
    gap: Gap = Gap()
    closed: bool = False

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def place(self) -> Place:
        return self.lines[0].place.through(self.lines[-1].place)


def blocks(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The lines as blocks; blank lines and page breaks divide them."""
    found: list[Block] = []
    run: list[Line] = []
    blank: list[Line] = []
    gap = Gap()
    for line in lines:
        if line.is_blank:
            blank.append(line)
            continue
        turned = bool(run) and line.page != run[-1].page
        if run and (blank or turned):
            found.append(Block(tuple(run), gap, _closes(blank)))
            run = []
        if not run:
            gap = _gap(blank, turned)
        run.append(line)
        blank = []
    if run:
        found.append(Block(tuple(run), gap, _closes(blank)))
    return tuple(found)


def _closes(blank: list[Line]) -> bool:
    return bool(blank) and bool(blank[0].text)


def _gap(blank: list[Line], page_break: bool) -> Gap:
    bare = sum(1 for line in blank if not line.text)
    return Gap(
        bare=bare,
        spaced=len(blank) - bare,
        ends_bare=bool(blank) and not blank[-1].text,
        ends_cell=any(one.text and not other.text for one, other in pairwise(blank)),
        page_break=page_break,
    )
