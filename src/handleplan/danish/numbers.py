"""Numbers as Danish writes them: number words, thousands with points, amounts of money, announced counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SMALL = {
    "nul": 0, "en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
    "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90,
}  # fmt: skip
_UNITS = {"en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9}
NUMBER_WORDS: dict[str, int] = {
    **_SMALL,
    **_TENS,
    **{f"{unit}og{ten}": value + tens for ten, tens in _TENS.items() for unit, value in _UNITS.items()},
    "hundrede": 100,
}
"""Every number word up to a hundred, in lower case."""

_SCALES = {
    "t": 1_000, "tusind": 1_000, "mio": 1_000_000, "million": 1_000_000, "millioner": 1_000_000,
    "mia": 1_000_000_000, "milliard": 1_000_000_000, "milliarder": 1_000_000_000,
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+"
_AMOUNT = rf"(?P<whole>{_DIGITS})(?:,(?P<decimals>\d+|-))?"
_MONEY = re.compile(
    rf"(?P<before>\b(?:kr\.?|DKK)\s*)?\b(?<![\d.,]){_AMOUNT}\s*(?P<scale>(?:{'|'.join(_SCALES)})\b\.?\s*)?"
    r"(?P<after>kr\b\.?|kroner\b|DKK\b)?",
    re.IGNORECASE,
)
NUMBER = rf"(?:{_DIGITS}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
"""A regular expression for a whole number in figures or in a word."""


@dataclass(frozen=True, slots=True)
class Count:
    """A counted thing that a text speaks of: "fire handleplaner" is 4 of "handleplaner", said at ``start``."""

    number: int
    noun: str
    start: int


def parse_number(text: str) -> int | None:
    """The whole number that a word or a figure is: "sytten", "17", "1.060". None where it is none.

    >>> parse_number("enogtyve"), parse_number("1.060"), parse_number("mange")
    (21, 1060, None)
    """
    word = text.strip().casefold()
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    return _whole(word) if re.fullmatch(_DIGITS, word, re.ASCII) else None


def parse_kroner(text: str) -> int | None:
    """The first amount of money in a text, in whole kroner. None where there is none.

    >>> parse_kroner("Budget 295.783 kr."), parse_kroner("72,1 mio. kr."), parse_kroner("i 2009")
    (295783, 72100000, None)
    """
    return next((amount for amount, _ in amounts(text)), None)


def amounts(text: str) -> Iterator[tuple[int, int]]:
    """Every amount of money in a text, in whole kroner, with the position where it stands."""
    for found in _MONEY.finditer(text):
        if not (found["before"] or found["after"]):
            continue
        decimals = found["decimals"] or "0"
        value = Decimal(_whole(found["whole"])) + (Decimal(f"0.{decimals}") if decimals != "-" else 0)
        scale = _SCALES[found["scale"].strip().rstrip(".").casefold()] if found["scale"] else 1
        yield int((value * scale).to_integral_value()), found.start()


def counts(text: str, nouns: tuple[str, ...]) -> Iterator[Count]:
    """The counts of the given nouns that a text announces, at most one other word between number and noun.

    >>> [(c.number, c.noun) for c in counts("fire handleplaner og tre nye punkter", ("handleplaner", "punkter"))]
    [(4, 'handleplaner'), (3, 'punkter')]
    """
    wanted = "|".join(re.escape(noun) for noun in nouns)
    pattern = rf"(?<![\w.,-])(?P<number>{NUMBER})\s+(?:(?!(?:og|eller|i|på|af|ud)\b)[\w-]+\s+)?(?P<noun>{wanted})\b"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        number = parse_number(found["number"])
        if number is not None:
            yield Count(number, found["noun"].casefold(), found.start())


def _whole(digits: str) -> int:
    return int(re.sub(r"[^0-9]", "", digits))
