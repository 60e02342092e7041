"""Amounts and shares that add up to what is stated, or don't."""

import re
from collections.abc import Iterator

from handleplan.danish.numbers import amounts
from handleplan.danish.written import written_kroner
from handleplan.documents import Place
from handleplan.forms.checks.passages import passages
from handleplan.forms.checks.wording import quoted
from handleplan.forms.reading import Reading, ReadingWarning

_OF = re.compile(r"(?<!\w)af\s+(?:de\s+)?(?P<total>\d+)\s+(?P<rest>[^.]*(?:\.(?=\S)[^.]*)*)", re.IGNORECASE)
_SHARES = re.compile(
    r"(?P<percent>\d{1,3})\s*%\s*\((?P<number>\d+)\)|(?P<number_first>\d+)\s*(?:\w+\s+){0,4}\((?P<percent_after>\d{1,3})\s*%\)"
)
_MOST_OFF = 1.0


def budgets_and_total(reading: Reading) -> Iterator[ReadingWarning]:
    """What the projects' budgets come to, beside what is said to have been awarded, as exactly as that is said."""
    awarded = reading.frame.awarded_dkk
    budgets = [project.budget_dkk for project in reading.projects if project.budget_dkk is not None]
    if awarded is None or not budgets or len(budgets) < len(reading.projects):
        return
    total = sum(budgets)
    place = _place_of(reading, awarded)
    if abs(total - awarded) <= _rounding(awarded):
        message = (
            f"De {len(budgets)} budgetter er tilsammen {written_kroner(total)}, "
            f"og det passer med de {written_kroner(awarded)}, som teksten nævner; der er intet at gøre."
        )
        yield ReadingWarning("amounts_add_up", message, place)
    else:
        message = (
            f"De {len(budgets)} budgetter er tilsammen {written_kroner(total)}, "
            f"men teksten siger {written_kroner(awarded)}; ret beløbet, eller skriv, hvad resten er gået til."
        )
        yield ReadingWarning("amounts_differ", message, place)


def shares_and_numbers(reading: Reading) -> Iterator[ReadingWarning]:
    """Percentages beside the numbers that they were made of: "Af 66 forløb har 26 % (17) …"."""
    for passage in passages(reading):
        for found in _OF.finditer(passage.item.text):
            total = int(found["total"])
            for share in _SHARES.finditer(found["rest"]):
                number = int(share["number"] or share["number_first"])
                percent = int(share["percent"] or share["percent_after"])
                if total and number <= total and abs(100 * number / total - percent) > _MOST_OFF:
                    message = (
                        f"{passage.owner}: {number} ud af {total} er {100 * number / total:.0f} %, "
                        f"men der står {percent} % i {quoted(share.group())}; regn efter, og ret tallene."
                    )
                    yield ReadingWarning("share_differs", message, passage.item.place)


def _rounding(amount: int) -> int:
    """How far an amount may be from the exact one that it was rounded from: half of its last figure that is not 0."""
    unit = 1
    while amount and amount % (unit * 10) == 0:
        unit *= 10
    return unit // 2


def _place_of(reading: Reading, amount: int) -> Place:
    for section in reading.sections:
        for item in section.text:
            if any(found == amount for found, _ in amounts(item.text)):
                return item.place
    return Place()
