"""What a draft consists of: parts with their values and slots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handleplan.documents import Place
from handleplan.intake.review.decisions import Decision
from handleplan.intake.review.nodes import PlanMatch, UnitMatch
from handleplan.intake.review.piece import Piece
from handleplan.intake.review.shapes import ValueKind

PartKind = Literal["frame", "plan", "area", "sections", "project"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A field and what stands in it. ``group`` is what it stands under in its part: "Status 2019", or ""."""

    address: str
    label: str
    group: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A name, a date, a number or ticks, as a person writes it; ``was`` is how it was read.

    ``choices`` are what it may be: the themes of ticks, each on a line of its own in ``text``; a goal's levels.
    """

    address: str
    label: str
    group: str
    kind: ValueKind
    text: str
    was: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a person reviews and accepts as one: a plan, an area without its plans, a project, the sections, the frame.

    ``within`` is the area's address for a booklet's plan, else "". ``unit`` and ``plan`` are what a person chose.
    ``is_emptied`` says that decisions took all texts out of it: it is shown, and not accepted. ``place`` is where the
    document has it, as far as the reader knows.
    """

    address: str
    name: str
    kind: PartKind
    values: tuple[Value, ...]
    slots: tuple[Slot, ...]
    within: str = ""
    unit: UnitMatch | None = None
    plan: PlanMatch | None = None
    is_emptied: bool = False
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Idle:
    """A decision that finds nothing to work on any more, because one before it was undone; with why, in Danish."""

    number: int
    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """``idle`` counts the decisions from 0, as they were given."""

    parts: tuple[Part, ...]
    unplaced: Slot
    unwanted: Slot
    idle: tuple[Idle, ...] = ()

    def part(self, address: str) -> Part:
        """Raises KeyError where there is none."""
        for part in self.parts:
            if part.address == address:
                return part
        raise KeyError(address)

    def slots(self) -> Iterator[Slot]:
        """Every slot, those of no field last."""
        for part in self.parts:
            yield from part.slots
        yield self.unplaced
        yield self.unwanted
