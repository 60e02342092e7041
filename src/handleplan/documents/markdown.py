"""A Markdown text becomes a Document: its headings, paragraphs, lists, tables and tick boxes."""

import re
from collections.abc import Iterator, Sequence

from handleplan.documents.counting import LineCount
from handleplan.documents.document import Document
from handleplan.documents.place import Place
from handleplan.documents.structure import TICKED, UNTICKED, Cell, Element, Paragraph, Table
from handleplan.documents.symbols import plain_signs
from handleplan.documents.text import read_text

_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<text>.*?)\s*#*$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}$")
_ITEM = re.compile(r"(?P<mark>[-*+]|\d{1,3}[.)])\s+(?P<text>\S.*)$")
_BOX = re.compile(r"\[(?P<sign>[ xX])\]\s+")
_ALIGNMENT = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_CELLS = re.compile(r"(?<!\\)\|")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*\*\*|\*\*|\*|___|__|_|`+)(?=\S)(?P<text>.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_MAX_NESTED = 4


def read_markdown(data: bytes, name: str) -> Document:
    """The Document of a Markdown file's bytes. Raises UnreadableFile where they are not text, or none at all."""
    text = read_text(data, name)
    elements = tuple(_Reader([line.text for line in text.lines]).elements())
    return Document(name, encoding=text.encoding, elements=elements) if elements else text


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self._rows = [line.strip() for line in lines]
        self._lines = LineCount()
        self._open: list[str] = []
        self._marker = ""

    def elements(self) -> Iterator[Element]:
        number = 0
        while number < len(self._rows):
            row = self._rows[number].removeprefix(">").strip()
            following = self._rows[number + 1] if number + 1 < len(self._rows) else ""
            number += 1
            if "|" in row and _ALIGNMENT.fullmatch(following) and "|" in following:
                yield from self._close()
                rows = [row]
                number += 1
                while number < len(self._rows) and "|" in self._rows[number]:
                    rows.append(self._rows[number])
                    number += 1
                yield self._table(rows)
            elif heading := _HEADING.fullmatch(row):
                yield from self._close()
                self._open = [heading["text"]]
                yield from self._close(len(heading["level"]))
            elif self._open and not self._marker and _UNDERLINE.fullmatch(row):
                yield from self._close(1 if row[0] == "=" else 2)
            elif not row or _RULE.fullmatch(row):
                yield from self._close()
            elif item := _ITEM.fullmatch(row):
                yield from self._close()
                self._marker = item["mark"] if item["mark"][0].isdigit() else "•"
                self._open = [item["text"]]
            else:
                self._open.append(row)
        yield from self._close()

    def _close(self, heading: int = 0) -> Iterator[Paragraph]:
        text, marker = _plain(" ".join(self._open)), self._marker
        self._open, self._marker = [], ""
        if text:
            yield Paragraph(text, self._lines.place(text), heading, marker)

    def _table(self, rows: Sequence[str]) -> Table:
        first = self._lines.last + 1
        cells = []
        for number, row in enumerate(rows):
            for column, text in enumerate(_CELLS.split(row.strip().removeprefix("|").removesuffix("|"))):
                parts = [part for piece in re.split(r"<br\s*/?>", text) if (part := _plain(piece))]
                inside = tuple(Paragraph(part, self._lines.place(part)) for part in parts)
                cells.append(Cell(inside, number, column))
        return Table(tuple(cells), Place(None, first, max(first, self._lines.last)))


def _plain(text: str) -> str:
    """The text without the signs that only say how it is set."""
    text = _BOX.sub(lambda box: f"{UNTICKED if box['sign'] == ' ' else TICKED} ", text.strip(), count=1)
    text = _LINK.sub(lambda link: link["text"] or link["address"], text)
    for _ in range(_MAX_NESTED):
        text = _EMPHASIS.sub(lambda found: found["text"], text)
    return plain_signs(_ESCAPED.sub(r"\1", text)).strip()
