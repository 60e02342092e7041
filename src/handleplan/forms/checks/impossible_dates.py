"""Years and days that the calendar does not have: "i foråret 20121", "31.02.2011"."""

import re
from collections.abc import Iterator

from handleplan.danish.dates import parse_date
from handleplan.forms.checks.passages import Passage, passages
from handleplan.forms.checks.vocabulary import alternatives
from handleplan.forms.reading import Reading, ReadingWarning

_YEAR = r"(?P<year>(?:19|20)(?!000)\d{3}(?![\d.,]*\d|\s*%|-\w)|\d{3,6}(?=\s*(?:[.;:)]|,\s|$))(?![.,]\d))"
_DAY = re.compile(r"(?<![\d.,/-])(?P<day>\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)(?!\d)")
_AT_END = re.compile(r"(?<!\w)i\s+(?P<year>(?:19|20)\d{3})(?=\s*(?:[.,;:)]|$))(?![.,]\d)", re.IGNORECASE)


def impossible_dates(reading: Reading) -> Iterator[ReadingWarning]:
    after_season = re.compile(rf"(?<!\w)(?:{alternatives('before_year')})\s+{_YEAR}", re.IGNORECASE)
    for passage in passages(reading):
        years = [found["year"] for pattern in (after_season, _AT_END) for found in pattern.finditer(passage.item.text)]
        for year in dict.fromkeys(year for year in years if not re.fullmatch(r"(?:19|20)\d\d", year)):
            message = (
                f"{_where(passage)} årstallet {year}, som ikke findes; find ud af, hvilket år der er ment, og ret det."
            )
            yield ReadingWarning("impossible_year", message, passage.item.place)
        for found in _DAY.finditer(passage.item.text):
            if not parse_date(found["day"]):
                message = (
                    f"{_where(passage)} datoen {found['day']}, som ikke findes; "
                    "find ud af, hvilken dag der er ment, og ret den."
                )
                yield ReadingWarning("impossible_date", message, passage.item.place)


def _where(passage: Passage) -> str:
    return f"{passage.owner} har" if passage.owner else "Her står"
