"""A document's nodes while decisions are applied to them: every node, slot and text at hand by its address or key."""

from collections.abc import Sequence

from handleplan.forms.definition import Form, form_of_kind
from handleplan.forms.reading import Reading
from handleplan.intake.review.decisions import CannotDecide
from handleplan.intake.review.nodes import Node, node_of
from handleplan.intake.review.piece import Piece, stands_before


class WorkingCopy:
    """A reading taken apart. Its methods keep the nodes and what is known of them together."""

    def __init__(self, reading: Reading) -> None:
        self.form: Form = form_of_kind(reading.kind)
        self.root = node_of(reading)
        self._nodes: dict[str, Node] = {}
        self._slots: dict[str, list[Piece]] = {}
        self._slot_of: dict[str, str] = {}
        self.know(self.root)

    def node(self, address: str) -> Node | None:
        return self._nodes.get(address)

    def slot(self, address: str) -> Sequence[Piece]:
        """What stands in the slot. Raises CannotDecide where there is none."""
        if address not in self._slots:
            raise CannotDecide("Feltet findes ikke i skemaet. Vælg et felt på listen.")
        return self._slots[address]

    def piece(self, key: str) -> Piece:
        """The text of that key. Raises CannotDecide where there is none."""
        for piece in self._slots.get(self._slot_of.get(key, ""), ()):
            if piece.key == key:
                return piece
        raise CannotDecide("Teksten står her ikke mere: den er lagt sammen med en anden, eller noget er fortrudt.")

    def slot_of(self, key: str) -> str:
        """The address of the slot that the text stands in; "" where there is no such text."""
        return self._slot_of.get(key, "")

    def free_keys(self, key: str, number: int) -> list[str]:
        """The next free keys for what comes of a text: "p17.2"."""
        candidates = (f"{key}.{part}" for part in range(2, len(self._slot_of) + number + 3))
        return [one for one in candidates if one not in self._slot_of][:number]

    def put(self, piece: Piece, address: str, before: str | None) -> None:
        """Put the text into the slot: before the one of that key, at the end (LAST), or (None) by its place."""
        slot = self._slots[address]
        at = len(slot)
        for number, other in enumerate(slot):
            if other.key == before or (before is None and stands_before(piece.place, other.place)):
                at = number
                break
        slot.insert(at, piece)
        self._slot_of[piece.key] = address

    def take(self, key: str) -> None:
        """Take the text out of its slot."""
        slot = self._slots[self._slot_of.pop(key)]
        slot[:] = [piece for piece in slot if piece.key != key]

    def put_instead(self, key: str, pieces: Sequence[Piece]) -> None:
        """Put the pieces where the text of that key stood."""
        address = self._slot_of[key]
        slot = self._slots[address]
        at = next(number for number, piece in enumerate(slot) if piece.key == key)
        slot[at : at + 1] = pieces
        self._slot_of |= {piece.key: address for piece in pieces}

    def know(self, node: Node) -> None:
        """Know the node, and all that is inside it, by their addresses."""
        for one in node.walk():
            self._nodes[one.address] = one
            for name, pieces in one.slots.items():
                address = one.slot_address(name)
                self._slots[address] = pieces
                self._slot_of |= {piece.key: address for piece in pieces}

    def forget(self, node: Node) -> None:
        """Know the node no more; what is inside it may stand elsewhere by now."""
        self._nodes.pop(node.address)
        for name in node.slots:
            self._slots.pop(node.slot_address(name))
