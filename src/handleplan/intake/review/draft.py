"""The draft of a reading: what was read, as it stands after all that was decided."""

from collections.abc import Collection, Sequence

from handleplan.forms.reading import Reading
from handleplan.intake.review.applying import apply
from handleplan.intake.review.decisions import CannotDecide, Decision
from handleplan.intake.review.nodes import PlanMatch, UnitMatch, reading_from
from handleplan.intake.review.parts import Draft, Idle, Part, Slot, Value
from handleplan.intake.review.piece import Piece
from handleplan.intake.review.showing import shown
from handleplan.intake.review.working_copy import WorkingCopy

__all__ = [
    "Draft",
    "Idle",
    "Part",
    "Piece",
    "PlanMatch",
    "Slot",
    "UnitMatch",
    "Value",
    "decided",
    "draft_of",
    "plans_accepted",
    "reading_of",
]


def draft_of(reading: Reading, decisions: Sequence[Decision] = ()) -> Draft:
    """The draft that the decisions make of the reading. A decision that can't be applied is among the idle ones."""
    copy, idle = _worked_out(reading, decisions)
    return shown(copy.root, copy.form, idle)


def decided(reading: Reading, decisions: Sequence[Decision], decision: Decision) -> Draft:
    """The draft with one more decision. Raises CannotDecide, with a sentence for the person, where it can't be made."""
    copy, idle = _worked_out(reading, decisions)
    apply(copy, decision)
    return shown(copy.root, copy.form, idle)


def reading_of(reading: Reading, decisions: Sequence[Decision] = (), only: Collection[str] | None = None) -> Reading:
    """What is accepted: the draft as a reading, of the parts at the addresses of ``only`` alone, None for all of them.

    What is not wanted is not in it; what no field took is unplaced. Without decisions it is the reading itself.
    """
    copy, _idle = _worked_out(reading, decisions)
    return reading_from(copy.root, only)


def plans_accepted(draft: Draft, only: Collection[str] | None = None) -> tuple[Part, ...]:
    """The parts that become plans of the record, in the order in which ``reading_of`` has its plans and projects."""
    return tuple(
        part
        for part in draft.parts
        if part.kind in ("plan", "project") and not part.is_emptied and (only is None or part.address in only)
    )


def _worked_out(reading: Reading, decisions: Sequence[Decision]) -> tuple[WorkingCopy, tuple[Idle, ...]]:
    copy = WorkingCopy(reading)
    idle: list[Idle] = []
    for number, decision in enumerate(decisions):
        try:
            apply(copy, decision)
        except CannotDecide as problem:
            idle.append(Idle(number, decision, str(problem)))
    return copy, tuple(idle)
