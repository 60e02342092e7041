"""A document's nodes as the draft that a person sees: its parts in their order, every place with its Danish name."""

from collections.abc import Iterator
from typing import Any, cast

from handleplan.forms.checks.passages import plan_name
from handleplan.forms.definition import Form
from handleplan.forms.reading import FrameReading, PlanReading
from handleplan.intake.review.decisions import UNPLACED, UNWANTED
from handleplan.intake.review.names import name_of_field, name_of_member, name_of_report, name_of_revision
from handleplan.intake.review.nodes import Node, is_kept, themes_to_choose
from handleplan.intake.review.parts import Draft, Idle, Part, PartKind, Slot, Value
from handleplan.intake.review.values import LEVELS, text_of

_TEXT = "Tekst"
"""What the one text of a section or an attention point is called."""


def shown(root: Node, form: Form, idle: tuple[Idle, ...]) -> Draft:
    """The draft that the nodes make."""
    return Draft(
        tuple(_Shown(root, form).parts()),
        Slot(UNPLACED, name_of_member(UNPLACED), "", tuple(root.slots[UNPLACED])),
        Slot(UNWANTED, name_of_member(UNWANTED), "", tuple(root.slots[UNWANTED])),
        idle,
    )


class _Shown:
    def __init__(self, root: Node, form: Form) -> None:
        self._root = root
        self._form = form

    def parts(self) -> Iterator[Part]:
        inside = self._root.inside
        yield from self._frame()
        for plan in inside["plans"]:
            yield self._part(plan, _plan_name(plan, self._form))
        for area in inside["areas"]:
            yield self._part(area, area.values["name"])
            for plan in area.inside["plans"]:
                yield self._part(plan, _plan_name(plan, self._form), area.address)
        if inside["sections"]:
            yield Part(
                "sections",
                name_of_member("sections"),
                "sections",
                tuple(value for node in inside["sections"] for value in self._values(node, _section_name(node))),
                tuple(slot for node in inside["sections"] for slot in self._slots(node, _section_name(node))),
            )
        for project in inside["projects"]:
            yield self._part(project, _project_name(project))

    def _frame(self) -> Iterator[Part]:
        """What the document says of the policy or pool as a whole, where its form or the document says anything."""
        (frame,) = self._root.inside["frame"]
        values: list[Value] = []
        slots: list[Slot] = []
        if self._root.inside["areas"]:
            values += self._values(self._root, "")
        if "frame" in self._form.layout or frame.read != FrameReading():
            values += self._values(frame, "")
            slots += self._slots(frame, "")
        if values:
            yield Part("frame", "Om dokumentet", "frame", tuple(values), tuple(slots))

    def _part(self, node: Node, name: str, within: str = "") -> Part:
        values: list[Value] = []
        slots: list[Slot] = []
        for group, one in self._groups(node, ""):
            values += self._values(one, group)
            slots += self._slots(one, group)
        return Part(
            node.address,
            name,
            cast(PartKind, node.kind),
            tuple(values),
            tuple(slots),
            within,
            node.unit,
            node.plan,
            is_emptied=not is_kept(node),
            place=node.place,
        )

    def _groups(self, node: Node, group: str) -> Iterator[tuple[str, Node]]:
        """The node and what is inside it, but for an area's plans, each with what it stands under."""
        yield group, node
        for name, nodes in node.inside.items():
            if name == "plans":
                continue
            for number, one in enumerate(nodes, start=1):
                yield from self._groups(one, group or _group(one, number))

    def _values(self, node: Node, group: str) -> list[Value]:
        if node.is_offered and not node.has_text():
            return []
        found = []
        for name, kind in node.shape.values.items():
            choices: tuple[str, ...] = ()
            if kind == "ticks":
                choices = themes_to_choose(node, self._form)
                if not choices:
                    continue
            elif kind == "choice":
                choices = tuple(LEVELS.values())
            found.append(
                Value(
                    node.slot_address(name),
                    name_of_member(name, node.kind),
                    group,
                    kind,
                    text_of(kind, node.values[name]),
                    text_of(kind, getattr(node.read, name)),
                    choices,
                )
            )
        return found

    def _slots(self, node: Node, group: str) -> list[Slot]:
        return [
            Slot(node.slot_address(name), self._label(node, name), group, tuple(pieces))
            for name, pieces in node.slots.items()
        ]

    def _label(self, node: Node, name: str) -> str:
        if node.kind == "dated":
            return node.values["heading"]
        if node.kind == "result":
            return LEVELS.get(node.values["level"], node.values["level"])
        if node.shape.form_part:
            return name_of_field(self._form, name, node.shape.form_part) or name
        return name_of_member(name) or _TEXT


def _group(node: Node, number: int) -> str:
    values = node.values
    names: dict[str, Any] = {
        "report": lambda: name_of_report(values["year"]),
        "revision": lambda: name_of_revision(values["period"]),
        "result": lambda: f"Resultater, række {number}",
        "attention_point": lambda: f"Opmærksomhedspunkt {number}",
    }
    return names[node.kind]() if node.kind in names else ""


def _section_name(node: Node) -> str:
    return f"{node.values['number']} {node.values['title']}".strip()


def _plan_name(node: Node, form: Form) -> str:
    unit, title = node.unit.name if node.unit else node.values["unit"], node.values["title"]
    return plan_name(PlanReading(unit, title)) or form.title


def _project_name(node: Node) -> str:
    return f"{node.values['number']} {node.values['title'] or node.values['owner']}".strip()
