"""Names, dates, amounts and ticks as a person writes them, and as a reading holds them."""

import re
from collections.abc import Sequence
from typing import Any

from handleplan.danish.dates import parse_date, parse_years
from handleplan.danish.lines import squeeze
from handleplan.danish.numbers import parse_kroner, parse_number
from handleplan.intake.review.decisions import CannotDecide
from handleplan.intake.review.shapes import ValueKind

LEVELS = {"overall": "Overordnet mål", "subgoal": "Delmål"}

_YEAR = re.compile(r"(?:19|20)\d\d")


def text_of(kind: ValueKind, value: Any) -> str:
    """The value as a person reads and writes it; "" where there is none.

    >>> text_of("amount", 295783), text_of("ticks", ("Bolig", "Fritid"))
    ('295.783', 'Bolig\\nFritid')
    """
    if value is None:
        return ""
    if kind == "amount":
        return f"{value:,}".replace(",", ".")
    if kind == "choice":
        return LEVELS.get(value, value)
    return "\n".join(value) if kind == "ticks" else str(value)


def value_of(kind: ValueKind, text: str, choices: Sequence[str] = ()) -> Any:
    """What a reading holds for the text that a person wrote. Raises CannotDecide where it is no such thing.

    >>> value_of("date", "1. maj 2009"), value_of("amount", "72,1 mio. kr."), value_of("period", "2021 til 2022")
    ('2009-05-01', 72100000, '2021-2022')
    """
    if kind == "ticks":
        return _ticks(text, choices)
    text = squeeze(text)
    if kind == "line":
        return text
    if kind == "choice":
        return _choice(text)
    if not text:
        return None if kind in ("amount", "count", "year") else ""
    found = _parsed(kind, text)
    if found in (None, ""):
        raise CannotDecide(_PROBLEMS[kind].format(text=text))
    return found


def _parsed(kind: ValueKind, text: str) -> Any:
    if kind == "date":
        return parse_date(text)
    if kind == "amount":
        return parse_kroner(text) or parse_kroner(f"{text} kr.")
    if kind == "count":
        return parse_number(text)
    if kind == "year":
        return int(text) if _YEAR.fullmatch(text) else None
    return parse_years(text) or (text if _YEAR.fullmatch(text) else "")


_PROBLEMS = {
    "date": "„{text}“ er ikke en dato. Skriv den som 24. maj 2011, som maj 2011 eller som 2011.",
    "amount": "„{text}“ er ikke et beløb. Skriv hele kroner, for eksempel 295.783.",
    "count": "„{text}“ er ikke et antal. Skriv et helt tal.",
    "year": "„{text}“ er ikke et årstal. Skriv det med fire cifre, for eksempel 2021.",
    "period": "„{text}“ er ikke en periode. Skriv den som 2021-2022 eller som et årstal.",
}


def _choice(text: str) -> str:
    for level, label in LEVELS.items():
        if text in (level, label):
            return level
    raise CannotDecide(f"„{text}“ kan ikke vælges her. Vælg {' eller '.join(LEVELS.values())}.")


def _ticks(text: str, choices: Sequence[str]) -> tuple[str, ...]:
    """The ticked choices in the form's own order."""
    ticked = {squeeze(line) for line in text.splitlines() if line.strip()}
    if unknown := sorted(ticked - set(choices)):
        raise CannotDecide(f"„{unknown[0]}“ er ikke et af skemaets temaer.")
    return tuple(choice for choice in choices if choice in ticked)
