"""Dates and periods as Danish writes them, as ISO 8601: as exact as the text is, and no more."""

import re
from calendar import monthrange
from functools import lru_cache

_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
           "december")  # fmt: skip
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, start=1)}
_SHORT_MONTHS = {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}
_MONTH = "|".join((*_MONTHS, *sorted((f"{name}\\b\\.?" for name in _SHORT_MONTHS), key=len, reverse=True)))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*[./-]\s*(?P<month>\d{{1,2}})\s*[./-]\s*(?P<full>(?:19|20)?\d\d)(?!\d)"
    rf"|(?<!\d)(?:(?P<day_of>\d{{1,2}})\.?\s*)?\b(?P<name>{_MONTH})\s+{_YEAR}(?!\d)"
    r"|(?<!\d)(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    r"|(?<![\d.,])(?P<only>(?:19|20)\d\d)(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_WITHOUT_YEAR = re.compile(rf"(?:(?P<day>\d{{1,2}})\.?\s*)?\b(?P<name>{_MONTH})\s*(?:-|–|—|til)\s*$", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*(?:-|–|—|til|og)\s*(?P<last>(?:19|20)\d\d)(?!\d)")


def parse_date(text: str) -> str:
    """The first date in a text: "2011-05-24", "2011-12" or "2011", as exact as it is said; "" where there is none.

    >>> parse_date("Resultat pr. 24. maj 2011"), parse_date("pr. december 2011"), parse_date("i 2009")
    ('2011-05-24', '2011-12', '2009')
    """
    return next((date for date, _, _ in dated_spans(text)), "")


def parse_dates(text: str) -> list[str]:
    """Every date in a text, in its order, each as exact as it is said."""
    return [date for date, _, _ in dated_spans(text)]


def parse_period(text: str) -> tuple[str, str]:
    """The first and the last date of a period, each as exact as it is said; "" for what isn't.

    >>> parse_period("01.05.2009-30.08.2012")
    ('2009-05-01', '2012-08-30')
    >>> parse_period("maj - august 2012")
    ('2012-05', '2012-08')
    """
    found = dated_spans(text)
    if not found:
        return "", ""
    first, start, _ = found[0]
    if opening := _WITHOUT_YEAR.search(text[:start]):
        return _iso(int(first[:4]), _month(opening["name"]), int(opening["day"] or 0)), first
    return first, found[1][0] if len(found) > 1 else ""


def parse_years(text: str) -> str:
    """The first span of years in a text as "2009-2012"; "" where there is none.

    >>> parse_years("satspuljeaftalen for 2009 - 2012 og handleplaner for 2019-2020")
    '2009-2012'
    """
    span = _YEARS.search(text)
    return f"{span['first']}-{span['last']}" if span else ""


@lru_cache(maxsize=4096)
def dated_spans(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every date of a text with where it begins and ends; what looks like a date and is none is passed over.

    What was found in a text is remembered: the checks of a document ask for the same texts again and again.
    """
    dates = []
    for found in _DATE.finditer(text):
        if found["iso"]:
            year, month, day = map(int, found["iso"].split("-"))
        elif found["only"]:
            year, month, day = int(found["only"]), 0, 0
        elif found["name"]:
            year, month, day = int(found["year"]), _month(found["name"]), int(found["day_of"] or 0)
        else:
            year, month, day = _whole_year(found["full"]), int(found["month"]), int(found["day"])
        if iso := _iso(year, month, day):
            dates.append((iso, found.start(), found.end()))
    return tuple(dates)


def _month(name: str) -> int:
    plain = name.casefold().rstrip(".")
    return _MONTH_NUMBERS.get(plain) or _SHORT_MONTHS[plain]


def _whole_year(digits: str) -> int:
    year = int(digits)
    if year >= 100:
        return year
    return year + (2000 if year < 70 else 1900)


def _iso(year: int, month: int, day: int) -> str:
    """The date in ISO 8601 with what is known of it; "" where the calendar has no such day."""
    if month == 0:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return ""
    if day == 0:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else ""
