"""Measurable targets of a draft beside their results: proposed to a person, who confirms each, or says it is none."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from handleplan.forms.reading import PlanReading, ProjectReading, Reading
from handleplan.forms.target import ConfirmedTarget, Target
from handleplan.forms.targets import find_targets
from handleplan.intake.review.decisions import ConfirmTarget, Decision
from handleplan.intake.review.draft import draft_of, plans_accepted, reading_of


@dataclass(frozen=True, slots=True)
class ProposedTarget:
    """A target of the plan or project at the address ``part``; ``target.verdict`` is the program's proposal.

    ``verdict`` is the person's: one of VERDICTS_TO_CONFIRM, "" for none as yet, None where the person said that it is
    no target. ``is_decided`` says whether a person has said anything. The key lasts as long as the target and its
    result say the same, also in a later version of the document.
    """

    key: str
    part: str
    target: Target
    verdict: str | None = ""
    is_decided: bool = False


def proposed_targets(reading: Reading, decisions: Sequence[Decision] = ()) -> tuple[ProposedTarget, ...]:
    """The targets of the draft that the decisions make of the reading, part by part in the draft's order."""
    said = {decision.target: decision.verdict for decision in decisions if isinstance(decision, ConfirmTarget)}
    return tuple(
        ProposedTarget(key, part, target, said.get(key, ""), key in said)
        for key, part, target in _with_keys(_targets(reading, decisions))
    )


def confirmed_targets(
    reading: Reading, decisions: Sequence[Decision], only: Collection[str] | None = None
) -> tuple[ConfirmedTarget, ...]:
    """What a person confirmed, of the parts at the addresses of ``only`` alone. A mere proposal is not in it."""
    return tuple(
        ConfirmedTarget(one.part, one.target, one.verdict)
        for one in proposed_targets(reading, decisions)
        if one.is_decided and one.verdict is not None and (only is None or one.part in only)
    )


def _targets(reading: Reading, decisions: Sequence[Decision]) -> Iterator[tuple[str, Target]]:
    made = reading_of(reading, decisions)
    plans: list[PlanReading | ProjectReading] = [
        *made.plans,
        *(plan for area in made.areas for plan in area.plans),
        *made.projects,
    ]
    for part, plan in zip(plans_accepted(draft_of(reading, decisions)), plans, strict=True):
        yield from ((part.address, target) for target in find_targets(_alone(made, plan)))


def _alone(reading: Reading, plan: PlanReading | ProjectReading) -> Reading:
    """The reading of a document that holds nothing but the plan or the project."""
    if isinstance(plan, ProjectReading):
        return replace(reading, plans=(), areas=(), projects=(plan,))
    return replace(reading, plans=(plan,), areas=(), projects=())


def _with_keys(found: Iterator[tuple[str, Target]]) -> Iterator[tuple[str, str, Target]]:
    taken: dict[str, int] = {}
    for part, target in found:
        said = (target.project, target.text, target.quantity, target.deadline, target.result, target.result_as_of)
        key = f"t{hashlib.sha256(repr(said).encode()).hexdigest()[:8]}"
        taken[key] = taken.get(key, 0) + 1
        yield key if taken[key] == 1 else f"{key}-{taken[key]}", part, target
