"""A reading's parts with their addresses: what is accepted one by one."""

from dataclasses import dataclass

from handleplan.forms.reading import AreaReading, PlanReading, ProjectReading, Reading
from handleplan.intake.review.draft import Draft

FRAME = "frame"
"""The address of what a document says of its policy or pool as a whole."""

SECTIONS = "sections"
"""The address of a report's sections, which are accepted together."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan, and the area of a booklet that it stands under ("" where it stands under none)."""

    address: str
    reading: PlanReading
    area_name: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole reading, and its plans, areas and projects by their addresses."""

    reading: Reading
    plans: tuple[PlanPart, ...]
    areas: tuple[tuple[str, AreaReading], ...]
    projects: tuple[tuple[str, ProjectReading], ...]


def parts_of(reading: Reading, draft: Draft) -> Parts:
    """The reading that the draft makes, with its parts' addresses. Parts that decisions emptied are in neither."""
    of_kind: dict[str, list[str]] = {"plan": [], "area": [], "project": []}
    for part in draft.parts:
        if not part.is_emptied:
            of_kind.setdefault(part.kind, []).append(part.address)
    plans = [(plan, "") for plan in reading.plans]
    plans += [(plan, area.name) for area in reading.areas for plan in area.plans]
    return Parts(
        reading,
        tuple(PlanPart(address, *plan) for address, plan in zip(of_kind["plan"], plans, strict=True)),
        tuple(zip(of_kind["area"], reading.areas, strict=True)),
        tuple(zip(of_kind["project"], reading.projects, strict=True)),
    )
