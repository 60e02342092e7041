"""What was decided about a document is taken over to its later version.

A decision hangs on the text that it was made about, not on where that stood: the same statement is looked for in the
later version, and the decision is made about it there. What the later version says of its own accord needs no decision.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handleplan.danish.lines import squeeze
from handleplan.forms.reading import Reading
from handleplan.intake.review.applying import apply
from handleplan.intake.review.decisions import (
    UNWANTED,
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
from handleplan.intake.review.likening import likeness_of, pair_nodes
from handleplan.intake.review.parts import Idle
from handleplan.intake.review.shapes import MEMBER_OF_KIND
from handleplan.intake.review.targets import proposed_targets
from handleplan.intake.review.text_decisions import value_in
from handleplan.intake.review.working_copy import WorkingCopy

_GONE = "Teksten står ikke i den nye udgave."
_REWORDED = "Teksten har fået andre ord i den nye udgave."
_NO_PART = "Den del af dokumentet står ikke i den nye udgave."
_NO_FIELD = "Feltet er der ikke i den nye udgave."
_OTHER_VALUE = "Den nye udgave siger noget andet end den gamle."
_OTHER_TARGET = "Måltallet eller dets resultat står anderledes i den nye udgave."


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The decisions for the later version, and those that it has no use for, each with why, numbered from 0 as given.

    ``origins`` has the number of what each of ``decisions`` was taken over from. What the later version itself says by
    now is in neither.
    """

    decisions: tuple[Decision, ...]
    dropped: tuple[Idle, ...]
    origins: tuple[int, ...] = ()


def taken_over(earlier: Reading, decisions: Sequence[Decision], later: Reading) -> TakenOver:
    """Take over what was decided about the earlier version of a document to the later."""
    taking = _Taking(earlier, later)
    kept: list[tuple[int, Decision]] = []
    dropped: list[Idle] = []
    for number, decision in enumerate(decisions):
        try:
            taken = taking.take(decision)
        except CannotDecide as problem:
            dropped.append(Idle(number, decision, str(problem)))
        else:
            kept += [(number, one) for one in taken]
    gone = _targets_gone(later, kept)
    dropped += [Idle(number, decisions[number], _OTHER_TARGET) for number in gone]
    kept = [(number, decision) for number, decision in kept if number not in gone]
    return TakenOver(
        tuple(decision for _number, decision in kept),
        tuple(sorted(dropped, key=lambda idle: idle.number)),
        tuple(number for number, _decision in kept),
    )


def _targets_gone(later: Reading, kept: Sequence[tuple[int, Decision]]) -> set[int]:
    """The numbers of the decisions about targets that the later version has not, or with another result."""
    said = {number: decision.target for number, decision in kept if isinstance(decision, ConfirmTarget)}
    if not said:
        return set()
    known = {target.key for target in proposed_targets(later, [decision for _number, decision in kept])}
    return {number for number, target in said.items() if target not in known}


class _Taking:
    """Applies each decision to a copy of both versions, so that the next one finds what it builds on."""

    def __init__(self, earlier: Reading, later: Reading) -> None:
        self._before = WorkingCopy(earlier)
        self._after = WorkingCopy(later)
        self._like = likeness_of(self._before.root, self._after.root)

    def take(self, decision: Decision) -> Sequence[Decision]:
        """The decision for the later version; none where that says so itself.

        Raises CannotDecide where it applies no more, and where it did not before.
        """
        return _TAKE[type(decision)](self, decision)

    def reword(self, said: Reword) -> Sequence[Decision]:
        slot = self._before.slot_of(said.piece)
        apply(self._before, said)
        if self._is_the_same(said.piece):
            return self._apply_to_both((), replace(said, piece=self._like.keys[said.piece]))
        if self._says_so_itself(said.piece, slot, squeeze(said.text)):
            return ()
        raise self._otherwise(said.piece)

    def split(self, said: Split) -> Sequence[Decision]:
        slot = self._before.slot_of(said.piece)
        made = apply(self._before, said)
        if self._is_the_same(said.piece):
            return self._apply_to_both(made, replace(said, piece=self._like.keys[said.piece]))
        parts = zip((said.piece, *made), said.texts, strict=True)
        if {self._says_so_itself(key, slot, squeeze(text)) for key, text in parts} == {True}:
            return ()
        raise self._otherwise(said.piece)

    def join(self, said: Join) -> Sequence[Decision]:
        slot = self._before.slot_of(said.piece)
        apply(self._before, said)
        if self._is_the_same(said.piece) and self._is_the_same(said.other):
            keys = self._like.keys
            return self._apply_to_both((), Join(keys[said.piece], keys[said.other]))
        if self._says_so_itself(said.piece, slot, self._before.piece(said.piece).text):
            return ()
        raise self._otherwise(said.piece if said.piece not in self._like.keys else said.other)

    def move(self, said: Move) -> Sequence[Decision]:
        stood = self._before.slot_of(said.piece)
        apply(self._before, said)
        key = self._like.keys.get(said.piece)
        if key is None and said.slot == UNWANTED:
            return ()
        if key is None:
            raise CannotDecide(_GONE)
        slot = self._slot(said.slot)
        if stood != said.slot and self._after.slot_of(key) == slot:
            return ()
        return self._apply_to_both((), Move(key, slot, self._beside(said.before, slot)))

    def write(self, said: Write) -> Sequence[Decision]:
        text = squeeze(said.text)
        had = [piece.text for piece in self._before.slot(said.slot)].count(text)
        made = apply(self._before, said)
        slot = self._slot(said.slot)
        same = [piece.key for piece in self._after.slot(slot) if piece.text == text]
        if len(same) > had:
            self._like.keys |= zip(made, same[had:], strict=False)
            return ()
        return self._apply_to_both(made, Write(slot, said.text, self._beside(said.before, slot)))

    def set_value(self, said: SetValue) -> Sequence[Decision]:
        apply(self._before, said)
        path, _, name = said.address.rpartition(".")
        before, after = self._before.node(path), self._after.node(self._like.addresses.get(path, "?"))
        if before is None or after is None:
            raise CannotDecide(_NO_PART)
        if getattr(before.read, name) != getattr(after.read, name):
            if value_in(self._after, after, name, said.text) == after.values[name]:
                return ()
            raise CannotDecide(_OTHER_VALUE)
        return self._apply_to_both((), SetValue(after.slot_address(name), said.text))

    def add_part(self, said: AddPart) -> Sequence[Decision]:
        apply(self._before, said)
        within = self._part(said.within)
        parent, new_parent = self._before.node(said.within), self._after.node(within)
        if parent is None or new_parent is None:
            raise CannotDecide(_NO_PART)
        member = MEMBER_OF_KIND[said.kind]
        added = parent.inside[member][-1:]
        taken = set(self._like.addresses.values())
        free = [one for one in new_parent.inside[member] if one.address not in taken]
        if pair_nodes(added, free, self._like, by_words=False):
            return ()
        translated = self._apply_to_both((), replace(said, within=within))
        pair_nodes(added, new_parent.inside[member][-1:], self._like)
        return translated

    def merge_parts(self, said: MergeParts) -> Sequence[Decision]:
        """Nothing is merged where the part is gone. A name that became a text is known by what it was the name of."""
        made = apply(self._before, said)
        into = self._part(said.into)
        if said.part not in self._like.addresses:
            return ()
        translated = MergeParts(self._part(said.part), into)
        apply(self._after, translated)
        self._like.keys |= {key: later for key in made if self._after.slot_of(later := self._like.slot(key))}
        return [translated]

    def match(self, said: MatchUnit | MatchPlan) -> Sequence[Decision]:
        apply(self._before, said)
        return self._apply_to_both((), replace(said, part=self._part(said.part)))

    def keep(self, said: Seen | ConfirmTarget) -> Sequence[Decision]:
        """What hangs on a doubt's or a target's key, which is made of texts alone."""
        apply(self._before, said)
        return self._apply_to_both((), said)

    def _apply_to_both(self, made: Sequence[str], translated: Decision) -> Sequence[Decision]:
        """Apply the decision to the later version as well; what it makes there is what it made in the earlier."""
        self._like.keys |= zip(made, apply(self._after, translated), strict=True)
        return [translated]

    def _is_the_same(self, key: str) -> bool:
        return key in self._like.keys and key not in self._like.nearly

    def _says_so_itself(self, key: str, slot: str, text: str) -> bool:
        """Whether the later version has the text, as it became, in the same field; then that is the text by now."""
        found = [piece.key for piece in self._after_slot(slot) if piece.text == text]
        if found:
            self._like.keys[key] = found[0]
            self._like.nearly.discard(key)
        return bool(found)

    def _otherwise(self, key: str) -> CannotDecide:
        return CannotDecide(_REWORDED if key in self._like.nearly else _GONE)

    def _after_slot(self, address: str) -> Sequence[Any]:
        slot = self._like.slot(address)
        return self._after.slot(slot) if slot else ()

    def _slot(self, address: str) -> str:
        slot = self._like.slot(address)
        if not slot:
            raise CannotDecide(_NO_FIELD)
        return slot

    def _part(self, address: str) -> str:
        if address not in self._like.addresses:
            raise CannotDecide(_NO_PART)
        return self._like.addresses[address]

    def _beside(self, before: str | None, slot: str) -> str | None:
        """The text to stand before in the later version; by its place where that one is not in the slot."""
        if not before:
            return before
        key = self._like.keys.get(before, "")
        return key if key and self._after.slot_of(key) == slot else None


_TAKE: Mapping[type, Callable[[_Taking, Any], Sequence[Decision]]] = {
    Reword: _Taking.reword,
    Split: _Taking.split,
    Join: _Taking.join,
    Move: _Taking.move,
    Write: _Taking.write,
    SetValue: _Taking.set_value,
    AddPart: _Taking.add_part,
    MergeParts: _Taking.merge_parts,
    MatchUnit: _Taking.match,
    MatchPlan: _Taking.match,
    Seen: _Taking.keep,
    ConfirmTarget: _Taking.keep,
}
