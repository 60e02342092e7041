"""Dates at which something is to be done, and that lie outside the plan's or the project's time."""

from collections.abc import Iterator

from handleplan.danish.sentences import sentences
from handleplan.danish.written import written_date, written_list
from handleplan.forms.checks.dates import due_dates, first_and_last, has_deadline, is_after, period_of
from handleplan.forms.checks.passages import COMMITMENTS, Passage, of_plan, of_project, plans_of, project_name
from handleplan.forms.checks.vocabulary import words
from handleplan.forms.checks.wording import quoted, quoted_list
from handleplan.forms.reading import Item, ProjectReading, Reading, ReadingWarning


def dates_outside_the_period(reading: Reading) -> Iterator[ReadingWarning]:
    """What a plan commits itself to at a date before or after its period; a revision has a period of its own."""
    period = period_of(reading)
    for plan in plans_of(reading):
        for passage in of_plan(plan):
            if passage.part in ("plan", "revision") and passage.field in COMMITMENTS:
                yield from _outside(passage, passage.since or period)


def _outside(passage: Passage, period: str) -> Iterator[ReadingWarning]:
    first, last = first_and_last(period)
    outside = [
        date
        for sentence in sentences(passage.item.text)
        for date in due_dates(sentence)
        if is_after(date, last) or (is_after(first, date) and has_deadline(sentence))
    ]
    if outside and period:
        message = (
            f"{passage.owner} nævner {_listed(outside)} i {quoted(passage.item.text)}, men planen gælder {period}; "
            "ret datoen, eller sæt den i den rigtige periode."
        )
        yield ReadingWarning("date_outside_period", message, passage.item.place)


def targets_after_the_end(reading: Reading) -> Iterator[ReadingWarning]:
    """Projects with goals that are to be reached when it is over: one warning for each project."""
    for project in reading.projects:
        goals = [item for row in project.results for item in row.goal]
        late = [(item, dates) for item in goals if (dates := _after_the_end(item, project))]
        if late:
            noun = "målet" if len(late) == 1 else "målene"
            dates = [date for _, dates in late for date in dates]
            message = (
                f"{project_name(project)} slutter {written_date(project.end)}, "
                f"men {noun} {quoted_list([item.text for item, _ in late])} har datoen {_listed(dates)}; "
                "ret datoen, eller aftal, hvem der følger op."
            )
            yield ReadingWarning("target_after_end", message, late[0][0].place)


def _after_the_end(item: Item, project: ProjectReading) -> list[str]:
    dates = (date for sentence in sentences(item.text) for date in due_dates(sentence))
    return [date for date in dates if project.end and is_after(date, project.end)]


def begun_after_the_end(reading: Reading) -> Iterator[ReadingWarning]:
    """Projects of which a result says that something only begins when they are over: one warning for each project."""
    for project in reading.projects:
        late = list(_late_beginnings(project))
        if late:
            message = (
                f"{project_name(project)} slutter {written_date(project.end)}, "
                f"men {quoted_list([item.text for item in late])} ligger derefter; spørg, om projektet er forlænget."
            )
            yield ReadingWarning("begins_after_end", message, late[0].place)


def _late_beginnings(project: ProjectReading) -> Iterator[Item]:
    for passage in of_project(project):
        if passage.part == "results" and project.end:
            beginning = [s for s in sentences(passage.item.text) if words("begins").search(s)]
            if any(is_after(date, project.end) for sentence in beginning for date in due_dates(sentence)):
                yield passage.item


def _listed(dates: list[str]) -> str:
    return written_list([written_date(date) for date in dict.fromkeys(dates)])
