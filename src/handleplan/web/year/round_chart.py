"""How far a round has come, as one bar: a piece for each state that some status is in."""

from collections.abc import Mapping
from dataclasses import dataclass

from handleplan.record.models import Report


@dataclass(frozen=True)
class Piece:
    """The statuses in one state: how many, and where their piece of the bar begins and how wide it is, in per cent."""

    state: str
    label: str
    count: int
    x: str
    width: str


def pieces_of(counts: Mapping[str, int]) -> list[Piece]:
    """The pieces from "not started" to "published", in the order that a status goes through them."""
    total = sum(counts.values())
    pieces, before = [], 0
    for state, label in Report.State.choices:
        if count := counts.get(state, 0):
            pieces.append(Piece(state, str(label), count, _percent(before, total), _percent(count, total)))
            before += count
    return pieces


def _percent(part: int, total: int) -> str:
    return f"{100 * part / total:.2f}%"
