"""A report's numbered headings, and what stands under each: "2.4 Rekruttering og fastholdelse"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handleplan.danish.lines import join_lines
from handleplan.documents import Place
from handleplan.forms.text_line import TextLine

_HEADING = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s+(?P<title>[A-ZÆØÅ0-9\"”].*)")
_LONGEST_TITLE = 120


@dataclass
class Part:
    """A numbered part of a report: its heading's lines and those under it, up to the next heading."""

    number: str
    title: str
    heading: list[TextLine]
    lines: list[TextLine] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return self.heading[0].place.through((self.lines or self.heading)[-1].place)


def parts_of(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Part]]:
    """The lines before the first heading, and the parts. Only a number that follows on the one before begins a part."""
    before: list[TextLine] = []
    parts: list[Part] = []
    double_spaced = is_double_spaced(lines)
    number: tuple[int, ...] = ()
    for line in lines:
        found = _HEADING.match(line.text)
        if found and line.text[-1] not in ".,;" and len(line.text) <= _LONGEST_TITLE:
            given = tuple(int(figure) for figure in found["number"].split("."))
            if follows(number, given):
                number = given
                parts.append(Part(found["number"], found["title"].strip(), [line]))
                continue
        if parts and not parts[-1].lines and double_spaced and not line.blanks and not line.after_cut:
            parts[-1].heading.append(line)
            parts[-1].title = join_lines([parts[-1].title, line.text])
        else:
            (parts[-1].lines if parts else before).append(line)
    return before, parts


def is_double_spaced(lines: Sequence[TextLine]) -> bool:
    """Whether blank lines stand between all lines, and so say nothing of paragraphs."""
    return sum(1 for line in lines if line.blanks) > 0.75 * len(lines)


def follows(number: tuple[int, ...], given: tuple[int, ...]) -> bool:
    """Whether a heading's number can come next: 2.5 after 2.4, 2.4.1 or 2.4.1.3, 3 after 2.5, 2.1 after 2.

    A part of a report may begin with any number that has more than one figure.
    """
    if not number:
        return given == (1,) or len(given) > 1
    if given == (*number, 1):
        return True
    return len(given) <= len(number) and given == (*number[: len(given) - 1], number[len(given) - 1] + 1)
