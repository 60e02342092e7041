"""Each kind of decision applied to a document's nodes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from handleplan.danish.lines import join_lines, squeeze
from handleplan.documents import Place
from handleplan.forms.definition import Form
from handleplan.forms.target import VERDICTS_TO_CONFIRM
from handleplan.intake.review.decisions import (
    LAST,
    UNPLACED,
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
from handleplan.intake.review.nodes import Builder, Node, PlanMatch, UnitMatch, blank, themes_to_choose
from handleplan.intake.review.piece import Piece, stands_before
from handleplan.intake.review.shapes import MEMBER_OF_KIND, ROOTS, SINGLE
from handleplan.intake.review.values import value_of


class WorkingCopy:
    """A document's nodes with the decisions that were applied to them so far."""

    def __init__(self, root: Node, form: Form) -> None:
        self.root = root
        self._form = form
        self._nodes: dict[str, Node] = {}
        self._slots: dict[str, list[Piece]] = {}
        self._slot_of: dict[str, str] = {}
        self._know(root)

    def apply(self, decision: Decision) -> None:
        """Apply it. Raises CannotDecide, and changes nothing, where that is not possible."""
        self._APPLY[type(decision)](self, decision)

    # --- pieces

    def _reword(self, said: Reword) -> None:
        piece = self._piece(said.piece)
        self._put_instead(piece.key, [replace(piece, text=_text(said.text))])

    def _split(self, said: Split) -> None:
        piece = self._piece(said.piece)
        texts = [_text(text) for text in said.texts]
        if len(texts) < 2:
            raise CannotDecide("Del teksten i mindst to.")
        if Counter(" ".join(texts).split()) != Counter(piece.text.split()):
            raise CannotDecide("Delene skal tilsammen være hele teksten. Ret ordene, før du deler, eller bagefter.")
        read = texts if not piece.is_changed else [piece.was]
        keys = [piece.key, *self._further_keys(piece.key, len(texts) - 1)]
        parts = zip_longest(keys, texts, read, fillvalue="")
        self._put_instead(piece.key, [Piece(key, text, piece.place, was) for key, text, was in parts])

    def _join(self, said: Join) -> None:
        if said.piece == said.other:
            raise CannotDecide("En tekst kan ikke lægges sammen med sig selv.")
        piece, other = self._piece(said.piece), self._piece(said.other)
        was = squeeze(f"{piece.was} {other.was}")
        self._take(other.key)
        joined = Piece(piece.key, join_lines([piece.text, other.text]), _through(piece.place, other.place), was)
        self._put_instead(piece.key, [joined])

    def _move(self, said: Move) -> None:
        piece = self._piece(said.piece)
        slot = self._slot(said.slot)
        if said.before == piece.key:
            return
        self._must_hold(slot, said.before)
        self._take(piece.key)
        self._put(piece, said.slot, said.before)

    def _write(self, said: Write) -> None:
        text = _text(said.text)
        slot = self._slot(said.slot)
        self._must_hold(slot, said.before)
        key = said.key if said.key not in self._slot_of else self._further_keys(said.key, 1)[0]
        self._put(Piece(key, text, Place(), ""), said.slot, LAST if said.before is None else said.before)

    def _piece(self, key: str) -> Piece:
        for piece in self._slots.get(self._slot_of.get(key, ""), ()):
            if piece.key == key:
                return piece
        raise CannotDecide(
            "Teksten findes ikke længere. Den er lagt sammen med en anden, eller en beslutning er fortrudt."
        )

    def _slot(self, address: str) -> list[Piece]:
        if address not in self._slots:
            raise CannotDecide("Feltet findes ikke i skemaet. Vælg et felt på listen.")
        return self._slots[address]

    def _must_hold(self, slot: list[Piece], before: str | None) -> None:
        if before and before not in (piece.key for piece in slot):
            raise CannotDecide("Teksten kan ikke stilles dér, for den tekst, den skal stå foran, er i et andet felt.")

    def _put(self, piece: Piece, address: str, before: str | None) -> None:
        slot = self._slots[address]
        place = len(slot)
        for number, other in enumerate(slot):
            if other.key == before or (before is None and stands_before(piece.place, other.place)):
                place = number
                break
        slot.insert(place, piece)
        self._slot_of[piece.key] = address

    def _take(self, key: str) -> None:
        slot = self._slots[self._slot_of.pop(key)]
        slot[:] = [piece for piece in slot if piece.key != key]

    def _put_instead(self, key: str, pieces: list[Piece]) -> None:
        address = self._slot_of[key]
        slot = self._slots[address]
        place = next(number for number, piece in enumerate(slot) if piece.key == key)
        slot[place : place + 1] = pieces
        self._slot_of |= {piece.key: address for piece in pieces}

    def _further_keys(self, key: str, number: int) -> list[str]:
        """The next free keys for parts of a piece: "p17.2"."""
        free = (f"{key}.{part}" for part in range(2, len(self._slot_of) + number + 3))
        return [one for one in free if one not in self._slot_of][:number]

    # --- values

    def _set_value(self, said: SetValue) -> None:
        path, _, name = said.address.rpartition(".")
        node = self._nodes.get(path)
        if node is None or name not in node.values:
            raise CannotDecide("Oplysningen findes ikke i skemaet. Vælg en på siden.")
        kind = node.shape.values[name]
        value = value_of(kind, said.text, themes_to_choose(node, self._form) if kind == "ticks" else ())
        self._check_value(node, name, value)
        node.values[name] = value

    def _check_value(self, node: Node, name: str, value: Any) -> None:
        if (node.kind, name) in _NEVER_EMPTY and not value:
            raise CannotDecide(_NEVER_EMPTY[node.kind, name])
        if node.kind == "report":
            plan = self._nodes[node.address.rpartition(".reports.")[0]]
            others = [one for one in plan.inside["reports"] if one is not node and not one.is_offered]
            if value in (other.values["year"] for other in others):
                raise CannotDecide(f"Planen har allerede en status for {value}. Flyt teksterne derhen.")

    # --- parts

    def _add_part(self, said: AddPart) -> None:
        parent = self._parent(said)
        name = squeeze(said.name)
        member = MEMBER_OF_KIND[said.kind]
        path = parent.slot_address(member)
        address = path if member in SINGLE else f"{path}.{said.key}"
        if address in self._nodes and not self._nodes[address].is_offered:
            raise CannotDecide("Den er allerede tilføjet.")
        node = self._named(Builder(self._form).build(blank(said.kind, self._form), address), parent, name)
        parent.inside[member] = [
            *(one for one in parent.inside[member] if not one.is_offered or not _is_same(one, node)),
            node,
        ]
        self._know(node)

    def _parent(self, said: AddPart) -> Node:
        parent = self._nodes.get(said.within)
        member = MEMBER_OF_KIND.get(said.kind, "")
        allowed = ROOTS[self._form.reader] if parent is self.root else parent.shape.inside if parent else ()
        if parent is None or member not in allowed:
            raise CannotDecide("Det kan ikke tilføjes her.")
        return parent

    def _named(self, node: Node, parent: Node, name: str) -> Node:
        """The new node with the name that the person gave it, and with the columns of the table it is a row of."""
        own = {"report": "year", "revision": "period", "result": "level", "area": "name", "plan": "unit"}
        key = own.get(node.kind, "title")
        value = value_of(node.shape.values[key], name)
        if node.kind == "report" and value in (
            one.values["year"] for one in parent.inside["reports"] if not one.is_offered
        ):
            raise CannotDecide(f"Planen har allerede en status for {value}.")
        if not value and node.kind != "attention_point":
            raise CannotDecide("Skriv et navn.")
        node.values[key] = value
        if node.kind == "result":
            rows = parent.inside["results"]
            headings = [cell.values["heading"] for cell in rows[0].inside["by_date"]] if rows else []
            node.inside["by_date"] = [self._cell(node, number, heading) for number, heading in enumerate(headings)]
        return node

    def _cell(self, row: Node, number: int, heading: str) -> Node:
        return Builder(self._form).build(
            replace(blank("dated", self._form), heading=heading), f"{row.address}.by_date.{number}"
        )

    def _merge_parts(self, said: MergeParts) -> None:
        part, into = self._part(said.part), self._part(said.into)
        if part is into or part.kind != into.kind:
            raise CannotDecide("Vælg en anden del af samme slags at lægge den sammen med.")
        if any(into is node for node in part.walk()):
            raise CannotDecide("En del kan ikke lægges ind i sig selv.")
        self._merge(part, into)
        for node in self.root.walk():
            for name, nodes in node.inside.items():
                if part in nodes:
                    node.inside[name] = [one for one in nodes if one is not part]

    def _merge(self, part: Node, into: Node) -> None:
        """Move all that is in a node into another of its kind; a name that the other says otherwise gets no field."""
        for name, pieces in part.slots.items():
            for piece in tuple(pieces):
                self._take(piece.key)
                self._put(piece, into.slot_address(name), None)
        for name, value in part.values.items():
            self._merge_value(part, into, name, value)
        for name, nodes in part.inside.items():
            for node in nodes:
                like = next((one for one in into.inside[name] if _is_same(one, node)), None)
                if like:
                    self._merge(node, like)
                else:
                    into.inside[name].append(node)
                    self._nodes.setdefault(node.address, node)
        self._forget(part)

    def _merge_value(self, part: Node, into: Node, name: str, value: Any) -> None:
        if name == "themes_checked":
            offered = themes_to_choose(into, self._form)
            into.values[name] = tuple(dict.fromkeys((*into.values[name], *value)))
            into.read = replace(into.read, themes_offered=tuple(dict.fromkeys((*offered, *value))))
        elif not into.values[name]:
            into.values[name] = value
        elif value and value != into.values[name]:
            key = part.slot_address(name)
            text = str(value)
            self._put(Piece(key, text, getattr(part.read, "place", Place()), text), UNPLACED, None)

    def _forget(self, node: Node) -> None:
        self._nodes.pop(node.address)
        for name in node.slots:
            self._slots.pop(node.slot_address(name))

    def _match_unit(self, said: MatchUnit) -> None:
        name = squeeze(said.name)
        if not name:
            raise CannotDecide("Skriv enhedens navn.")
        part = self._part(said.part)
        if part.kind not in ("plan", "project"):
            raise CannotDecide("Kun en plan og et projekt hører til en enhed.")
        part.unit = UnitMatch(said.unit, name)

    def _match_plan(self, said: MatchPlan) -> None:
        part = self._part(said.part)
        if part.kind not in ("plan", "project"):
            raise CannotDecide("Kun en plan og et projekt kan være en plan, der er der i forvejen.")
        part.plan = PlanMatch(said.plan)

    def _part(self, address: str) -> Node:
        node = self._nodes.get(address)
        if node is None or node.kind not in PART_KINDS:
            raise CannotDecide("Den del af dokumentet findes ikke længere.")
        return node

    # --- what changes no text

    def _confirm_target(self, said: ConfirmTarget) -> None:
        if said.verdict and said.verdict not in VERDICTS_TO_CONFIRM:
            raise CannotDecide("Vælg en vurdering på listen.")

    def _see(self, said: Seen) -> None:
        """Which doubts were seen is asked for where doubts are found."""

    def _know(self, node: Node) -> None:
        for one in node.walk():
            self._nodes[one.address] = one
            for name, pieces in one.slots.items():
                address = one.slot_address(name)
                self._slots[address] = pieces
                self._slot_of |= {piece.key: address for piece in pieces}

    _APPLY: dict[type, Callable[[Any, Any], None]] = {
        Reword: _reword,
        Split: _split,
        Join: _join,
        Move: _move,
        Write: _write,
        SetValue: _set_value,
        AddPart: _add_part,
        MergeParts: _merge_parts,
        MatchUnit: _match_unit,
        MatchPlan: _match_plan,
        Seen: _see,
        ConfirmTarget: _confirm_target,
    }


PART_KINDS = frozenset({"plan", "area", "project"})
"""The kinds that a person sees as a part of the document, and can match and merge."""

_NEVER_EMPTY = {
    ("area", "name"): "Skriv områdets navn.",
    ("report", "year"): "Skriv årstallet for denne status.",
}


def _text(text: str) -> str:
    """The text on one line. Raises CannotDecide where there is none."""
    if found := squeeze(text):
        return found
    raise CannotDecide("Skriv en tekst. Skal den ikke med, så flyt den til „Skal ikke med“.")


def _through(one: Place, other: Place) -> Place:
    """The place of both, from the one that stands first."""
    if other == Place():
        return one
    if one == Place() or stands_before(other, one):
        return other.through(one) if one != Place() else other
    return one.through(other)


def _is_same(one: Node, other: Node) -> bool:
    """Whether two nodes say when they are of: the status of one year, the revision."""
    if one.kind == "report":
        return other.kind == "report" and one.values["year"] == other.values["year"]
    return one.kind == other.kind == "revision"
