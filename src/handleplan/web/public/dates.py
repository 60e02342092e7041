"""Dates that are as exact as somebody was: "2009", "2009-05" or "2009-05-01"."""

from calendar import monthrange
from datetime import date


def first_day(partial: str) -> date | None:
    """The first day that a date may mean; None where there is none."""
    if not partial:
        return None
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


def last_day(partial: str) -> date | None:
    """The last day that a date may mean; None where there is none."""
    if not partial:
        return None
    year, month, day = _parts(partial)
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


def _parts(partial: str) -> tuple[int, int, int]:
    year, month, day = (*(int(part) for part in partial.split("-")), 0, 0)[:3]
    return year, month, day
