"""One statement of a reading under review."""

from dataclasses import dataclass

from handleplan.documents import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement as it stands in the draft, and ``was``: as it was read; "" where a person wrote it.

    The key lasts: "p17" for the reading's 17th item, "p17.2" for the second part of it when it was split, "n3f2a1c" for
    what was written.
    """

    key: str
    text: str
    place: Place
    was: str

    @property
    def is_changed(self) -> bool:
        return self.text != self.was


def stands_before(one: Place, other: Place) -> bool:
    """Whether the document says the one before the other; not where it isn't known."""
    if one.first_line is None or other.first_line is None:
        return False
    return (one.page or 0, one.first_line) < (other.page or 0, other.first_line)
