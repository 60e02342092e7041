"""Every kind of decision, and what applies it."""

from collections.abc import Callable, Mapping
from typing import Any

from handleplan.forms.target import VERDICTS_TO_CONFIRM
from handleplan.intake.review.decisions import (
    AddPart,
    CannotDecide,
    ConfirmTarget,
    Decision,
    Join,
    MatchPlan,
    MatchUnit,
    MergeParts,
    Move,
    Reword,
    Seen,
    SetValue,
    Split,
    Write,
)
from handleplan.intake.review.part_decisions import add_part, match_plan, match_unit, merge_parts
from handleplan.intake.review.text_decisions import Keys, join, move, reword, set_value, split, write
from handleplan.intake.review.working_copy import WorkingCopy


def apply(copy: WorkingCopy, decision: Decision) -> Keys:
    """Apply the decision, and give the keys of the texts that it made.

    Raises CannotDecide, and changes nothing, where that is not possible.
    """
    return _APPLY[type(decision)](copy, decision)


def _confirm_target(_copy: WorkingCopy, said: ConfirmTarget) -> Keys:
    """Targets are found in the draft when somebody asks for them, and so is what was said of them."""
    if said.verdict and said.verdict not in VERDICTS_TO_CONFIRM:
        raise CannotDecide("Vælg en vurdering på listen.")
    return ()


def _see(_copy: WorkingCopy, _said: Seen) -> Keys:
    """Doubts are found in the draft when somebody asks for them, and so is which were seen."""
    return ()


_APPLY: Mapping[type, Callable[[WorkingCopy, Any], Keys]] = {
    Reword: reword,
    Split: split,
    Join: join,
    Move: move,
    Write: write,
    SetValue: set_value,
    AddPart: add_part,
    MergeParts: merge_parts,
    MatchUnit: match_unit,
    MatchPlan: match_plan,
    Seen: _see,
    ConfirmTarget: _confirm_target,
}
