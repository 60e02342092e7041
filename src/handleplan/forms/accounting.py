"""The account of a reading: every word of the document is in a field, a label or ``unplaced``.

This knows nothing of how documents are read: it compares the document's words with the reading's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from handleplan.documents import Document
from handleplan.forms.reading import Reading

_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010\u2011]\s*$")
_NOT_FROM_THE_DOCUMENT = ("kind", "warnings", "frame", "themes_offered", "place")


def lost_words(document: Document, reading: Reading) -> Counter[str]:
    """The words of the document that the reading doesn't hold, with how many times they are missing.

    A word that was divided at a line's end counts as held where the reading has it whole.
    """
    lines = [line.text.casefold() for line in document.lines if not line.is_blank]
    starts = [next(iter(_words(line)), "") for line in lines] + [""]
    stems = [(found[1], starts[number]) for number, line in enumerate(lines, 1) if (found := _DIVIDED.search(line))]
    wanted = Counter(word for line in lines for word in _words(line))
    undivided = wanted - Counter(stem for stem, _ in stems)
    held = Counter(word for text in _texts(reading) for word in _words(text))

    def mend(stem: str, rest: str) -> bool:
        whole = stem + rest
        is_held = bool(rest) and wanted[rest] > 0 and held[whole] > undivided[whole]
        if is_held:
            held[whole] -= 1
            for part in (stem, rest):
                wanted[part] -= 1
            undivided[rest] -= 1
        return is_held

    stems.sort(key=lambda found: held[found[0]])  # what the reading holds in two may need no mending
    elsewhere = [stem for stem, following in stems if not mend(stem, following)]
    for stem in elsewhere:
        any(mend(stem, rest) for rest in dict.fromkeys(starts))
    return wanted - held


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("\u00ad", ""))


def _texts(value: object) -> Iterator[str]:
    """Every text in a reading that was taken from the document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for member in fields(value):
            if member.name not in _NOT_FROM_THE_DOCUMENT:
                yield from _texts(getattr(value, member.name))
