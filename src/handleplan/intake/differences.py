"""What differs between two readings of one document, statement by statement. Knows no database."""

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from handleplan.intake.outline import Json, outline
from handleplan.record.likeness import match


class Change(Enum):
    ADDED = "ny"
    REWORDED = "ændret"
    DROPPED = "udgået"


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed statement. ``before`` is "" where it is new, ``after`` where it is gone."""

    change: Change
    place: str
    before: str
    after: str


def differences(earlier: Json, later: Json) -> list[Difference]:
    """What the later reading says otherwise than the earlier, in the order of the document."""
    before, after = _by_place(earlier), _by_place(later)
    found: list[Difference] = []
    for place in dict.fromkeys((*before, *after)):
        found += _of_place(place, before[place], after[place])
    return found


def share_kept(earlier: Json, later: Json) -> float:
    """How much of what the earlier reading says stands word for word in the later, from 0 to 1."""
    texts = {line.text for line in outline(earlier) if line.is_statement}
    return len(texts & {line.text for line in outline(later)}) / len(texts) if texts else 0.0


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
