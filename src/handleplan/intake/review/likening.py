"""Which texts and parts of a later version of a document are those of the earlier one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from handleplan.danish.lines import squeeze
from handleplan.danish.names import name_key
from handleplan.danish.shared_words import shared, words_of
from handleplan.intake.review.nodes import Node
from handleplan.intake.review.piece import Piece
from handleplan.record.likeness import NEARLY_EQUAL, match

SAME_PART = 0.6
"""So much of the shorter part's words in the longer one make two parts one, whatever they are called."""

DISTINCT = 4
"""A text of so many words is known again in another field; "Uændret" is not."""


@dataclass(slots=True)
class Likeness:
    """From the earlier version's addresses of nodes and keys of texts to the later one's.

    ``nearly`` holds the earlier keys of texts that the later version has in slightly other words.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    nearly: set[str] = field(default_factory=set)

    def slot(self, address: str) -> str:
        """The later address of a slot or a value; "" where the later version has no such part."""
        path, dot, name = address.rpartition(".")
        return f"{self.addresses[path]}{dot}{name}" if path in self.addresses else ""


def likeness_of(earlier: Node, later: Node) -> Likeness:
    """What of the earlier document stands in the later: texts word for word in the same field, then elsewhere, then
    nearly word for word in the same field."""
    found = Likeness()
    pair_nodes([earlier], [later], found)
    ours, theirs = _slots(earlier), _slots(later)
    free = {piece.key for pieces in theirs.values() for piece in pieces}
    for address, pieces in ours.items():
        _pair(pieces, theirs.get(found.slot(address), ()), free, found)
    distinct = [piece for pieces in ours.values() for piece in pieces if len(piece.text.split()) >= DISTINCT]
    _pair(distinct, [piece for pieces in theirs.values() for piece in pieces], free, found)
    for address, pieces in ours.items():
        _pair_nearly(pieces, theirs.get(found.slot(address), ()), free, found)
    return found


def _slots(root: Node) -> dict[str, Sequence[Piece]]:
    return {node.slot_address(name): pieces for node in root.walk() for name, pieces in node.slots.items()}


def _pair(ours: Iterable[Piece], theirs: Iterable[Piece], free: set[str], found: Likeness) -> None:
    """Pair the texts that are the same word for word, the first with the first."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for piece in theirs:
        if piece.key in free:
            waiting[squeeze(piece.text)].append(piece.key)
    for piece in ours:
        keys = waiting.get(squeeze(piece.text))
        if keys and piece.key not in found.keys:
            found.keys[piece.key] = keys.pop(0)
            free.discard(found.keys[piece.key])


def _pair_nearly(ours: Sequence[Piece], theirs: Sequence[Piece], free: set[str], found: Likeness) -> None:
    left = [piece for piece in ours if piece.key not in found.keys]
    right = [piece for piece in theirs if piece.key in free]
    if not left or not right:
        return
    matches = match([piece.text for piece in left], [piece.text for piece in right], NEARLY_EQUAL)
    for piece, place in zip(left, matches, strict=True):
        if place is not None:
            found.keys[piece.key] = right[place].key
            found.nearly.add(piece.key)
            free.discard(right[place].key)


def pair_nodes(ours: Sequence[Node], theirs: Sequence[Node], found: Likeness, by_words: bool = True) -> bool:
    """Pair the nodes of the same name, those left over by their words, and what is inside each pair.

    Whether there was any pair.
    """
    pairs = list(_same_nodes(ours, theirs, by_words))
    for one, other in pairs:
        found.addresses[one.address] = other.address
        for name, nodes in one.inside.items():
            pair_nodes(nodes, other.inside.get(name, ()), found)
    return bool(pairs)


def _same_nodes(ours: Sequence[Node], theirs: Sequence[Node], by_words: bool) -> Iterator[tuple[Node, Node]]:
    """The pairs of nodes of the same name; of those left over, the pairs that say most in the same words."""
    free = list(theirs)
    left = []
    for one in ours:
        same = next((other for other in free if _name(other) == _name(one)), None)
        if same:
            free.remove(same)
            yield one, same
        else:
            left.append(one)
    if not by_words:
        return
    scores = [
        (-score, row, column)
        for row, one in enumerate(left)
        for column, other in enumerate(free)
        if (score := shared(_words(one), _words(other))) >= SAME_PART
    ]
    taken_rows: set[int] = set()
    taken_columns: set[int] = set()
    for _score, row, column in sorted(scores):
        if row not in taken_rows and column not in taken_columns:
            taken_rows.add(row)
            taken_columns.add(column)
            yield left[row], free[column]


def _name(node: Node) -> Any:
    """By what a node is known again."""
    values = node.values
    if node.kind == "plan":
        return name_key(values["unit"]), name_key(values["title"])
    if node.kind == "project":
        return values["number"] or name_key(values["title"])
    if node.kind == "result":
        return tuple(squeeze(piece.text) for piece in node.slots["goal"])
    own = {"area": "name", "section": "title", "attention_point": "title", "dated": "heading", "report": "year"}
    return values[own[node.kind]] if node.kind in own else node.kind


def _words(node: Node) -> frozenset[str]:
    return words_of(piece.text for one in node.walk() for pieces in one.slots.values() for piece in pieces)
