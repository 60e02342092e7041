"""Where in a source each text stood."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from handleplan.documents import Place
from handleplan.forms.reading import Item
from handleplan.record.models import Passage, SourceVersion
from handleplan.record.texts import Said

_MARK = "•·▪›\uf0b7\uf0a8\uf0a7*–—-"


class Passages:
    """The passages of one source version, one for each place that an item stood in.

    A version that is accepted part by part has those of its earlier parts already. ``typed`` are the texts that a
    reviewer wrote: they stood nowhere.
    """

    def __init__(self, version: SourceVersion, items: Iterable[Item], typed: Collection[str] = ()) -> None:
        self._version = version
        self._typed = typed
        self._rows = {Place(row.page, row.first_line, row.last_line): row for row in version.passages.all()}
        places = [place for place in dict.fromkeys(item.place for item in items) if place not in self._rows]
        rows = Passage.objects.bulk_create(self._row(place) for place in places)
        self._rows |= dict(zip(places, rows, strict=True))

    def said(self, item: Item) -> Said:
        """The item with its passage, without the sign that a list put before it."""
        is_typed = item.place == Place() and item.text in self._typed
        return Said(without_mark(item.text), None if is_typed else self.at(item.place))

    def all_said(self, items: Iterable[Item]) -> list[Said]:
        return [self.said(item) for item in items]

    def joined(self, items: Sequence[Item]) -> Said:
        """Several paragraphs as one text of several lines, with the place of them all."""
        text = "\n".join(without_mark(item.text) for item in items)
        return Said(text, self.at(items[0].place.through(items[-1].place) if items else Place()))

    def at(self, place: Place) -> Passage:
        if place not in self._rows:
            self._rows[place] = row = self._row(place)
            row.save()
        return self._rows[place]

    def _row(self, place: Place) -> Passage:
        return Passage(version=self._version, page=place.page, first_line=place.first_line, last_line=place.last_line)


def without_mark(text: str) -> str:
    """The text without the bullet or dash before it. A dash alone is an answer and stays.

    >>> without_mark("• Flere i job"), without_mark("-")
    ('Flere i job', '-')
    """
    return text[1:].lstrip() if len(text) > 1 and text[0] in _MARK and text[1].isspace() else text


def items_of(value: Any) -> Iterator[Item]:
    """Every item of a reading, wherever in it."""
    if isinstance(value, Item):
        yield value
    elif isinstance(value, Mapping):
        yield from items_of(tuple(value.values()))
    elif isinstance(value, tuple):
        for part in value:
            yield from items_of(part)
    elif is_dataclass(value):
        for member in fields(value):
            yield from items_of(getattr(value, member.name))
