"""The texts of a reading one by one, each with whose it is and where in the form it stood."""

from collections.abc import Iterator
from dataclasses import dataclass

from handleplan.danish.names import short_name
from handleplan.forms.reading import Fields, Item, PlanReading, ProjectReading, Reading

COMMITMENTS = ("goal", "subgoal", "action", "criterion", "objective", "effort", "criteria", "schedule")
"""The fields in which a plan says what it will do, and when."""

CRITERIA = ("criterion", "criteria")


@dataclass(frozen=True, slots=True)
class Passage:
    """``owner`` is the plan or project in words; ``part`` is "plan", "status", "revision", "results" or "text"."""

    item: Item
    owner: str = ""
    field: str = ""
    part: str = "text"
    since: str = ""
    """The status year, the revision's period or the heading of the results column that it stands under."""


def plans_of(reading: Reading) -> tuple[PlanReading, ...]:
    """Every plan of a document, also those of a booklet's areas."""
    return (*reading.plans, *(plan for area in reading.areas for plan in area.plans))


def plan_name(plan: PlanReading) -> str:
    """What people call the plan: its unit, with the title where there is one that doesn't name it itself."""
    parts = (plan.title,) if plan.unit in plan.title else (plan.unit, plan.title)
    return ": ".join(part for part in parts if part)


def project_name(project: ProjectReading) -> str:
    """The project's number, and its owner as people call it."""
    owner = short_name(project.owner)
    return f"Projekt {project.number} ({owner})" if project.number else f"Projektet „{owner}“"


def passages(reading: Reading) -> Iterator[Passage]:
    """Every text that somebody wrote: all but the form's own labels."""
    for plan in plans_of(reading):
        yield from of_plan(plan)
    for area in reading.areas:
        texts = (*area.intro, *(item for point in area.attention_points for item in point.text))
        yield from (Passage(item, area.name) for item in texts)
    for project in reading.projects:
        yield from of_project(project)
    for section in reading.sections:
        yield from (Passage(item, f"Afsnit {section.number}") for item in section.text)
    yield from (Passage(item) for item in reading.unplaced)


def of_plan(plan: PlanReading) -> Iterator[Passage]:
    name = plan_name(plan)
    yield from _of_fields(plan.fields, name, "plan")
    for report in plan.reports:
        yield from _of_fields(report.fields, name, "status", str(report.year))
    if plan.revision:
        yield from _of_fields(plan.revision.fields, name, "revision", plan.revision.period)


def of_project(project: ProjectReading) -> Iterator[Passage]:
    name = project_name(project)
    yield from _of_fields(project.fields, name, "plan")
    for row in project.results:
        yield from (Passage(item, name, "goal", "plan") for item in row.goal)
        for dated in row.by_date:
            yield from (Passage(item, name, "result", "results", dated.heading) for item in dated.text)


def _of_fields(fields: Fields, owner: str, part: str, since: str = "") -> Iterator[Passage]:
    return (Passage(item, owner, name, part, since) for name, items in fields.items() for item in items)
