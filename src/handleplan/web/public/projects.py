"""Projects of a pool: the rows of its overview, and the page of one project."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from handleplan.record.models import Answer, Plan, Result, ResultText, Role, Statement, Wording
from handleplan.record.visibility import PlanQuerySet
from handleplan.web.public.editions import fields_by_name, role_label
from handleplan.web.public.found import with_places
from handleplan.web.public.quantities import countable_sentences

TARGET_GROUP, EFFORT = "target_group", "activities"
ESSENTIALS = ("purpose", TARGET_GROUP)
NOTHING_SAID = ("-", "–")


@dataclass(frozen=True)
class ProjectRow:
    """A project in the pool's overview; a text is "" where no document says it."""

    plan: Plan
    target_group: str
    effort: str


def project_rows(plans: PlanQuerySet) -> list[ProjectRow]:
    """A row a project, in the pool's order, for two questions to the database."""
    projects = list(plans.select_related("framework__owner", "unit__parent"))
    said: dict[tuple[int, str], list[str]] = defaultdict(list)
    answers = Answer.objects.filter(edition__plan__in=projects, field__in=(TARGET_GROUP, EFFORT))
    for plan, name, text in answers.order_by("edition", "order").values_list("edition__plan", "field", "text"):
        if text not in NOTHING_SAID:
            said[plan, name].append(text)
    return [
        ProjectRow(
            project,
            target_group=" ".join(said[project.pk, TARGET_GROUP]),
            effort=" ".join(said[project.pk, EFFORT]),
        )
        for project in projects
    ]


@dataclass(frozen=True)
class ResultCell:
    """What a goal's cell of the results table holds. ``result`` is None where the goal has no such column."""

    heading: str
    result: Result | None

    @property
    def texts(self) -> list[ResultText]:
        return list(self.result.texts.all()) if self.result else []

    @property
    def says_something(self) -> bool:
        return any(text.text.strip() not in NOTHING_SAID for text in self.texts)


@dataclass(frozen=True)
class GoalRow:
    """A goal of a project in its own words, with what came of it at each date."""

    statement: Statement
    wording: Wording
    cells: Sequence[ResultCell]

    @property
    def said(self) -> list[ResultCell]:
        """What was said of the goal at any date, the latest first."""
        return [cell for cell in reversed(self.cells) if cell.says_something]

    @cached_property
    def targets(self) -> list[str]:
        """What of the goal can be counted."""
        return countable_sentences(self.wording.text)


@dataclass(frozen=True)
class ProfileField:
    """A field of the project's profile with what is answered, be it answers or statements that have no results."""

    label: str
    answers: list[Answer | Wording] = field(default_factory=list)


def project_page(plan: Plan) -> dict[str, Any]:
    """What the page of a project shows: profile, goals by date, and the targets that can be counted."""
    statements = _statements(plan)
    goals = _goals([statement for statement in statements if statement.results.all()])
    profile = _profile(plan, [statement for statement in statements if not statement.results.all()])
    return {
        "essentials": [profile[name] for name in ESSENTIALS if name in profile],
        "particulars": [shown for name, shown in profile.items() if name not in ESSENTIALS],
        "goals": goals,
        "headings": [cell.heading for cell in goals[0].cells] if goals else [],
        "measurable": [goal for goal in goals if goal.targets],
    }


def _statements(plan: Plan) -> list[Statement]:
    """The project's statements in the order that they are worded in, goals first, each with its results."""
    results = Result.objects.order_by("order").prefetch_related(
        Prefetch("texts", with_places(ResultText.objects.all()))
    )
    statements = plan.statements.prefetch_related(
        Prefetch("wordings", with_places(Wording.objects.order_by("-edition__number", "order"))),
        Prefetch("results", results),
    )
    worded = [statement for statement in statements if statement.wordings.all()]
    return sorted(worded, key=lambda one: (Role.values.index(one.role), one.wordings.all()[0].order))


def _profile(plan: Plan, statements: Sequence[Statement]) -> dict[str, ProfileField]:
    """The answers to each field of the form, in the form's order; fields that nobody answered are left out."""
    edition = plan.editions.select_related("form").order_by("-number").first()
    if edition is None:
        return {}
    fields = fields_by_name(edition.form.kind)
    profile = {name: ProfileField(described.label) for name, described in fields.items()}
    for answer in with_places(edition.answers.all()):
        profile.setdefault(answer.field, ProfileField(answer.field.replace("_", " "))).answers.append(answer)
    for statement in statements:
        label = role_label(statement.role, edition.form.kind)
        name = next((name for name, described in fields.items() if described.role == statement.role), label)
        profile.setdefault(name, ProfileField(label)).answers.append(statement.wordings.all()[0])
    return {name: shown for name, shown in profile.items() if shown.answers}


def _goals(statements: Sequence[Statement]) -> list[GoalRow]:
    """A row a goal, every row with the same dates: a goal that was never asked about at one of them has no cell."""
    columns: dict[str, int] = {}
    for statement in statements:
        for result in statement.results.all():
            columns[result.heading] = min(result.order, columns.get(result.heading, result.order))
    headings = sorted(columns, key=lambda heading: columns[heading])
    return [
        GoalRow(statement, statement.wordings.all()[0], [_cell(statement, heading) for heading in headings])
        for statement in statements
    ]


def _cell(statement: Statement, heading: str) -> ResultCell:
    return ResultCell(heading, next((one for one in statement.results.all() if one.heading == heading), None))
