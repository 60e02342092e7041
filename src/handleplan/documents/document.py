"""The one type that every file becomes before a form is sought in it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stood: page (from 1) and first and last line (from 1, counted through the whole file).

    A member is None where the format cannot know it.
    """

    page: int | None = None
    first_line: int | None = None
    last_line: int | None = None

    def through(self, other: "Place") -> "Place":
        """The place that begins here and ends where ``other`` ends."""
        return Place(self.page, self.first_line, other.last_line)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, without its line end; ``text`` keeps the spaces that it had in the file."""

    text: str
    page: int
    number: int

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def place(self) -> Place:
        return Place(self.page, self.number, self.number)


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, page by page. ``encoding`` is how the file's bytes were read."""

    name: str
    pages: tuple[Page, ...]
    encoding: str = "utf-8"

    @property
    def lines(self) -> Iterator[Line]:
        for page in self.pages:
            yield from page.lines

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class UnreadableFile(Exception):
    """A file that cannot become a Document; the message is a sentence in Danish for the person who chose the file."""
