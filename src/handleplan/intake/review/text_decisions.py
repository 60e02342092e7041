"""Decisions about single texts and values, applied to a working copy. Each gives the keys that it made."""

from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from handleplan.danish.lines import join_lines, squeeze
from handleplan.documents import Place
from handleplan.intake.review.decisions import LAST, CannotDecide, Join, Move, Reword, SetValue, Split, Write
from handleplan.intake.review.nodes import Node, themes_to_choose
from handleplan.intake.review.piece import Piece, stands_before
from handleplan.intake.review.values import value_of
from handleplan.intake.review.working_copy import WorkingCopy

Keys = tuple[str, ...]

_NEVER_EMPTY = {
    ("area", "name"): "Skriv områdets navn.",
    ("report", "year"): "Skriv årstallet for denne status.",
}


def reword(copy: WorkingCopy, said: Reword) -> Keys:
    piece = copy.piece(said.piece)
    copy.put_instead(piece.key, [replace(piece, text=_text(said.text))])
    return ()


def split(copy: WorkingCopy, said: Split) -> Keys:
    """The parts must have all the words, so that none is lost. What a reworded text was stays with its first part."""
    piece = copy.piece(said.piece)
    texts = [_text(text) for text in said.texts]
    if len(texts) < 2:
        raise CannotDecide("Del teksten i mindst to.")
    if Counter(" ".join(texts).split()) != Counter(piece.text.split()):
        raise CannotDecide("Delene skal tilsammen være hele teksten. Ret ordene, før du deler den, eller bagefter.")
    read = [piece.was] if piece.is_changed else texts
    further = copy.free_keys(piece.key, len(texts) - 1)
    parts = zip_longest([piece.key, *further], texts, read, fillvalue="")
    copy.put_instead(piece.key, [Piece(key, text, piece.place, was) for key, text, was in parts])
    return tuple(further)


def join(copy: WorkingCopy, said: Join) -> Keys:
    """A word that was divided between the two becomes whole, as at a line's end."""
    if said.piece == said.other:
        raise CannotDecide("En tekst kan ikke lægges sammen med sig selv.")
    piece, other = copy.piece(said.piece), copy.piece(said.other)
    joined = replace(
        piece,
        text=join_lines([piece.text, other.text]),
        place=_through(piece.place, other.place),
        was=squeeze(f"{piece.was} {other.was}"),
    )
    copy.take(other.key)
    copy.put_instead(piece.key, [joined])
    return ()


def move(copy: WorkingCopy, said: Move) -> Keys:
    piece = copy.piece(said.piece)
    _must_hold(copy, said.slot, said.before)
    if said.before != piece.key:
        copy.take(piece.key)
        copy.put(piece, said.slot, said.before)
    return ()


def write(copy: WorkingCopy, said: Write) -> Keys:
    text = _text(said.text)
    _must_hold(copy, said.slot, said.before)
    key = copy.free_keys(said.key, 1)[0] if copy.slot_of(said.key) else said.key
    copy.put(Piece(key, text, Place(), ""), said.slot, LAST if said.before is None else said.before)
    return (key,)


def set_value(copy: WorkingCopy, said: SetValue) -> Keys:
    path, _, name = said.address.rpartition(".")
    node = copy.node(path)
    if node is None or name not in node.values:
        raise CannotDecide("Oplysningen findes ikke i skemaet. Vælg en på siden.")
    value = value_in(copy, node, name, said.text)
    if (node.kind, name) in _NEVER_EMPTY and not value:
        raise CannotDecide(_NEVER_EMPTY[node.kind, name])
    if node.kind == "report":
        _must_be_free(copy, node, value)
    node.values[name] = value
    return ()


def value_in(copy: WorkingCopy, node: Node, name: str, text: str) -> Any:
    """What the text is as the node's value of that name. Raises CannotDecide where it is no such thing."""
    kind = node.shape.values[name]
    return value_of(kind, text, themes_to_choose(node, copy.form) if kind == "ticks" else ())


def _must_hold(copy: WorkingCopy, slot: str, before: str | None) -> None:
    pieces = copy.slot(slot)
    if before and before not in (piece.key for piece in pieces):
        raise CannotDecide("Teksten kan ikke stilles dér, for den tekst, den skal stå foran, er i et andet felt.")


def _must_be_free(copy: WorkingCopy, report: Node, year: int) -> None:
    plan = next(node for node in copy.root.walk() if report in node.inside.get("reports", ()))
    others = [one for one in plan.inside["reports"] if one is not report and (one.has_text() or not one.is_offered)]
    if year in (other.values["year"] for other in others):
        raise CannotDecide(f"Planen har allerede en status for {year}. Flyt teksterne derhen.")


def _text(text: str) -> str:
    """The text on one line. Raises CannotDecide where there is none."""
    if found := squeeze(text):
        return found
    raise CannotDecide("Skriv en tekst. Skal den ikke med, så flyt den til „Skal ikke med“.")


def _through(one: Place, other: Place) -> Place:
    """The place of both, from the one that stands first."""
    if other == Place():
        return one
    if one == Place():
        return other
    return other.through(one) if stands_before(other, one) else one.through(other)
