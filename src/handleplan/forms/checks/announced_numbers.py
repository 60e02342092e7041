"""Announced numbers that do not fit what follows, beyond those that the readers themselves count."""

import re
from collections.abc import Iterator, Sequence

from handleplan.danish.dates import parse_date
from handleplan.danish.numbers import NUMBER_WORDS, parse_number
from handleplan.danish.sentences import sentences
from handleplan.danish.written import written_date
from handleplan.forms.checks.dates import is_after
from handleplan.forms.checks.passages import plan_name, plans_of, project_name
from handleplan.forms.checks.vocabulary import alternatives
from handleplan.forms.checks.wording import quoted
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Item, Reading, ReadingWarning
from handleplan.forms.statement import start_of

_NUMBER = "|".join(sorted((word for word, value in NUMBER_WORDS.items() if value > 1), key=len, reverse=True))
_ANNOUNCES = re.compile(rf"(?:^|(?<=[.:] ))(?:de\s+)?(?P<number>{_NUMBER}|\d{{1,2}})\s+\w+[^.:]*:$", re.IGNORECASE)


def announced_lists(reading: Reading) -> Iterator[ReadingWarning]:
    """Sentences that announce a list of so many ("Fem tilbud er oprettet:"), where the numbered list is of another."""
    for owner, items in _lists(reading):
        for index, item in enumerate(items):
            announced = _ANNOUNCES.search(start_of(item.text).words)
            numbered = _numbered(items[index + 1 :]) if announced else 0
            if announced and numbered > 1 and numbered != parse_number(announced["number"]):
                number = parse_number(announced["number"])
                message = (
                    f"{owner}: {quoted(item.text)} bebuder {number}, men listen har {numbered}; "
                    "se efter, om noget mangler, eller ret tallet."
                )
                yield ReadingWarning("announced_list", message, item.place)


def announced_finished(reading: Reading) -> Iterator[ReadingWarning]:
    """How many projects a report says are finished at a date, beside how many have ended by then."""
    if reading.frame.announced_finished is None or not all(project.end for project in reading.projects):
        return
    words = form_of_kind(reading.kind).layout["frame"]
    share = re.compile(
        rf"\b(?P<number>\w+)\s+(?:ud\s+)?af\s+(?:de\s+)?\w+\s+(?:{'|'.join(words['projects'])})\b.*?"
        rf"(?:{alternatives('counted_on')})\s+(?P<date>(?:\w+\s+)?(?:19|20)\d\d).*\b(?:{'|'.join(words['finished'])})\b",
        re.IGNORECASE,
    )
    for section in reading.sections:
        for item in section.text:
            for sentence in sentences(item.text):
                found = share.search(sentence)
                announced = parse_number(found["number"]) if found else None
                if not found or announced is None:
                    continue
                date = parse_date(found["date"])
                ended = sum(not is_after(project.end, date) for project in reading.projects)
                if ended != announced:
                    message = (
                        f"Afsnit {section.number} siger, at {announced} projekter er afsluttet {written_date(date)}, "
                        f"men efter deres varighed er det {ended}; ret tallet eller varighederne."
                    )
                    yield ReadingWarning("announced_finished", message, item.place)


def _lists(reading: Reading) -> Iterator[tuple[str, Sequence[Item]]]:
    for plan in plans_of(reading):
        yield from ((plan_name(plan), items) for items in plan.fields.values())
        for report in plan.reports:
            yield from ((plan_name(plan), items) for items in report.fields.values())
    for project in reading.projects:
        yield from ((project_name(project), items) for items in project.fields.values())
        for row in project.results:
            yield project_name(project), row.goal
            yield from ((project_name(project), dated.text) for dated in row.by_date)
    yield from ((f"Afsnit {section.number}", section.text) for section in reading.sections)


def _numbered(items: Sequence[Item]) -> int:
    """How far the items that follow are numbered 1, 2, 3 …"""
    number = 0
    for item in items:
        if start_of(item.text).number == number + 1:
            number += 1
    return number
