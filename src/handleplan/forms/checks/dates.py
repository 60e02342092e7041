"""Dates as far as checks compare them: each as exact as it is said."""

import re
from collections.abc import Iterator

from handleplan.danish.dates import parse_dates, parse_years
from handleplan.documents import Place
from handleplan.forms.checks.vocabulary import alternatives, words
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Reading


def is_after(date: str, other: str) -> bool:
    """Whether a date is certainly later than another, each known to its year, month or day; "" is no date.

    >>> is_after("2012-03", "2011-12-31"), is_after("2011", "2011-05-24")
    (True, False)
    """
    exact = min(len(date), len(other))
    return exact > 0 and date[:exact] > other[:exact]


def due_dates(sentence: str) -> Iterator[str]:
    """The dates at which a sentence says that something is to be or was; a year alone counts only after such a word."""
    before = f"{alternatives('deadline')}|{alternatives('dated')}"
    years = set(re.findall(rf"(?<!\w)(?:{before})\s+((?:19|20)\d\d)(?!\d)", sentence, re.IGNORECASE))
    return (date for date in parse_dates(sentence) if len(date) > len("2011") or date in years)


def has_deadline(sentence: str) -> bool:
    """Whether its dates are said to be those by which something is done."""
    return words("deadline").search(sentence) is not None


def period_of(reading: Reading) -> str:
    """The years of the framework that a document belongs to: "2019-2022"; "" where it doesn't say."""
    return reading.period or next((years for years, _ in headings_with_periods(reading)), "")


def headings_with_periods(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The periods that the form's headings and running headers name, each with where it stands."""
    patterns = form_of_kind(reading.kind).layout.get("framework", {}).get("periods", ())
    for item in reading.labels:
        for pattern in patterns:
            if found := re.search(pattern, item.text, re.IGNORECASE):
                yield parse_years(found.group()), item.place
                break


def first_and_last(period: str) -> tuple[str, str]:
    """The first and last year of a period: ("2019", "2022"); the same one twice where it is one year.

    >>> first_and_last("2021-2022"), first_and_last("2021")
    (('2021', '2022'), ('2021', '2021'))
    """
    years = re.findall(r"(?:19|20)\d\d", period)
    return (years[0], years[-1]) if years else ("", "")
