"""A reading's parts with their addresses: what is accepted one by one."""

from collections import defaultdict
from dataclasses import dataclass

from handleplan.forms.reading import AreaReading, PlanReading, ProjectReading, Reading
from handleplan.intake.review.draft import Draft, Part

FRAME = "frame"
"""The address of what a document says of its policy or pool as a whole."""

SECTIONS = "sections"
"""The address of a report's sections, which are accepted together."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan, and the area of a booklet that it stands under ("" where it stands under none).

    ``unit_read`` is what the document calls its unit, whatever unit a person chose.
    """

    address: str
    reading: PlanReading
    area_name: str = ""
    unit_read: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole reading, and its plans, areas and projects by their addresses."""

    reading: Reading
    plans: tuple[PlanPart, ...]
    areas: tuple[tuple[str, AreaReading], ...]
    projects: tuple[tuple[str, ProjectReading], ...]


def parts_of(reading: Reading, draft: Draft) -> Parts:
    """The reading that the draft makes, with its parts' addresses. Parts that decisions emptied are in neither."""
    of_kind: dict[str, list[Part]] = defaultdict(list)
    for part in draft.parts:
        if not part.is_emptied:
            of_kind[part.kind].append(part)
    plans = [(plan, "") for plan in reading.plans]
    plans += [(plan, area.name) for area in reading.areas for plan in area.plans]
    return Parts(
        reading,
        tuple(
            PlanPart(part.address, plan, area, _unit_read(part))
            for part, (plan, area) in zip(of_kind["plan"], plans, strict=True)
        ),
        tuple((part.address, area) for part, area in zip(of_kind["area"], reading.areas, strict=True)),
        tuple((part.address, project) for part, project in zip(of_kind["project"], reading.projects, strict=True)),
    )


def _unit_read(part: Part) -> str:
    return next((value.text for value in part.values if value.address == f"{part.address}.unit"), "")
