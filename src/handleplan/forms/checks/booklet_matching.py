"""Which plan of the units' own documents a booklet's plan sums up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handleplan.danish.shared_words import shared, words_of
from handleplan.forms.checks.passages import of_plan
from handleplan.forms.checks.source import Source
from handleplan.forms.checks.unit_names import may_be_same_unit
from handleplan.forms.reading import AreaReading, PlanReading

_OF_SAME_UNIT = 0.5
"""So much of the shorter plan's words in the longer one make two plans of one unit one plan; in the corpus the same
plans share 0.67 to 0.92, and others at most 0.48."""

_OF_NO_UNIT = 0.6
_MARGIN = 0.15
"""Where the booklet names no unit, the words must say more, and no other plan may say nearly as much."""


@dataclass(frozen=True, slots=True)
class SummedUp:
    """A plan of a booklet, and the plan that it sums up with its document's number; None where that isn't there."""

    source: int
    area: AreaReading
    plan: PlanReading
    own_source: int | None
    own: PlanReading | None


def summed_up(sources: Sequence[Source]) -> list[SummedUp]:
    """Every plan of the booklets, where units' own plans are there to look for them in."""
    own = [(number, plan) for number, source in enumerate(sources) for plan in source.reading.plans if plan.reports]
    if not own:
        return []
    own_words = [_words(plan) for _, plan in own]
    return [_match(number, area, plan, own, own_words) for number, area, plan in _booklet_plans(sources)]


def _booklet_plans(sources: Sequence[Source]) -> Iterator[tuple[int, AreaReading, PlanReading]]:
    for number, source in enumerate(sources):
        for area in source.reading.areas:
            yield from ((number, area, plan) for plan in area.plans)


def _match(
    source: int,
    area: AreaReading,
    plan: PlanReading,
    own: Sequence[tuple[int, PlanReading]],
    own_words: Sequence[frozenset[str]],
) -> SummedUp:
    words = _words(plan)
    scores = [shared(words, others) for others in own_words]
    ranked = sorted(range(len(own)), key=lambda index: (-scores[index], index))
    for index in ranked:
        if plan.unit and may_be_same_unit(plan.unit, own[index][1].unit) and scores[index] >= _OF_SAME_UNIT:
            return SummedUp(source, area, plan, *own[index])
    best, *others = ranked
    if not plan.unit and scores[best] >= _OF_NO_UNIT + (_MARGIN if others and _near(scores, best, others[0]) else 0):
        return SummedUp(source, area, plan, *own[best])
    return SummedUp(source, area, plan, None, None)


def _near(scores: Sequence[float], best: int, second: int) -> bool:
    return scores[best] - scores[second] < _MARGIN


def _words(plan: PlanReading) -> frozenset[str]:
    return words_of([plan.title, *(passage.item.text for passage in of_plan(plan) if passage.part == "plan")])
