"""The headings of a document, each once, as a person is asked about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from handleplan.documents import Place
from handleplan.forms.mapped.passages import Passage


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or what may be one. ``key`` is its words alone; ``times`` how often it stands in the document.

    ``sample`` is the beginning of the first text under it, "" where none follows.
    """

    key: str
    text: str
    level: int
    times: int
    sample: str
    place: Place


def headings(passages: Iterable[Passage]) -> tuple[Heading, ...]:
    """The headings in the order in which they first stand."""
    found: dict[str, Heading] = {}
    under = ""
    for passage in passages:
        if passage.key:
            under = passage.key
            one = found.get(under)
            found[under] = (
                Heading(under, passage.heading, passage.level, 1, "", passage.place)
                if one is None
                else Heading(one.key, one.text, one.level, one.times + 1, one.sample, one.place)
            )
        if under and passage.items and not found[under].sample:
            one = found[under]
            found[under] = Heading(one.key, one.text, one.level, one.times, passage.items[0].text, one.place)
    return tuple(found.values())
