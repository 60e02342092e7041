"""Finding a form's labels in a document's lines.

A label stands at a line's beginning, alone on its line, before a colon, or with its helping text after it; it may be
broken over several lines, and several may stand beside each other on one line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from handleplan.danish.lines import squeeze
from handleplan.documents import Line
from handleplan.forms.definition import Field
from handleplan.forms.reading import Item

_VALUES = {
    "unit": r"(?P<unit>\S[^\n]*)",
    "year": r"(?P<year>(?:19|20)\d\d)",
    "period": r"(?P<period>(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?)",
}
_ELLIPSIS = r"\s*(?:…|\.{2,4})"
_ANY_HELP = r"\s*\((?:[^()]{3,160}?(?:…|\.{2,4}|\?)\s*)\)"


@dataclass(frozen=True, slots=True)
class Label:
    """One wording that may be found: ``name`` says of what, ``part`` where in the form it belongs."""

    name: str
    part: str
    pattern: re.Pattern[str]
    initials: str
    """The letters that it may begin with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A label in a document: its text, the values in it (a year, a unit), and the lines that follow up to the next."""

    label: Label
    text: Item
    values: Mapping[str, str] = field(default_factory=dict)
    content: tuple[Line, ...] = ()

    @property
    def is_followed_by_text(self) -> bool:
        return any(not line.is_blank for line in self.content)


def field_labels(fields: Iterable[Field]) -> list[Label]:
    """The labels of a form's fields, helping texts with them."""
    return [
        Label(entry.name, entry.part, _with_help(wording, entry.helps), _initials(wording))
        for entry in fields
        for wording in entry.labels
    ]


def heading_labels(name: str, wordings: Iterable[str]) -> list[Label]:
    """The labels of headings, in which {unit}, {year} and {period} stand for a value."""
    return [Label(name, "heading", _heading(wording), _initials(wording)) for wording in wordings]


def _heading(wording: str) -> re.Pattern[str]:
    """A heading as the whole of its line, or lines: a unit's name may stand under the words before it."""
    before, _, value = wording.partition(":")
    if value.strip() == "{unit}":
        words = _flexible(before) + r"(?:[ ]*:\s+|[ ]*\n\s*)" + _VALUES["unit"]
    else:
        words = _flexible(wording)
    return re.compile(words + r"[ :]*(?=\n|$)")


def _initials(wording: str) -> str:
    return wording[0] + wording[0].upper()


def find_labels(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[tuple[Line, ...], list[Found]]:
    """The lines before the first label, and the labels in order, each with the lines that follow it."""
    text = _Text(lines)
    marks = list(_marks(text, labels))
    if not marks:
        return tuple(lines), []
    ends = [mark.start for mark in marks[1:]] + [len(text.text)]
    found = [
        Found(
            mark.label,
            Item(
                squeeze(text.text[mark.start : mark.end]),
                text.line_at(mark.start).place.through(text.line_at(mark.end - 1).place),
            ),
            mark.values,
            text.lines_between(mark.end, end),
        )
        for mark, end in zip(marks, ends, strict=True)
    ]
    return text.lines_between(0, marks[0].start), found


@dataclass(frozen=True, slots=True)
class _Mark:
    label: Label
    start: int
    end: int
    values: Mapping[str, str]
    is_bare: bool


class _Text:
    """Lines as one text that regular expressions can search, and the way back from a position to the lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.stripped = [line.text.strip() for line in lines]
        self.text = "\n".join(self.stripped)
        self.starts: list[int] = []
        position = 0
        for text in self.stripped:
            self.starts.append(position)
            position += len(text) + 1

    def index_at(self, position: int) -> int:
        low, high = 0, len(self.starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.starts[middle] <= position else (low, middle - 1)
        return low

    def line_at(self, position: int) -> Line:
        return self.lines[self.index_at(position)]

    def is_set_off(self, position: int) -> bool:
        """Whether the line at the position begins a page or has a blank line before it."""
        index = self.index_at(position)
        return index == 0 or not self.stripped[index - 1] or self.lines[index].page != self.lines[index - 1].page

    def lines_between(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines from one position to another; a line that a label shares keeps only its own text."""
        if start >= end or not self.lines:
            return ()
        return tuple(self._lines_between(start, end))

    def _lines_between(self, start: int, end: int) -> Iterator[Line]:
        for index in range(self.index_at(start), len(self.lines)):
            first, last = self.starts[index], self.starts[index] + len(self.stripped[index])
            if first >= end:
                return
            if start <= first and last <= end:
                yield self.lines[index]
            else:
                rest = self.text[max(start, first) : min(end, last)]
                if rest.strip():
                    yield replace(self.lines[index], text=rest.strip() + " ")


def _marks(text: _Text, labels: Sequence[Label]) -> Iterator[_Mark]:
    by_initial: dict[str, list[Label]] = {}
    for label in labels:
        for initial in set(label.initials):
            by_initial.setdefault(initial, []).append(label)
    position = 0
    for line_start in text.starts:
        if line_start < position:
            continue
        start = line_start
        while mark := _mark_at(text.text, start, by_initial):
            if mark.is_bare and start > position and not text.is_set_off(start):
                break
            yield mark
            position = start = mark.end
            while start < len(text.text) and text.text[start] == " ":
                start += 1
            if start >= len(text.text) or text.text[start] == "\n":
                break


def _mark_at(text: str, start: int, by_initial: Mapping[str, Sequence[Label]]) -> _Mark | None:
    """The longest label that begins at the position."""
    best: _Mark | None = None
    for label in by_initial.get(text[start : start + 1], ()):
        match = label.pattern.match(text, start)
        if match and match.end() > start and (best is None or match.end() > best.end):
            groups = match.groupdict()
            is_bare = groups.pop("alone", None) is not None
            best = _Mark(label, start, match.end(), {k: squeeze(v) for k, v in groups.items() if v}, is_bare)
    return best


def _with_help(wording: str, helps: Sequence[str]) -> re.Pattern[str]:
    """A field's label: with a helping text after it, before a colon, or alone on its line."""
    known = "|".join(r"\s*" + _without_names(_flexible(text)) for text in helps)
    any_help = f"{known}|{_ANY_HELP}" if known else _ANY_HELP
    own = _flexible(wording)
    alone = r"(?P<alone>)[ ]*(?=\n|$)"
    if wording.endswith("…"):
        return re.compile(f"{own}(?:{any_help})?")
    return re.compile(rf"{own}(?:[ ]*:)?(?:{any_help})[ ]*:?|{own}[ ]*:|{own}{alone}")


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _flexible(wording: str) -> str:
    """The wording as a regular expression: in capitals or not, broken between its words, or within them at a hyphen."""
    return r"\s+".join(_flexible_word(word) for word in wording.split())


def _flexible_word(word: str) -> str:
    if match := re.fullmatch(r"\{(\w+)\}(\W*)", word):
        return _VALUES[match.group(1)] + re.escape(match.group(2))
    pieces = []
    for piece in re.split(r"(…|\.{3})", word):
        if piece in ("…", "..."):
            pieces.append(_ELLIPSIS)
        elif piece:
            upper = piece.upper()
            exact = r"(?:-\s*)?".join(re.escape(letter) for letter in piece)
            pieces.append(exact if upper == piece else f"(?:{exact}|{re.escape(upper)})")
    return "".join(pieces)
