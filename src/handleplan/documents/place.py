"""Where in a file a text stood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Page (from 1) and first and last line (from 1, counted through the whole file).

    A member is None where the format cannot know it.
    """

    page: int | None = None
    first_line: int | None = None
    last_line: int | None = None

    def through(self, other: Place) -> Place:
        """The place that begins here and ends where ``other`` ends."""
        return Place(self.page, self.first_line, other.last_line)
