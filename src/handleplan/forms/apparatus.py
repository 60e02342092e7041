"""What a page has beside its running text: footnotes and their marks, page footers, bare web addresses."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handleplan.documents import Line
from handleplan.forms.reading import Item
from handleplan.forms.text_line import TextLine, item_of, text_lines

_RULE_LENGTH = 20
"""A line of at least so many spaces is what is left of the rule above a page's footnotes."""

_NUMBER = re.compile(r"\d{1,2}")
_FOOTER = re.compile(r"(?:[Ss]ide )?\d{1,3}(?: [a-zæøå]{2,4})?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_STARTS_WITH_MARK = re.compile(r"[.,;:)]")


@dataclass(frozen=True)
class RunningText:
    """A document's running text, and apart from it the notes at its pages' feet and what is only the page's."""

    lines: list[TextLine]
    notes: list[Item]
    page_marks: list[Item]


def running_text(lines: Iterable[Line]) -> RunningText:
    """The document's text without footnotes, their marks, page footers and bare web addresses."""
    written, notes, numbers = _part_from_notes(list(lines))
    marks = [Item(number) for number in numbers]
    text: list[TextLine] = []
    gap: tuple[int, ...] = ()
    found = text_lines(written)
    for line, following in zip(found, [*found[1:], None], strict=True):
        if _ADDRESS.fullmatch(line.text) or _is_footer(line, following):
            marks.append(item_of([line]))
            gap = gap or line.gap
        elif line.text in numbers and text and not line.blanks:
            marks.append(item_of([line]))
            following_is_same = following is not None and not following.blanks and not following.after_cut
            text[-1] = replace(text[-1], trailing=0 if following_is_same else text[-1].trailing)
        elif text and not line.blanks and not line.after_cut and not text[-1].trailing and _after_mark(marks, line):
            text[-1] = _joined(text[-1], line)
        else:
            text.append(replace(line, gap=gap or line.gap))
            gap = ()
    bare, glued = _without_glued_marks(text, numbers)
    return RunningText(bare, notes, marks + glued)


def _part_from_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Item], list[str]]:
    """The lines above the footnotes, the notes, and their numbers."""
    written: list[Line] = []
    notes: list[list[Line]] = []
    numbers: list[str] = []
    below_rule = in_notes = after_number = False
    for line in lines:
        text = line.text.strip()
        if not text:
            below_rule = below_rule or len(line.text) >= _RULE_LENGTH
            if not in_notes:
                written.append(line)
        elif below_rule and _NUMBER.fullmatch(text):
            in_notes = after_number = True
            numbers.append(text)
            notes.append([])
        elif in_notes and not _ADDRESS.fullmatch(text) and (after_number or not line.text.startswith(" ")):
            notes[-1].append(line)
            after_number = False
        else:
            below_rule = in_notes = False
            written.append(line)
    return written, [item_of(text_lines(note)) for note in notes if note], numbers


def _is_footer(line: TextLine, following: TextLine | None) -> bool:
    """Whether the line is a page number, which stands between lines of spaces or at the document's edge."""
    if not _FOOTER.fullmatch(line.text) or not (line.gap or line.leading):
        return False
    return any(spaces > 1 for spaces in line.gap) and (following is None or bool(following.gap))


def _after_mark(marks: Sequence[Item], line: TextLine) -> bool:
    """Whether a footnote's mark was the last thing before the line, on the very same line of the page."""
    last = marks[-1].place.last_line if marks else None
    return last is not None and line.place.first_line == last + 1


def _joined(line: TextLine, rest: TextLine) -> TextLine:
    space = "" if _STARTS_WITH_MARK.match(rest.text) else " "
    return replace(
        line, text=f"{line.text}{space}{rest.text}", trailing=rest.trailing, place=line.place.through(rest.place)
    )


def _without_glued_marks(lines: Sequence[TextLine], numbers: Sequence[str]) -> tuple[list[TextLine], list[Item]]:
    """The lines without the marks that stand right after a word, where a note of that number is there: "begreb4."."""
    if not numbers:
        return list(lines), []
    mark = re.compile(rf"(?<=[a-zæøå]{{3}})(?P<number>{'|'.join(numbers)})(?=[.,;:]?(?:\s|$))")
    marks = [Item(found["number"], line.place) for line in lines for found in mark.finditer(line.text)]
    return [replace(line, text=mark.sub("", line.text)) if marks else line for line in lines], marks
