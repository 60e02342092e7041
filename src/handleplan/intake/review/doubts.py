"""What is doubtful in a draft: what the reader was unsure of, what a careful reader would question, what has no place.

The careful reader's questions are asked of the draft as it stands, so that what a person has mended is asked no more.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handleplan.danish.lines import squeeze
from handleplan.documents import Place
from handleplan.forms.checks import NOTES
from handleplan.forms.reading import Reading, ReadingWarning
from handleplan.intake.review.decisions import UNPLACED, Decision, Join, MatchUnit, Move, Seen, SetValue, Split
from handleplan.intake.review.parts import Draft, Part
from handleplan.intake.review.piece import Piece

NO_FIELD = "no_field"
NO_UNIT = "no_unit"

_WHERE_TEXT_BELONGS = frozenset({"column_doubt", "row_doubt"})
"""The reader's doubts that are settled when a person has placed the texts that they are about."""

_QUOTED = re.compile(r"„(?P<text>[^“]+?)\s*(?:…|\.\.\.)?“")
_SHORTEST_QUOTE = 12


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at. Its key lasts as long as it says the same of the same texts, also in a later version.

    ``part`` is the part's address, UNPLACED for a text without a field, "" where it is about the document as a whole;
    ``pieces`` are the keys of the texts that it is about.
    """

    key: str
    code: str
    message: str
    place: Place
    part: str
    pieces: tuple[str, ...]
    is_seen: bool


def doubts(
    reading: Reading, draft: Draft, decisions: Sequence[Decision], warnings: Iterable[ReadingWarning]
) -> tuple[Doubt, ...]:
    """The doubts of the draft that the decisions make of the reading: unseen ones first, in the document's order.

    ``warnings`` are what ``check`` says of the draft as a reading.
    """
    where = _Where(draft)
    found = [where.doubt(warning) for warning in warnings if warning.code not in NOTES]
    settled = _Settled(reading, decisions)
    found = [doubt for doubt in found if not settled.holds(doubt)]
    found += [*_without_field(draft), *_without_unit(draft)]
    seen = {decision.doubt for decision in decisions if isinstance(decision, Seen)}
    keyed = _with_keys(found, {piece.key: piece for slot in draft.slots() for piece in slot.pieces})
    marked = (replace(doubt, is_seen=doubt.key in seen) for doubt in keyed)
    return tuple(sorted(marked, key=lambda doubt: (doubt.is_seen, *_order(doubt.place))))


class _Where:
    """Finds the texts and the part that a warning is about: by its place, and by what it quotes."""

    def __init__(self, draft: Draft) -> None:
        self._parts = draft.parts
        self._standing = [(piece, part.address) for part in draft.parts for slot in part.slots for piece in slot.pieces]
        self._standing += [(piece, UNPLACED) for piece in draft.unplaced.pieces]

    def doubt(self, warning: ReadingWarning) -> Doubt:
        whole = next((part for part in self._parts if part.place != Place() and part.place == warning.place), None)
        at_place = [] if whole else [(piece, part) for piece, part in self._at(warning.place)]
        part = whole.address if whole else at_place[0][1] if at_place else self._part_of(warning)
        quoted = [] if warning.code in _WHERE_TEXT_BELONGS else self._quoted(warning.message)
        pieces = dict.fromkeys(piece.key for piece, of in (*at_place, *quoted) if of == part)
        return Doubt("", warning.code, warning.message, self._place(warning.place, part), part, tuple(pieces), False)

    def _at(self, place: Place) -> list[tuple[Piece, str]]:
        exact = [one for one in self._standing if one[0].place == place != Place()]
        return exact or [one for one in self._standing if _overlap(one[0].place, place)]

    def _quoted(self, message: str) -> Iterator[tuple[Piece, str]]:
        quotes = [squeeze(found["text"]) for found in _QUOTED.finditer(message)]
        for quote in quotes:
            if len(quote) >= _SHORTEST_QUOTE:
                yield from (one for one in self._standing if quote in one[0].text)

    def _part_of(self, warning: ReadingWarning) -> str:
        """The part that stands around the place; else the one that the warning names."""
        for part in self._parts:
            if _overlap(part.place, warning.place):
                return part.address
        named = [part for part in self._parts if len(name := _unit_or_name(part)) > 2 and name in warning.message]
        return max(named, key=lambda part: len(_unit_or_name(part))).address if named else ""

    def _place(self, place: Place, part: str) -> Place:
        """The warning's own place, else the part's."""
        if place != Place():
            return place
        return next((one.place for one in self._parts if one.address == part), place)


class _Settled:
    """Which of the reader's doubts a person has settled by deciding what they ask."""

    def __init__(self, reading: Reading, decisions: Sequence[Decision]) -> None:
        self._asked = {(warning.code, warning.message) for warning in reading.warnings}
        self._placed: set[str] = set()
        self._named: set[str] = set()
        for decision in decisions:
            if isinstance(decision, Move | Split):
                self._placed.add(decision.piece)
            elif isinstance(decision, Join):
                self._placed |= {decision.piece, decision.other}
            elif isinstance(decision, MatchUnit):
                self._named.add(decision.part)
            elif isinstance(decision, SetValue):
                self._named.add(decision.address.removesuffix(".unit"))

    def holds(self, doubt: Doubt) -> bool:
        if (doubt.code, doubt.message) not in self._asked:
            return False
        if doubt.code in _WHERE_TEXT_BELONGS:
            return bool(doubt.pieces) and all(self._is_placed(key) for key in doubt.pieces)
        return doubt.code == "unit_guessed" and doubt.part in self._named

    def _is_placed(self, key: str) -> bool:
        """Whether the text, or the one that it was split from, was put where it belongs."""
        return key in self._placed or key.partition(".")[0] in self._placed


def _without_field(draft: Draft) -> Iterator[Doubt]:
    message = "Ingen af skemaets felter tog denne tekst. Flyt den til et felt, eller sig, at den ikke skal med."
    for piece in draft.unplaced.pieces:
        yield Doubt("", NO_FIELD, message, piece.place, UNPLACED, (piece.key,), False)


def _without_unit(draft: Draft) -> Iterator[Doubt]:
    """Plans that nobody knows the unit of; a booklet's plan without one stands under its area."""
    for part in draft.parts:
        if part.kind == "plan" and not (part.within or part.unit or part.is_emptied or _value(part, "unit")):
            message = f"„{part.name}“ siger ikke, hvilken enhed planen hører til. Vælg enheden."
            yield Doubt("", NO_UNIT, message, part.place, part.address, (), False)


def _with_keys(found: Iterable[Doubt], pieces: dict[str, Piece]) -> Iterator[Doubt]:
    """Each with a key made of what it says, and of the texts that it is about as they were read."""
    taken: dict[str, int] = {}
    for doubt in found:
        about = [pieces[key].was or pieces[key].text for key in doubt.pieces]
        said = chr(0).join((doubt.code, doubt.message, *about))
        key = f"{doubt.code}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
        taken[key] = taken.get(key, 0) + 1
        yield replace(doubt, key=key if taken[key] == 1 else f"{key}-{taken[key]}")


def _unit_or_name(part: Part) -> str:
    return _value(part, "unit") or part.name


def _value(part: Part, name: str) -> str:
    return next((value.text for value in part.values if value.address == f"{part.address}.{name}"), "")


def _overlap(one: Place, other: Place) -> bool:
    if one.first_line is None or other.first_line is None:
        return False
    return one.first_line <= (other.last_line or other.first_line) and other.first_line <= (
        one.last_line or one.first_line
    )


def _order(place: Place) -> tuple[int, int]:
    return (place.page or 0, place.first_line or 0)
