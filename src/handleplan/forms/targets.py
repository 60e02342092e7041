"""The measurable targets of a reading, each beside what the results say of it, with a verdict to confirm or not."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from handleplan.danish.dates import parse_date
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Fields, Item, PlanReading, ProjectReading, Reading, ResultReading
from handleplan.forms.target import Finding, StatedTarget, Target
from handleplan.forms.target_goals import targets_of
from handleplan.forms.target_mentions import mentioned_targets
from handleplan.forms.target_results import finding_for, said_at
from handleplan.forms.target_verdict import propose

_AIMS = ("goal", "subgoal", "criterion")
_RESULTS = ("done", "achieved")
_TO_THE_MONTH = len("2011-04")


def find_targets(reading: Reading) -> tuple[Target, ...]:
    """Every measurable target of the reading, in the document's order. Without any result its verdict is unknown."""
    plans = [*reading.plans, *(plan for area in reading.areas for plan in area.plans)]
    return (
        *(target for project in reading.projects for target in _of_project(project)),
        *(target for plan in plans for target in _of_plan(reading.kind, plan)),
    )


def targets_as_json(targets: Sequence[Target]) -> list[dict[str, Any]]:
    """The targets in READING.md's shape."""
    return [
        {
            "project": target.project,
            "target": target.text,
            "quantity": target.quantity,
            "unit": target.unit or None,
            "deadline": target.deadline or None,
            "result": target.result or None,
            "result_quantity": target.result_quantity,
            "result_as_of": target.result_as_of or None,
            "verdict": target.verdict,
        }
        for target in targets
    ]


def _of_project(project: ProjectReading) -> Iterator[Target]:
    for result in project.results:
        yield from _of_row(project.number, project.end, result)


@lru_cache(maxsize=1024)
def _of_row(project: str, end: str, row: ResultReading) -> tuple[Target, ...]:
    """The targets of one row, remembered: several checks ask for them, and asked again when another row was changed."""
    return tuple(_found_in_row(project, end, row))


def _found_in_row(project: str, end: str, row: ResultReading) -> Iterator[Target]:
    results = [said_at(parse_date(dated.heading)[:_TO_THE_MONTH], dated.text) for dated in row.by_date]
    for stated in targets_of(row.goal):
        yield _beside(project, stated, finding_for(stated, results), end)
    for dated in row.by_date:
        for stated in mentioned_targets(dated.text, parse_date(dated.heading)):
            for finding in stated.reported:
                yield _beside(project, stated, finding, end)


def _of_plan(kind: str, plan: PlanReading) -> Iterator[Target]:
    """A plan's targets; what its status rounds achieved answers them. A revision's are for a time that is to come."""
    form = form_of_kind(kind)
    name = " – ".join(part for part in (plan.unit, plan.title) if part)
    results = [
        said_at(str(report.year), _of_roles(kind, "status", report.fields, _RESULTS))
        for report in sorted(plan.reports, key=lambda report: report.year)
    ]
    for field in form.fields_of("plan"):
        if field.role in _AIMS:
            for stated in targets_of(plan.fields.get(field.name, ()), field.role == "criterion"):
                yield _beside(name, stated, finding_for(stated, results))
    if plan.revision:
        for field in form.fields_of("revision"):
            if field.role in _AIMS:
                for stated in targets_of(plan.revision.fields.get(field.name, ()), field.role == "criterion"):
                    yield _beside(name, stated, None)


def _of_roles(kind: str, part: str, fields: Fields, roles: tuple[str, ...]) -> tuple[Item, ...]:
    names = [field.name for field in form_of_kind(kind).fields_of(part) if field.role in roles]
    return tuple(item for name in names for item in fields.get(name, ()))


def _beside(project: str, stated: StatedTarget, finding: Finding | None, end: str = "") -> Target:
    found = finding or Finding("", None, "")
    return Target(
        project=project,
        text=stated.text,
        quantity=stated.quantity,
        unit=stated.unit,
        deadline=stated.deadline,
        result=found.text,
        result_quantity=found.quantity,
        result_as_of=found.as_of,
        verdict=propose(stated, finding, end),
        place=stated.place,
        result_place=found.place,
        bound=stated.bound,
    )
