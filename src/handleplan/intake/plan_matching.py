"""Whether a plan in a document is a plan that the record already holds: by unit, by other names, and by wording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handleplan.danish.names import name_key
from handleplan.danish.shared_words import shared
from handleplan.record.models import Plan, Unit

SAME_UNIT_CERTAIN = 0.6
"""So much of the shorter text's words in the longer one make two plans of one unit one plan. In the corpus the booklet
and the units' own plans share 0.67 to 0.92 where they are the same, and at most 0.48 where they are not."""

SAME_UNIT_DOUBTFUL = 0.4

OTHER_UNIT_CERTAIN = 0.75
"""Without a unit to go by, the words must say more, and no other plan may say nearly as much."""

OTHER_UNIT_DOUBTFUL = 0.6
MARGIN = 0.2


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A plan as far as comparing goes. ``unit`` is the unit it is said to be of, None where nobody says."""

    unit_name: str
    unit: Unit | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    plan: Plan
    is_certain: bool


def match_plans(read: Sequence[PlanWords], known: Sequence[tuple[Plan, PlanWords]]) -> list[Match | None]:
    """For each plan that was read the known plan that it is, or may be; each known plan is taken for certain once."""
    scores = [[shared(one.words, other.words) for _plan, other in known] for one in read]
    found: list[Match | None] = [None] * len(read)
    taken: set[int] = set()
    pairs = sorted(
        ((row, column) for row in range(len(read)) for column in range(len(known))),
        key=lambda pair: -scores[pair[0]][pair[1]],
    )
    for row, column in pairs:
        if found[row] is None and column not in taken and _is_certain(read[row], known[column][1], scores[row], column):
            found[row] = Match(known[column][0], is_certain=True)
            taken.add(column)
    for row, column in pairs:
        if (
            found[row] is None
            and column not in taken
            and _is_doubtful(read[row], known[column][1], scores[row][column])
        ):
            found[row] = Match(known[column][0], is_certain=False)
    return found


def match_earlier(read: Sequence[PlanWords], known: Sequence[tuple[Plan, PlanWords]]) -> list[Plan | None]:
    """For each plan of a document's new version the plan that its earlier version gave: by unit, then by words."""
    found: list[Plan | None] = [None] * len(read)
    taken: set[int] = set()
    scores = [[shared(one.words, other.words) for _plan, other in known] for one in read]
    rules: tuple[Callable[[int, int], bool], ...] = (
        lambda row, column: read[row].unit == known[column][1].unit,
        lambda row, column: scores[row][column] >= OTHER_UNIT_DOUBTFUL,
    )
    for rule in rules:
        pairs = [
            (row, column)
            for row in range(len(read))
            for column in range(len(known))
            if found[row] is None and column not in taken and rule(row, column)
        ]
        for row, column in sorted(pairs, key=lambda pair: -scores[pair[0]][pair[1]]):
            if found[row] is None and column not in taken:
                found[row] = known[column][0]
                taken.add(column)
    return found


def _is_certain(read: PlanWords, known: PlanWords, scores: Sequence[float], column: int) -> bool:
    score = scores[column]
    if _same_unit(read, known) or related_names(read.unit_name, known.unit_name):
        return score >= SAME_UNIT_CERTAIN
    if read.unit is not None or known.unit is None:
        return False
    next_best = max((other for place, other in enumerate(scores) if place != column), default=0.0)
    return score >= OTHER_UNIT_CERTAIN and score - next_best >= MARGIN


def _is_doubtful(read: PlanWords, known: PlanWords, score: float) -> bool:
    if _same_unit(read, known) or related_names(read.unit_name, known.unit_name):
        return score >= SAME_UNIT_DOUBTFUL
    return score >= OTHER_UNIT_DOUBTFUL


def _same_unit(one: PlanWords, other: PlanWords) -> bool:
    return one.unit is not None and one.unit == other.unit


def related_names(one: str, other: str) -> bool:
    """Whether one name is the other with a word more: "Møllevangen" and "Bostedet Møllevangen"."""
    first, second = set(name_key(one)), set(name_key(other))
    return bool(first and second) and (first <= second or second <= first)
