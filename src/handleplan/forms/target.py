"""A measurable target and what the results say of it: proposed to a person, who decides."""

from dataclasses import dataclass
from typing import Literal

from handleplan.danish.quantities import Bound
from handleplan.documents import Place

Verdict = Literal["met", "partly", "not_met", "unknown"]
Amount = int | float

VERDICTS_TO_CONFIRM = ("met", "partly", "not_met", "too_early", "awaiting", "not_measured")
"""What a person may say of a target; "unknown" is a program's word and no verdict."""


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """What is aimed at, in the document's words. ``quantity`` is None where only a date is set.

    ``deadline`` is an ISO date, as exact as it is said, or "". ``marks`` are the point's number or letter in its list.
    ``spread`` is how many groups the quantity is spread over, with their name: the 16 families of "55 personer fordelt
    på 16 familier". ``reported`` is what a results cell that names the target says of it in the same sentence, or just
    before.
    """

    text: str
    quantity: Amount | None
    unit: str
    bound: Bound = ""
    deadline: str = ""
    marks: frozenset[str] = frozenset()
    place: Place = Place()
    reported: tuple["Finding", ...] = ()
    spread: tuple[Amount, str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The sentence that speaks of a target, the figure in it (None where it has none), and the date it was said at."""

    text: str
    quantity: Amount | None
    as_of: str
    verdict: Verdict = "unknown"
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Target:
    """A target of a project or a plan beside its result. ``verdict`` is a proposal: a person confirms it or not."""

    project: str
    text: str
    quantity: Amount | None
    unit: str
    deadline: str
    result: str
    result_quantity: Amount | None
    result_as_of: str
    verdict: Verdict
    place: Place = Place()
    result_place: Place = Place()
    bound: Bound = ""


@dataclass(frozen=True, slots=True)
class ConfirmedTarget:
    """A target as a person leaves it. ``part`` is the address of the plan or project that it is of ("projects.2").

    ``verdict`` is one of VERDICTS_TO_CONFIRM, or "" where the person confirms the target and judges nothing.
    """

    part: str
    target: Target
    verdict: str = ""
