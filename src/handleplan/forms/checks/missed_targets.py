"""Measurable targets of projects that were missed without a word of why, or that no result speaks of.

One warning of each kind for a project. What was missed is a proposal of handleplan.forms.targets, for a person to
confirm. Plans' targets are not judged here: their statuses seldom answer a criterion in its own words.
"""

from collections.abc import Iterator, Sequence

from handleplan.danish.dates import parse_date
from handleplan.danish.shared_words import words_of
from handleplan.forms.checks.dates import is_after
from handleplan.forms.checks.passages import project_name
from handleplan.forms.checks.vocabulary import is_only, words
from handleplan.forms.checks.wording import quoted_list
from handleplan.forms.reading import Item, ProjectReading, Reading, ReadingWarning, ResultReading
from handleplan.forms.target import Target
from handleplan.forms.target_verdict import counts_what_came_on_top
from handleplan.forms.targets import find_targets

_TELLING = 8
"""A target's unit with so many letters ("forældregrupper") tells of the target wherever it stands."""


def unexplained_misses(reading: Reading) -> Iterator[ReadingWarning]:
    for project, targets in _of_projects(reading):
        missed = [target for target in targets if _is_missed(target, project) and not _is_explained(target, project)]
        if missed:
            message = (
                f"{project_name(project)} har ikke nået målet, {_quoted(missed, project)}, "
                "og teksten siger ikke hvorfor; skriv grunden, eller ret tallet."
            )
            yield ReadingWarning("missed_unexplained", message, missed[0].place)


def unreported_targets(reading: Reading) -> Iterator[ReadingWarning]:
    """Targets that the results beside them pass over; where a goal has no result at all, that is said of the goal."""
    for project, targets in _of_projects(reading):
        passed_over = [target for target in targets if _is_passed_over(target, project)]
        if passed_over:
            said = f"resultaterne siger intet om {_quoted(passed_over, project)}"
            message = f"{project_name(project)}: {said}; skriv, hvad der blev af det."
            yield ReadingWarning("target_unreported", message, passed_over[0].place)


def _of_projects(reading: Reading) -> Iterator[tuple[ProjectReading, list[Target]]]:
    found = find_targets(reading) if reading.projects else ()
    for project in reading.projects:
        yield project, [target for target in found if target.project == project.number]


def _is_missed(target: Target, project: ProjectReading) -> bool:
    """Not met; or met in part when there was no time left, as far as the result tells the whole number."""
    if counts_what_came_on_top(target.result):
        return False
    due = target.deadline or project.end
    last_month = due if len(due) > len("2011") else f"{due}-12"
    is_over = bool(due and target.result_as_of) and not is_after(last_month, target.result_as_of)
    return target.verdict == "not_met" or (target.verdict == "partly" and is_over)


def _is_explained(target: Target, project: ProjectReading) -> bool:
    """Whether the results beside it give a reason, or the project's barriers speak of the same things."""
    row = _row_of(target, project)
    if row and any(words("reason").search(item.text) for item in _results(row)):
        return True
    wanted = words_of([target.text, target.result])
    return any(wanted & words_of([item.text]) for item in project.fields.get("barriers", ()))


def _is_passed_over(target: Target, project: ProjectReading) -> bool:
    row = _row_of(target, project)
    if target.result or not target.quantity or target.quantity <= 1 or row is None:
        return False
    results = [item.text for item in _results(row) if not is_only("nothing", item.text)]
    last = max((parse_date(dated.heading) for dated in row.by_date), default="")
    is_told_of = len(target.unit) >= _TELLING and any(target.unit.casefold() in text.casefold() for text in results)
    awaited = any(words("awaited").search(text) for text in results)
    return bool(results) and not (is_told_of or awaited or is_after(target.deadline, last))


def _row_of(target: Target, project: ProjectReading) -> ResultReading | None:
    return next((row for row in project.results if _holds([*row.goal, *_results(row)], target)), None)


def _holds(items: Sequence[Item], target: Target) -> bool:
    has_line = target.place.first_line is not None
    return any(target.text in item.text or (has_line and target.place == item.place) for item in items)


def _results(row: ResultReading) -> list[Item]:
    return [item for dated in row.by_date for item in dated.text]


def _quoted(targets: Sequence[Target], project: ProjectReading) -> str:
    """The targets; where a result itself names its target ("succeskriteriet er 90 %"), the result tells more."""
    goals = [item.text for row in project.results for item in row.goal]
    texts = [target.text if any(target.text in goal for goal in goals) else target.result for target in targets]
    return quoted_list(list(dict.fromkeys(filter(None, texts))))
