"""Criteria that a revision or the booklet no longer holds, and that no text gives up. One warning for each plan."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from handleplan.danish.shared_words import words_of
from handleplan.forms.checks.booklet_matching import summed_up
from handleplan.forms.checks.passages import CRITERIA, plan_name
from handleplan.forms.checks.source import Found, Source
from handleplan.forms.checks.vocabulary import is_only, words
from handleplan.forms.checks.wording import quoted_list
from handleplan.forms.reading import Fields, Item, PlanReading, Reading, ReadingWarning

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,2})[a-zæøå]?[.)]\s*(?P<words>\D.*)", re.IGNORECASE | re.DOTALL)
_STILL_THERE = 0.4
"""So much of a criterion's words in another text make it the same one in other words: in the corpus and the samples
booklets share 0.5 and more with the criteria that they keep, and at most 0.25 with those that are gone."""


def dropped_in_revision(reading: Reading) -> Iterator[ReadingWarning]:
    """Criteria that a revision leaves out. Where it has as many as before, one may stand for another, and all is well:
    unless both are numbered, so that a number is missing.
    """
    for plan in reading.plans:
        old, new = _criteria(plan.fields), _criteria(plan.revision.fields) if plan.revision else []
        if not (plan.revision and old and new) or any(is_only("unchanged", item.text) for item in new):
            continue
        gone = [item for item in _gone(old, new) if not _is_accounted_for(item, plan)]
        if gone:
            it, is_gone = _it(gone)
            message = (
                f"{plan_name(plan)} (revision {plan.revision.period}): {_named(gone)} er gået ud uden forklaring; "
                f"tag {it} med igen, eller skriv, hvorfor {is_gone} udgået."
            )
            yield ReadingWarning("criterion_dropped", message, new[0].place)


def dropped_in_booklet(sources: Sequence[Source]) -> Iterator[Found]:
    """Criteria of a plan that the booklet's text on the plan passes over."""
    for one in summed_up(sources):
        if one.own is None or not _criteria(one.plan.fields):
            continue
        told = words_of(item.text for item in _criteria(one.plan.fields))
        gone = [item for item in _criteria(one.own.fields) if not _is_told(item, told)]
        if gone:
            it, is_gone = _it(gone)
            message = (
                f"Sammendraget af {plan_name(one.own)} har ikke {_named(gone)} med; "
                f"tag {it} med, eller skriv, hvorfor {is_gone} udeladt."
            )
            place = _criteria(one.plan.fields)[0].place
            yield Found(one.source, ReadingWarning("criterion_left_out", message, place))


def _criteria(fields: Fields) -> list[Item]:
    items = [item for name in CRITERIA for item in fields.get(name, ())]
    return [item for item in items if not item.text.rstrip().endswith(":")]


def _gone(old: Sequence[Item], new: Sequence[Item]) -> list[Item]:
    numbers = [[found and int(found["number"]) for item in items if (found := _number(item))] for items in (old, new)]
    if len(numbers[0]) == len(old) and len(numbers[1]) == len(new):
        return [item for item in old if (found := _number(item)) and int(found["number"]) not in numbers[1]]
    if len(new) >= len(old):
        return []
    return [item for item in old if not any(_is_told(item, words_of([other.text])) for other in new)]


def _number(item: Item) -> re.Match[str] | None:
    return _NUMBERED.fullmatch(item.text)


def _is_told(item: Item, told: Collection[str]) -> bool:
    """Whether the words tell what the criterion says."""
    own = words_of([item.text])
    return not own or len(own.intersection(told)) >= _STILL_THERE * len(own)


def _is_accounted_for(item: Item, plan: PlanReading) -> bool:
    """Whether a status says of what the criterion is about that it is given up, or reached."""
    own = words_of([item.text])
    said: Iterable[Item] = (text for report in plan.reports for texts in report.fields.values() for text in texts)
    return any(words("settled").search(text.text) and own & words_of([text.text]) for text in said)


def _it(gone: Sequence[Item]) -> tuple[str, str]:
    return ("det", "det er") if len(gone) == 1 else ("dem", "de er")


def _named(gone: Sequence[Item]) -> str:
    noun = "succeskriteriet" if len(gone) == 1 else "succeskriterierne"
    return f"{noun} {quoted_list([item.text for item in gone])}"
