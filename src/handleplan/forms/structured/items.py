"""Paragraphs of a document become items: a paragraph or list item each, in the document's own words."""

from collections.abc import Iterable, Iterator

from handleplan.danish.lines import ends_sentence, squeeze
from handleplan.documents.place import Place
from handleplan.documents.structure import TICKED, UNTICKED, Element, Paragraph, paragraphs
from handleplan.forms.reading import Item
from handleplan.forms.statement import start_of


def items_of(elements: Iterable[Element]) -> tuple[Item, ...]:
    """The items in paragraphs and tables, in reading order."""
    return tuple(item for paragraph in paragraphs(tuple(elements)) for item in _items(paragraph))


def shown(paragraph: Paragraph) -> str:
    """A paragraph's text with the number that stands before it; a bullet says nothing and is left out."""
    return squeeze(f"{paragraph.marker} {paragraph.text}" if _says_something(paragraph.marker) else paragraph.text)


def places_of(elements: Iterable[Element]) -> Place:
    """From where the first paragraph begins to where the last one ends."""
    found = [paragraph.place for paragraph in paragraphs(tuple(elements))]
    return found[0].through(found[-1]) if found else Place()


def _items(paragraph: Paragraph) -> Iterator[Item]:
    """The paragraph's statements: a line that its author broke off and that begins like a new one stands alone."""
    lines = shown_lines(paragraph)
    statement: list[str] = []
    for line in lines:
        if statement and _begins_statement(statement[-1], line):
            yield Item(squeeze(" ".join(statement)), paragraph.place)
            statement = []
        statement.append(line)
    if statement:
        yield Item(squeeze(" ".join(statement)), paragraph.place)


def shown_lines(paragraph: Paragraph) -> list[str]:
    """The lines of a paragraph, the first with the number before it."""
    marker = f"{paragraph.marker} " if _says_something(paragraph.marker) else ""
    return [line for line in f"{marker}{paragraph.text}".split("\n") if line.strip()]


def _says_something(marker: str) -> bool:
    return marker in (TICKED, UNTICKED) or any(letter.isalnum() for letter in marker)


def _begins_statement(before: str, line: str) -> bool:
    start = start_of(line)
    if start.is_marked:
        return True
    return start.kind == "upper" and (ends_sentence(before) or before.rstrip().endswith((":", ";")))
