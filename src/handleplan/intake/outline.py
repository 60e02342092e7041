"""A reading's JSON as lines: what it says, and where in the form it says it. Knows no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handleplan.danish.lines import squeeze
from handleplan.forms.definition import Form, form_of_kind
from handleplan.intake.review.names import name_of_field, name_of_report, name_of_revision

Json = dict[str, Any]

WITHIN = " · "
"""What stands between a place and the place that it is in."""

_NAMES = ("unit", "name", "number", "owner", "title", "heading")
_OUTSIDE = ("kind", "unplaced", "warnings")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a document says: ``place`` is where in the form ("Tandplejen · Mål"), ``is_statement`` whether it
    is a text of a field, and not a name or a date."""

    place: str
    text: str
    is_statement: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read."""

    plans: int
    statements: int
    unplaced: int
    warnings: int


def outline(reading: Json) -> list[Line]:
    """All that the reading says, in its order."""
    form = form_of_kind(reading["kind"])
    return [line for key, value in reading.items() if key not in _OUTSIDE for line in _lines(value, key, (), form)]


def places_of_plans(reading: Json) -> list[str]:
    """The place that every line of a plan or project begins with, in the document's order; "" where it has no name."""
    top = [(one, key, ()) for key in ("plans", "projects") for one in reading.get(key, ())]
    below = [(plan, "plans", _inside(area, "areas", ())) for area in reading.get("areas", ()) for plan in area["plans"]]
    return [_joined(_inside(one, key, place), "") for one, key, place in (*top, *below)]


def counts(reading: Json) -> Counts:
    """How many plans or projects, statements, unplaced texts and warnings there are in the reading."""
    plans = [
        *reading.get("plans", ()),
        *reading.get("projects", ()),
        *(plan for area in reading.get("areas", ()) for plan in area["plans"]),
    ]
    is_single = not any(key in reading for key in ("plans", "projects", "areas"))
    return Counts(
        plans=1 if is_single else len(plans),
        statements=sum(line.is_statement for line in outline(reading)),
        unplaced=len(reading["unplaced"]),
        warnings=len(reading["warnings"]),
    )


def _lines(value: Any, key: str, place: tuple[str, ...], form: Form) -> Iterator[Line]:
    if isinstance(value, list):
        for entry in value:
            yield from _lines(entry, key, place, form)
    elif isinstance(value, dict) and isinstance(value.get("text"), str):
        yield Line(_joined(place, _label(key, place, form)), value["text"], is_statement=True)
    elif isinstance(value, dict):
        inside = _inside(value, key, place)
        for name, part in value.items():
            yield from _lines(part, name, inside, form)
    elif value not in (None, ""):
        yield Line(_joined(place, _label(key, place, form)), str(value), is_statement=False)


def _inside(value: Json, key: str, place: tuple[str, ...]) -> tuple[str, ...]:
    """The place of what stands in a plan, an area, a status, a revision, a row of results."""
    if key == "reports":
        return (*place, name_of_report(value["year"]))
    if key == "revision":
        return (*place, name_of_revision(value["period"]))
    if key == "results":
        goal = squeeze(" ".join(item["text"] for item in value["goal"]))
        return (*place, goal if len(goal) <= 60 else f"{goal[:60].rpartition(' ')[0]} …")
    names = [str(value[name]) for name in _NAMES if value.get(name)]
    return (*place, " ".join(names)) if names else place


def _label(key: str, place: tuple[str, ...], form: Form) -> str:
    part = "status" if any(name.startswith("Status ") for name in place) else "plan"
    return name_of_field(form, key, part)


def _joined(place: tuple[str, ...], label: str) -> str:
    return WITHIN.join((*place, label) if label else place)
