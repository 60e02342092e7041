"""The parts that a publication is put together from: what it says, in which order, and nothing of how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

_BULLET = re.compile(r"^\s*(?:[•·▪◦●■‣∙›»\uf000-\uf0ff]|[-–—*](?=\s+\S))\s*")
"""A bullet that a text brought along from its document, a sign of the fonts Symbol and Wingdings included."""

LONG_POINT = 260
_STANDS_ALONE = re.compile(r"^\(?\d+[.)]|:$")


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``is_bullet`` where its document made it a point of a list."""

    text: str
    is_bullet: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Running text. ``tone`` is "plain", "lead" (larger) or "note" (smaller)."""

    paragraphs: tuple[Words, ...]
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement under a label. ``mark`` is a word on it ("ændret"), ``before`` what it said before it changed.

    ``is_gone`` says that the statement is shown although it no longer stands.
    """

    text: Words
    mark: str = ""
    before: str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A heading that stands beside what it is of: "Mål" and the goals. ``note`` stands under the heading."""

    level: int
    label: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of two columns: what is told, and what is told of it. A fact without words is shown as not stated."""

    rows: tuple[tuple[str, tuple[Words, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs, a word above them ("Delmål"), or what to say where it holds nothing."""

    paragraphs: tuple[Words, ...]
    above: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column says what each row is of. ``widths`` are shares; 0 is as wide as the words.

    ``title`` is its caption, "" where a heading says what it is; ``right`` are the columns of numbers.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    title: str = ""
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few numbers to see first, each with what it counts."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from ``start`` to ``end`` (shares of the whole width); both None where the value is not stated."""

    label: str
    start: float | None
    end: float | None
    value: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, each with its value in words. ``alternative`` is what a screen reader says of the whole."""

    title: str
    alternative: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LyingDown:
    """Blocks on pages of their own that lie down: for a table with many columns."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraphs | Labelled | Facts | Table | KeyFigures | Bars | LyingDown


@dataclass(frozen=True, slots=True)
class TitlePage:
    owner: str
    title: str
    subtitle: str
    period: str
    lead: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """A whole publication. ``words`` are the few words that its frame needs: "contents", "page", "of"."""

    title: str
    running_title: str
    language: str
    created: str
    title_page: TitlePage
    blocks: tuple[Block, ...]
    words: dict[str, str]


def words_of(texts: str | Iterable[str]) -> tuple[Words, ...]:
    """The paragraphs of texts, a line each; a bullet that stands in the text becomes the paragraph's own.

    >>> words_of("• Mødes hver uge\\nog:")
    (Words(text='Mødes hver uge', is_bullet=True), Words(text='og:', is_bullet=False))
    """
    lines = (line for text in ([texts] if isinstance(texts, str) else texts) for line in text.splitlines())
    return tuple(_words(line) for line in lines if line.strip())


def points_of(texts: Sequence[str]) -> tuple[Words, ...]:
    """Texts that stand beside each other: the points of a list, or a paragraph where there is only one.

    Texts that are long (more than LONG_POINT letters on the average) stand as paragraphs. A text that leads on to the
    next ("Tandplejen:") or that has a number of its own gets no bullet besides.
    """
    paragraphs = words_of(texts)
    are_points = len(texts) > 1 and sum(len(words.text) for words in paragraphs) <= LONG_POINT * len(paragraphs)
    return tuple(
        Words(words.text, is_bullet=words.is_bullet or (are_points and not _STANDS_ALONE.search(words.text)))
        for words in paragraphs
    )


def _words(line: str) -> Words:
    text = _BULLET.sub("", line)
    return Words(text.strip(), is_bullet=True) if text.strip() and text != line else Words(line.strip())


def as_data(value: object) -> object:
    """A block, or anything that blocks hold, as plain JSON values; blocks carry their kind."""
    if isinstance(value, tuple | list):
        return [as_data(part) for part in value]
    if isinstance(value, dict):
        return {key: as_data(part) for key, part in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        named = {field.name: as_data(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]
        return {"kind": type(value).__name__, **named}
    return value
