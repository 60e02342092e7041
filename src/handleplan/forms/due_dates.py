"""The dates by which a plan's sentences say that something is to be done: "inden udgangen af 2021"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handleplan.danish.sentences import sentences
from handleplan.forms.checks.dates import due_dates, has_deadline
from handleplan.forms.target_goals import deadline_of

_PART_OF_A_PERIOD = re.compile(r"\b(?P<word>primo|medio|ultimo)\b", re.IGNORECASE)
_MONTH_OF = {"primo": 1, "medio": 6, "ultimo": 12}
_DAY_OF = {"primo": 10, "medio": 20, "ultimo": 31}


@dataclass(frozen=True, slots=True)
class DueSentence:
    """A sentence, the date that it names (as exact as it is said), and the last day that it may mean."""

    text: str
    said: str
    due: date


def due_sentences(text: str) -> Iterator[DueSentence]:
    """The sentences of a text that set themselves a date; one that only tells when something was is passed over."""
    for sentence in sentences(text):
        said = deadline_of(sentence)
        if said and has_deadline(sentence) and said in due_dates(sentence):
            part = _PART_OF_A_PERIOD.search(sentence)
            yield DueSentence(sentence.strip(), said, _last_day(said, part["word"].casefold() if part else ""))


def _last_day(said: str, part: str) -> date:
    """ "2021" is New Year's Eve, "2021-05" the last of May; "medio 2021" the last of June, "medio maj" the 20th."""
    year, month, day = (*(int(number) for number in said.split("-")), 0, 0)[:3]
    if not month:
        month, part = _MONTH_OF.get(part, 12), ""
    last = monthrange(year, month)[1]
    return date(year, month, day or min(_DAY_OF.get(part, 31), last))
