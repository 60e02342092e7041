"""A document of several that are checked together, and what is found in it."""

from dataclasses import dataclass

from handleplan.forms.reading import Reading, ReadingWarning


@dataclass(frozen=True, slots=True)
class Source:
    """A document's name and what was read from it."""

    name: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Found:
    """A warning and the number of the document, from 0, in which its place is."""

    source: int
    warning: ReadingWarning
