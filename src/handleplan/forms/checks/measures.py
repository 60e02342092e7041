"""Criteria that nobody can measure, and comparisons that nobody knows the beginning of: one warning for each plan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handleplan.danish.numbers import NUMBER_WORDS
from handleplan.danish.written import written_list
from handleplan.forms.checks.passages import CRITERIA, plan_name
from handleplan.forms.checks.vocabulary import is_only, words
from handleplan.forms.checks.wording import quoted_list
from handleplan.forms.reading import AreaReading, Fields, Item, PlanReading, Reading, ReadingWarning
from handleplan.forms.statement import start_of

_COUNTED = re.compile(rf"(?<!\w)(?:{'|'.join(word for word in NUMBER_WORDS if word not in ('en', 'et'))})(?!\w)", re.I)
_FIGURE = re.compile(r"(?<![\w§])(?<!§ )\d")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A plan's criteria, parted by what they lack."""

    all: tuple[Item, ...]
    vague: tuple[Item, ...]
    without_baseline: tuple[Item, ...]


def unmeasured_criteria(reading: Reading) -> Iterator[ReadingWarning]:
    for plan in reading.plans:
        judged = judge(plan.fields)
        yield from _of_plan(plan, judged, plan_name(plan))
        if plan.revision:
            old = {item.text for item in judged.all}
            revised = judge(plan.revision.fields)
            if not all(item.text in old for item in revised.all):
                yield from _of_plan(plan, revised, f"{plan_name(plan)} (revision {plan.revision.period})")
    for area in reading.areas:
        yield from _of_area(area)


def judge(fields: Fields) -> _Judged:
    """The criteria among a plan's fields, and which of them have no measure, or one without a beginning."""
    items = tuple(
        item
        for name in CRITERIA
        for item in fields.get(name, ())
        if not _is_unchanged(item) and not item.text.rstrip().endswith(":")
    )
    unmeasured = [item for item in items if not has_measure(item.text)]
    compared = tuple(item for item in unmeasured if compares(item.text))
    vague = tuple(item for item in unmeasured if not compares(item.text) and not words("done_or_not").search(item.text))
    return _Judged(items, vague, compared)


def has_measure(text: str) -> bool:
    """Whether a text says how much, how many, or of whom: a figure, a number in words, "alle", "halvdelen"."""
    said = start_of(text).words
    return any(pattern.search(said) for pattern in (_FIGURE, _COUNTED, words("measure"))) and not _only_years(said)


def can_be_measured(text: str) -> bool:
    """Whether anybody could say afterwards that it was reached: by a measure, or because it is done or not."""
    return has_measure(text) or words("done_or_not").search(text) is not None


def compares(text: str) -> bool:
    """Whether it asks for more or fewer than what was."""
    return words("comparison").search(words("no_comparison").sub(" ", text)) is not None


def _is_unchanged(item: Item) -> bool:
    """Whether it only says that it is as before, be it of its number: "2. Uændret."."""
    return is_only("unchanged", start_of(item.text).words)


def _only_years(text: str) -> bool:
    """Whether all that is counted in it are years: they say when, and not how much."""
    rest = re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)", " ", text)
    return rest != text and not any(pattern.search(rest) for pattern in (_FIGURE, _COUNTED, words("measure")))


def _of_plan(plan: PlanReading, judged: _Judged, name: str) -> Iterator[ReadingWarning]:
    if judged.vague:
        message = (
            f"{name}: {_share(len(judged.vague), len(judged.all))} måles, {_quoted(judged.vague)}; "
            "skriv, hvor mange, hvor meget eller hvordan I kan se det."
        )
        yield ReadingWarning("no_measure", message, judged.vague[0].place)
    if judged.without_baseline:
        message = (
            f"{name}: {_quoted(judged.without_baseline)} har intet udgangspunkt; "
            "skriv, hvor mange det er i dag, og hvor mange det skal blive."
        )
        yield ReadingWarning("no_baseline", message, judged.without_baseline[0].place)


def _of_area(area: AreaReading) -> Iterator[ReadingWarning]:
    """A booklet sums up what stands in the plans: it gets one warning of each kind for an area."""
    judged = [(plan, judge(plan.fields)) for plan in area.plans]
    vague = [(plan, found) for plan, found in judged if found.vague and len(found.vague) == len(found.all)]
    compared = [(plan, found) for plan, found in judged if found.without_baseline]
    if vague:
        message = (
            f"{area.name}: {_plans(vague)} har intet succeskriterium, der kan måles; "
            "skriv, hvor mange, hvor meget eller hvordan det kan ses."
        )
        yield ReadingWarning("no_measure", message, vague[0][1].vague[0].place)
    if compared:
        message = (
            f"{area.name}: {_plans(compared)} vil have flere eller færre uden at sige, hvor mange det er i dag; "
            "skriv udgangspunktet."
        )
        yield ReadingWarning("no_baseline", message, compared[0][1].without_baseline[0].place)


def _plans(judged: Sequence[tuple[PlanReading, _Judged]]) -> str:
    return written_list([f"„{plan.title or plan.unit}“" for plan, _ in judged])


def _share(some: int, number: int) -> str:
    if number == 1:
        return "succeskriteriet kan ikke"
    return (
        f"ingen af de {number} succeskriterier kan"
        if some == number
        else f"{some} af {number} succeskriterier kan ikke"
    )


def _quoted(items: Sequence[Item]) -> str:
    return quoted_list([item.text for item in items])
