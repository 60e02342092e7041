"""A reading taken apart into nodes that decisions can change, and put together again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from handleplan.documents import Place
from handleplan.forms.definition import Form, form_of_kind
from handleplan.forms.reading import (
    AreaReading,
    AttentionPointReading,
    DatedText,
    FrameReading,
    Item,
    PlanReading,
    ProjectReading,
    Reading,
    ResultReading,
    RevisionReading,
    SectionReading,
    StatusReading,
)
from handleplan.intake.review.decisions import UNWANTED
from handleplan.intake.review.piece import Piece
from handleplan.intake.review.shapes import SHAPES, SINGLE, Shape

KEPT_WHEN_EMPTIED = frozenset({"document", "frame", "report", "revision", "dated"})
"""The kinds that say something by being there: a status was asked for, a column has its heading. The others are gone
when decisions took everything out of them."""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The unit that a person chose: one of the record's by its number, or (None) a new one of that name."""

    unit: int | None
    name: str


@dataclass(frozen=True, slots=True)
class PlanMatch:
    """The plan of the record that a person chose; None for a new one."""

    plan: int | None


@dataclass(eq=False, slots=True)
class Node:
    """One object of the reading. ``read`` is how it was read; ``is_offered`` says that only other plans have one."""

    address: str
    read: Any
    values: dict[str, Any]
    slots: dict[str, list[Piece]]
    inside: dict[str, list["Node"]] = field(default_factory=dict)
    is_offered: bool = False
    unit: UnitMatch | None = None
    plan: PlanMatch | None = None

    @property
    def shape(self) -> Shape:
        return SHAPES[type(self.read)]

    @property
    def kind(self) -> str:
        return self.shape.kind

    @property
    def place(self) -> Place:
        """Where the document has it, as far as the reader knows."""
        return getattr(self.read, "place", Place())

    def walk(self) -> Iterator["Node"]:
        """The node and all that is inside it."""
        yield self
        for nodes in self.inside.values():
            for node in nodes:
                yield from node.walk()

    def has_text(self) -> bool:
        return any(pieces for node in self.walk() for pieces in node.slots.values())

    def slot_address(self, name: str) -> str:
        return f"{self.address}.{name}" if self.address else name


def blank(kind: str, form: Form) -> Any:
    """An object of the kind that holds nothing yet."""
    return {
        "plan": lambda: PlanReading("", themes_offered=_themes_of(form)),
        "area": lambda: AreaReading("", (), ()),
        "project": lambda: ProjectReading("", "", ""),
        "section": lambda: SectionReading("", "", ()),
        "report": lambda: StatusReading(0, {}),
        "revision": lambda: RevisionReading("", {}),
        "result": lambda: ResultReading("overall", (), ()),
        "dated": lambda: DatedText("", ()),
        "attention_point": lambda: AttentionPointReading("", ()),
    }[kind]()


def node_of(reading: Reading) -> Node:
    """The reading taken apart. Its pieces are numbered in its own order; a plan has room for every status and revision
    that some plan of the document has."""
    form = form_of_kind(reading.kind)
    root = Builder(form).build(reading, "")
    root.slots[UNWANTED] = []
    _offer_rounds(root, form)
    return root


class Builder:
    """Builds nodes of one document; the pieces of each get the next numbers."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._numbers = count(1)

    def build(self, read: Any, address: str, is_offered: bool = False) -> Node:
        shape = SHAPES[type(read)]
        node = Node(address, read, {name: getattr(read, name) for name in shape.values}, {}, is_offered=is_offered)
        for name, items in _items_of(read, shape, self._form).items():
            node.slots[name] = [self._piece(item) for item in items]
        for name in shape.inside:
            node.inside[name] = [self.build(one, path) for path, one in _members(read, name, node)]
        return node

    def _piece(self, item: Item) -> Piece:
        return Piece(f"p{next(self._numbers)}", item.text, item.place, item.text)


def reading_from(root: Node, only: Collection[str] | None = None) -> Reading:
    """The reading that the nodes make, of the parts at the addresses of ``only`` alone."""
    read: Reading = root.read
    made: Reading = _put_together(root if only is None else _chosen(root, frozenset(only)))
    if read.period == read.frame.period:
        made = replace(made, period=made.frame.period)
    return made if only is None or "frame" in only else replace(made, frame=FrameReading())


def _items_of(read: Any, shape: Shape, form: Form) -> dict[str, tuple[Item, ...]]:
    """The items by the slot's name; every field of the form has its slot, also one that the reading lacks."""
    found: dict[str, tuple[Item, ...]] = {name: getattr(read, name) for name in shape.slots}
    if shape.form_part:
        found |= {entry.name: () for entry in form.fields_of(shape.form_part)} | dict(read.fields)
    return found


def _members(read: Any, name: str, node: Node) -> Iterator[tuple[str, Any]]:
    """What is inside a member, each with its address. A year that comes twice is told apart."""
    inside = getattr(read, name)
    path = node.slot_address(name)
    if name in SINGLE:
        if inside is not None:
            yield path, inside
        return
    taken: set[str] = set()
    for number, one in enumerate(inside):
        own = str(one.year) if isinstance(one, StatusReading) else str(number)
        while own in taken:
            own += "-2"
        taken.add(own)
        yield f"{path}.{own}", one


def _offer_rounds(root: Node, form: Form) -> None:
    plans = [node for node in root.walk() if node.kind == "plan"]
    years = sorted({report.values["year"] for plan in plans for report in plan.inside["reports"]})
    periods = [revision.values["period"] for plan in plans for revision in plan.inside["revision"]]
    builder = Builder(form)
    for plan in plans:
        for year in years:
            _offer_report(plan, year, builder)
        if periods and not plan.inside["revision"]:
            usual = max(periods, key=periods.count)
            revision = replace(blank("revision", form), period=usual)
            plan.inside["revision"] = [builder.build(revision, f"{plan.address}.revision", is_offered=True)]


def _offer_report(plan: Node, year: int, builder: Builder) -> None:
    reports = plan.inside["reports"]
    known = [report.values["year"] for report in reports]
    if year not in known:
        place = next((place for place, other in enumerate(known) if other > year), len(known))
        address = f"{plan.address}.reports.{year}"
        reports.insert(place, builder.build(StatusReading(year, {}), address, is_offered=True))


def _chosen(root: Node, wanted: frozenset[str]) -> Node:
    """The document with the wanted parts. An area that isn't wanted keeps its name over the plans that are."""
    chosen = replace(root, inside=dict(root.inside))
    for name in ("plans", "projects"):
        chosen.inside[name] = [node for node in root.inside[name] if node.address in wanted]
    chosen.inside["areas"] = [area for one in root.inside["areas"] if (area := _chosen_area(one, wanted))]
    if "sections" not in wanted:
        chosen.inside["sections"] = []
    return chosen


def _chosen_area(area: Node, wanted: frozenset[str]) -> Node | None:
    plans = [plan for plan in area.inside["plans"] if plan.address in wanted]
    if area.address in wanted:
        return replace(area, inside={**area.inside, "plans": plans})
    if not plans:
        return None
    return replace(area, slots={"intro": []}, inside={"plans": plans, "attention_points": []})


def _put_together(node: Node) -> Any:
    read, shape = node.read, node.shape
    made = {**node.values, **{name: _items(node.slots[name]) for name in shape.slots}}
    if shape.form_part:
        made["fields"] = _fields(node, read.fields)
    for name in shape.inside:
        parts = tuple(_put_together(one) for one in node.inside[name] if is_kept(one))
        made[name] = next(iter(parts), None) if name in SINGLE else parts
    if shape.kind == "plan":
        more = [theme for theme in node.values["themes_checked"] if theme not in read.themes_offered]
        made["themes_offered"] = (*read.themes_offered, *more)
    if node.unit:
        made["owner" if shape.kind == "project" else "unit"] = node.unit.name
    return replace(read, **made)


def _fields(node: Node, read: Mapping[str, tuple[Item, ...]]) -> dict[str, tuple[Item, ...]]:
    return {
        name: _items(pieces)
        for name, pieces in node.slots.items()
        if name not in node.shape.slots and (pieces or name in read)
    }


def _items(pieces: list[Piece]) -> tuple[Item, ...]:
    return tuple(Item(piece.text, piece.place) for piece in pieces)


def is_kept(node: Node) -> bool:
    """Whether the node is in the reading that is accepted."""
    if node.has_text():
        return True
    if node.is_offered:
        return False
    return node.kind in KEPT_WHEN_EMPTIED or not _had_text(node.read)


def _had_text(read: Any) -> bool:
    shape = SHAPES[type(read)]
    if any(getattr(read, name) for name in shape.slots) or (shape.form_part and any(read.fields.values())):
        return True
    for name in shape.inside:
        inside = getattr(read, name)
        if any(_had_text(one) for one in ((inside,) if name in SINGLE else inside) if one is not None):
            return True
    return False


def _themes_of(form: Form) -> tuple[str, ...]:
    return tuple(form.layout.get("themes", {}).get("offered", ()))


def themes_to_choose(node: Node, form: Form) -> tuple[str, ...]:
    """The themes that a plan may have ticked: those its document offers, else those of the form."""
    read: PlanReading = node.read
    return tuple(dict.fromkeys((*(read.themes_offered or _themes_of(form)), *read.themes_checked)))
