"""Targets without any result, results without a target, and plans that did not answer where the others did."""

from collections.abc import Iterator

from handleplan.forms.checks.passages import CRITERIA, plan_name, project_name
from handleplan.forms.checks.vocabulary import is_only
from handleplan.forms.checks.wording import quoted, quoted_list
from handleplan.forms.reading import Fields, ProjectReading, Reading, ReadingWarning, ResultReading

_MANY = 0.5
"""Where so many plans answered, the year was asked about; an empty table may also be one that is not yet due."""


def targets_without_result(reading: Reading) -> Iterator[ReadingWarning]:
    """One warning for each project. An overall goal is judged by the goals under it, where these have results."""
    for project in reading.projects:
        missing = [row for row in _to_be_answered(project) if not _has_result(row)]
        if missing:
            goals = quoted_list([row.goal[0].text for row in missing])
            number = "et mål" if len(missing) == 1 else f"{len(missing)} mål"
            message = f"{project_name(project)} har {number} uden noget resultat, {goals}; skriv, hvad der blev af det."
            yield ReadingWarning("no_result", message, missing[0].goal[0].place)


def results_without_target(reading: Reading) -> Iterator[ReadingWarning]:
    for project in reading.projects:
        for row in project.results:
            texts = [item for dated in row.by_date for item in dated.text if not is_only("nothing", item.text)]
            if texts and not row.goal:
                message = (
                    f"{project_name(project)} har resultatet {quoted(texts[0].text)} uden et mål; "
                    "skriv målet, eller flyt resultatet til det mål, det hører til."
                )
                yield ReadingWarning("no_target", message, texts[0].place)
    for plan in reading.plans:
        achieved = [item for report in plan.reports for item in report.fields.get("achieved", ())]
        wanted = [item for name in ("goal", "subgoal", *CRITERIA) for item in plan.fields.get(name, ())]
        if achieved and not wanted:
            message = (
                f"{plan_name(plan)} har resultater, men hverken mål eller succeskriterier; skriv, hvad planen vil opnå."
            )
            yield ReadingWarning("no_target", message, achieved[0].place)


def unanswered_statuses(reading: Reading) -> Iterator[ReadingWarning]:
    """Plans that left a year's status empty in which many plans of the document answered."""
    for year in sorted({report.year for plan in reading.plans for report in plan.reports}):
        answers = [
            (plan, any(_is_answered(report.fields) for report in plan.reports if report.year == year))
            for plan in reading.plans
        ]
        if sum(answered for _, answered in answers) < _MANY * len(answers):
            continue
        for plan, answered in answers:
            if not answered:
                message = f"{plan_name(plan)} har ikke svaret på status {year}; bed enheden om et svar."
                yield ReadingWarning("no_status", message, plan.place)


def _is_answered(fields: Fields) -> bool:
    return any(items for items in fields.values())


def _to_be_answered(project: ProjectReading) -> list[ResultReading]:
    with_goal = [row for row in project.results if row.goal]
    below = [row for row in with_goal if row.level != "overall"]
    return below if any(_has_result(row) for row in below) else with_goal


def _has_result(row: ResultReading) -> bool:
    return any(not is_only("nothing", item.text) for dated in row.by_date for item in dated.text)
