"""Dates, periods and money as Danish writes them for people to read: the way back from ISO dates and whole numbers."""

from decimal import Decimal

_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
           "december")  # fmt: skip


def written_date(iso: str) -> str:
    """The date in words, as exact as it is given; "" for "". A date with a day does not break.

    >>> written_date("2009-05-01").split(), written_date("2011-12"), written_date("2009")
    (['1.', 'maj', '2009'], 'december 2011', '2009')
    """
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{int(day)}.\u00a0{name}\u00a0{year}" if day else f"{name} {year}"


def written_number(number: int) -> str:
    """The number with a point for every thousand.

    >>> written_number(1250000)
    '1.250.000'
    """
    return f"{number:,}".replace(",", ".")


def written_kroner(kroner: int) -> str:
    """The amount in kroner; the space before "kr." does not break.

    >>> written_kroner(295783).split()
    ['295.783', 'kr.']
    """
    return f"{written_number(kroner)}\u00a0kr."


def written_list(words: list[str]) -> str:
    """The words as a sentence lists them.

    >>> written_list(["2019", "2020", "2021"])
    '2019, 2020 og 2021'
    """
    return " og ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def written_amount(amount: Decimal) -> str:
    """The number as it is counted, with as many decimals as it has.

    >>> written_amount(Decimal("1250.000")), written_amount(Decimal("2.50"))
    ('1.250', '2,5')
    """
    whole, _, decimals = f"{amount:f}".partition(".")
    decimals = decimals.rstrip("0")
    return written_number(int(whole)) + (f",{decimals}" if decimals else "")
