"""Decisions about a document's parts, applied to a working copy. Each gives the keys of texts that it made."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from handleplan.danish.lines import squeeze
from handleplan.intake.review.decisions import UNPLACED, AddPart, CannotDecide, MatchPlan, MatchUnit, MergeParts
from handleplan.intake.review.nodes import Builder, Node, PlanMatch, UnitMatch, blank, themes_to_choose
from handleplan.intake.review.piece import Piece
from handleplan.intake.review.shapes import MEMBER_OF_KIND, ROOTS, SINGLE
from handleplan.intake.review.text_decisions import Keys
from handleplan.intake.review.values import text_of, value_of
from handleplan.intake.review.working_copy import WorkingCopy

_MATCHED = ("plan", "project")
_MERGED = ("plan", "project", "area")
_NAMED_BY = {"report": "year", "revision": "period", "result": "level", "area": "name", "plan": "unit"}
_MAY_BE_NAMELESS = ("attention_point",)


def add_part(copy: WorkingCopy, said: AddPart) -> Keys:
    parent, member = _parent(copy, said)
    path = parent.slot_address(member)
    address = path if member in SINGLE else f"{path}.{said.key}"
    if copy.node(address):
        raise CannotDecide("Den er der allerede.")
    node = Builder(copy.form).build(blank(said.kind, copy.form), address)
    _name(node, parent, squeeze(said.name))
    if said.kind == "result":
        node.inside["by_date"] = _cells_like(parent.inside["results"], node, copy)
    parent.inside[member].append(node)
    copy.know(node)
    return ()


def merge_parts(copy: WorkingCopy, said: MergeParts) -> Keys:
    part, into = _part(copy, said.part), _part(copy, said.into)
    if part is into or part.kind != into.kind or part.kind not in _MERGED:
        raise CannotDecide("Vælg en anden del af samme slags at lægge den sammen med.")
    made = tuple(_merge(copy, part, into))
    for node in copy.root.walk():
        for nodes in node.inside.values():
            nodes[:] = [one for one in nodes if one is not part]
    return made


def match_unit(copy: WorkingCopy, said: MatchUnit) -> Keys:
    name = squeeze(said.name)
    if not name:
        raise CannotDecide("Skriv enhedens navn.")
    part = _part(copy, said.part)
    if part.kind not in _MATCHED:
        raise CannotDecide("Kun en plan og et projekt hører til en enhed.")
    part.unit = UnitMatch(said.unit, name)
    return ()


def match_plan(copy: WorkingCopy, said: MatchPlan) -> Keys:
    part = _part(copy, said.part)
    if part.kind not in _MATCHED:
        raise CannotDecide("Kun en plan og et projekt kan være en plan, der er der i forvejen.")
    part.plan = PlanMatch(said.plan)
    return ()


def _part(copy: WorkingCopy, address: str) -> Node:
    if node := copy.node(address):
        return node
    raise CannotDecide("Den del af dokumentet står her ikke mere. Den er lagt sammen med en anden.")


def _parent(copy: WorkingCopy, said: AddPart) -> tuple[Node, str]:
    parent, member = copy.node(said.within), MEMBER_OF_KIND.get(said.kind, "")
    if parent is None or member not in (ROOTS[copy.form.reader] if parent is copy.root else parent.shape.inside):
        raise CannotDecide("Det kan ikke tilføjes her.")
    return parent, member


def _name(node: Node, parent: Node, name: str) -> None:
    member = _NAMED_BY.get(node.kind, "title")
    value = value_of(node.shape.values[member], name)
    if not value and node.kind not in _MAY_BE_NAMELESS:
        raise CannotDecide("Skriv et navn.")
    if node.kind == "report" and value in (one.values["year"] for one in parent.inside["reports"]):
        raise CannotDecide(f"Planen har allerede en status for {value}.")
    node.values[member] = value


def _cells_like(rows: list[Node], row: Node, copy: WorkingCopy) -> list[Node]:
    """Empty cells under the headings that the table's other rows have."""
    headings = [cell.values["heading"] for cell in rows[0].inside["by_date"]] if rows else []
    builder, cell = Builder(copy.form), blank("dated", copy.form)
    return [
        builder.build(replace(cell, heading=heading), f"{row.address}.by_date.{number}")
        for number, heading in enumerate(headings)
    ]


def _merge(copy: WorkingCopy, part: Node, into: Node) -> Iterator[str]:
    """Move all that is in a node into another of its kind, and forget it; the keys of what became a text."""
    for name, pieces in part.slots.items():
        for piece in tuple(pieces):
            copy.take(piece.key)
            copy.put(piece, into.slot_address(name), None)
    if not part.is_offered:
        into.is_offered = False
        for name, value in part.values.items():
            if _merge_value(copy, part, into, name, value):
                yield part.slot_address(name)
    for name, nodes in part.inside.items():
        for node in tuple(nodes):
            like = next((one for one in into.inside[name] if _is_same(one, node)), None)
            if like:
                yield from _merge(copy, node, like)
            else:
                into.inside[name].append(node)
    copy.forget(part)


def _merge_value(copy: WorkingCopy, part: Node, into: Node, name: str, value: Any) -> bool:
    """Whether the value became a text without a field, for a person to look at: the other part says something else."""
    if name == "themes_checked":
        into.values[name] = tuple(dict.fromkeys((*into.values[name], *value)))
        offered = (*themes_to_choose(into, copy.form), *value)
        into.read = replace(into.read, themes_offered=tuple(dict.fromkeys(offered)))
        return False
    into.values[name] = into.values[name] or value
    kind = part.shape.values[name]
    read = text_of(kind, getattr(part.read, name))
    kept = ("", text_of(kind, into.values[name]), text_of(kind, getattr(into.read, name)))
    left = next((text for text in (text_of(kind, value), read) if text not in kept), "")
    if left:
        copy.put(Piece(part.slot_address(name), left, part.place, read), UNPLACED, None)
    return bool(left)


def _is_same(one: Node, other: Node) -> bool:
    """Whether two nodes are the status of one year, or both the revision."""
    if one.kind == "report":
        return other.kind == "report" and one.values["year"] == other.values["year"]
    return one.kind == other.kind == "revision"
