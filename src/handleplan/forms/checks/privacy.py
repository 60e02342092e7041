"""What must not be published: CPR numbers, people's e-mail addresses, links that only some can open."""

import re
from collections.abc import Iterator

from stdnum.dk import cpr

from handleplan.forms.checks.passages import Passage, passages
from handleplan.forms.checks.vocabulary import alternatives
from handleplan.forms.reading import Item, Reading, ReadingWarning

_CPR = re.compile(r"(?<![\d.,-])\d{6}[- ]?\d{4}(?![\d.,]?\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”“]+|(?:file://|\\\\)[^\s<>\"”“]+", re.IGNORECASE)
_LOCAL = ("file:", "\\\\")


def private_details(reading: Reading) -> Iterator[ReadingWarning]:
    """The message never repeats what should not be seen."""
    for item in _all_items(reading):
        if any(cpr.is_valid(found) for found in _CPR.findall(item.text)):
            message = "Her står et tal, der ligner et CPR-nummer; fjern det, før dokumentet bliver offentligt."
            yield ReadingWarning("cpr_number", message, item.place)
        if _EMAIL.search(item.text):
            message = "Her står en e-mailadresse; fjern den, eller skriv en fælles postkasse."
            yield ReadingWarning("email_address", message, item.place)
        if any(_is_private(link) for link in _LINK.findall(item.text)):
            message = "Her står et link, som kun nogle kan åbne; fjern det, eller henvis til noget offentligt."
            yield ReadingWarning("private_link", message, item.place)


def _all_items(reading: Reading) -> Iterator[Item]:
    """Every text, the form's own too: addresses stand in headers and footers. A title has its plan's place."""
    yield from (passage.item for passage in (*_titles(reading), *passages(reading)))
    yield from reading.labels


def _titles(reading: Reading) -> Iterator[Passage]:
    for plan in reading.plans:
        yield Passage(Item(f"{plan.unit} {plan.title}", plan.place))
    for area in reading.areas:
        yield from (Passage(Item(f"{plan.unit} {plan.title}", plan.place)) for plan in area.plans)
    for project in reading.projects:
        yield Passage(Item(f"{project.owner} {project.title}", project.place))


def _is_private(link: str) -> bool:
    if link.casefold().startswith(_LOCAL):
        return True
    return "@" in link.partition("?")[0] or re.search(alternatives("private_link"), link, re.IGNORECASE) is not None
