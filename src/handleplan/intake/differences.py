"""What differs between two readings of one document, statement by statement. Knows no database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from handleplan.intake.outline import WITHIN, Json, outline, places_of_plans
from handleplan.record.likeness import match


class Change(Enum):
    ADDED = "ny"
    REWORDED = "ændret"
    DROPPED = "udgået"


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed statement. ``before`` is "" where it is new, ``after`` where it is gone.

    Both are "" where a whole plan is gone: it is told once.
    """

    change: Change
    place: str
    before: str
    after: str


def differences(earlier: Json, later: Json) -> list[Difference]:
    """What the later reading says otherwise than the earlier, in the order of the document."""
    before, after = _by_place(earlier), _by_place(later)
    dropped = [place for place in places_of_plans(earlier) if place and not _is_in(place, after)]
    told: set[str] = set()
    found: list[Difference] = []
    for place in dict.fromkeys((*before, *after)):
        plan = next((plan for plan in dropped if _is_in(plan, [place])), "")
        if not plan:
            found += _of_place(place, before[place], after[place])
        elif plan not in told:
            told.add(plan)
            found.append(Difference(Change.DROPPED, plan, "", ""))
    return found


def share_kept(earlier: Json, later: Json) -> float:
    """How much of what the earlier reading says stands word for word in the later, from 0 to 1."""
    texts = {line.text for line in outline(earlier) if line.is_statement}
    return len(texts & {line.text for line in outline(later)}) / len(texts) if texts else 0.0


def _is_in(plan: str, places: Iterable[str]) -> bool:
    """Whether one of the places is the plan's, or in it."""
    return any(place == plan or place.startswith(f"{plan}{WITHIN}") for place in places)


def _by_place(reading: Json) -> defaultdict[str, list[str]]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for line in outline(reading):
        texts[line.place].append(line.text)
    return texts


def _of_place(place: str, before: list[str], after: list[str]) -> list[Difference]:
    if before == after:
        return []
    matches = match(after, before)
    found = [
        Difference(Change.ADDED, place, "", text)
        if index is None
        else Difference(Change.REWORDED, place, before[index], text)
        for text, index in zip(after, matches, strict=True)
        if index is None or before[index] != text
    ]
    return found + [
        Difference(Change.DROPPED, place, text, "") for index, text in enumerate(before) if index not in matches
    ]
