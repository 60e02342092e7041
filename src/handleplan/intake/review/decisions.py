"""What a person decides about a reading: small, frozen values, each kept as JSON, applied in their order.

A decision names what it is about by a piece's key or an address of the draft. Both last: they depend on the reading and
on what the decisions themselves say, never on how many there are, so that any decision can be undone by leaving it out.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Union

from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.strategies import configure_tagged_union

UNPLACED = "unplaced"
"""The slot of texts that no field took."""

UNWANTED = "unwanted"
"""The slot of texts that somebody said are not wanted: they are not accepted, and stay in the review."""

LAST = ""
"""As a move's ``before``: behind all that stands in the slot."""


class CannotDecide(Exception):
    """The decision can't be applied; the message is a sentence in Danish for the person who made it."""


@dataclass(frozen=True, slots=True)
class Reword:
    """A piece in other words; "" is no text, and not allowed."""

    piece: str
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """A piece becomes one for each of the texts, which together are all of its words."""

    piece: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """The other piece's text goes on behind the piece's."""

    piece: str
    other: str


@dataclass(frozen=True, slots=True)
class Move:
    """A piece goes to another slot, or to another place in its own.

    ``before`` is the piece that it comes to stand before, or LAST; None puts it where the document has it.
    """

    piece: str
    slot: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """A statement that the reader missed. Its key comes from what it says, and where."""

    slot: str
    text: str
    before: str | None = None

    @property
    def key(self) -> str:
        return _key(self.slot, self.text)


@dataclass(frozen=True, slots=True)
class SetValue:
    """A name, a number, a date, a period or the ticks at an address; "" says that there is none."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class AddPart:
    """A part, or a piece of one, that the reader did not see.

    ``kind`` is "plan", "area", "project" or "section"; ``within`` a part also "report" (``name`` is its year),
    "revision" (its period), "result" (its level), "attention_point", and a booklet's "plan".
    """

    kind: str
    name: str
    within: str = ""

    @property
    def key(self) -> str:
        """The last member of its address: "plans.n3f2a1c"."""
        return _key(self.kind, self.name, self.within)


@dataclass(frozen=True, slots=True)
class MergeParts:
    """A part was no part of its own: all that stands in it goes into the other, field by field."""

    part: str
    into: str


@dataclass(frozen=True, slots=True)
class MatchUnit:
    """The unit of a plan or a project: one of the record's, or (None) a new one by that name."""

    part: str
    unit: int | None
    name: str


@dataclass(frozen=True, slots=True)
class MatchPlan:
    """The plan of the record that a part is; None says that it is a new one."""

    part: str
    plan: int | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody looked at the doubt: it is right as it stands."""

    doubt: str


@dataclass(frozen=True, slots=True)
class ConfirmTarget:
    """What a person says of a proposed target: one of VERDICTS_TO_CONFIRM, or "" for none as yet.

    None says that it is no target.
    """

    target: str
    verdict: str | None


Decision = Union[  # noqa: UP007 - cattrs reads the union's members
    Reword, Split, Join, Move, Write, SetValue, AddPart, MergeParts, MatchUnit, MatchPlan, Seen, ConfirmTarget
]


def decision_as_json(decision: Decision) -> dict[str, Any]:
    """The decision as plain values: {"decision": "Move", "piece": "p17", "slot": "plans.0.goal", "before": None}."""
    json: dict[str, Any] = _converter.unstructure(decision, unstructure_as=Decision)
    return json


def decision_from_json(json: dict[str, Any]) -> Decision:
    """The decision that the JSON is. Raises ValueError where it is none."""
    try:
        decision: Decision = _converter.structure(json, Decision)  # type: ignore[arg-type]
    except (BaseValidationError, KeyError, TypeError) as problem:
        raise ValueError(f"no decision: {json}") from problem
    return decision


def _key(*said: str) -> str:
    return f"n{hashlib.sha256(chr(0).join(said).encode()).hexdigest()[:8]}"


_converter = Converter(forbid_extra_keys=True)
configure_tagged_union(Decision, _converter, tag_name="decision")
