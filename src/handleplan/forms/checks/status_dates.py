"""Statuses and results that are dated before what they report."""

from collections.abc import Iterator

from handleplan.danish.dates import parse_date, parse_dates
from handleplan.danish.sentences import sentences
from handleplan.danish.written import written_date
from handleplan.documents import Place
from handleplan.forms.checks.dates import due_dates, is_after
from handleplan.forms.checks.passages import Passage, of_plan, of_project, plans_of, project_name
from handleplan.forms.checks.vocabulary import words
from handleplan.forms.checks.wording import quoted
from handleplan.forms.reading import ProjectReading, Reading, ReadingWarning, SectionReading


def reported_before_it_was(reading: Reading) -> Iterator[ReadingWarning]:
    """What a status tells as done, with a date after the status itself."""
    for plan in plans_of(reading):
        for passage in of_plan(plan):
            if passage.part == "status" and passage.field in ("done", "achieved"):
                yield from _later_than(passage, passage.since, f"status {passage.since}")
    for project in reading.projects:
        for passage in of_project(project):
            if passage.part == "results":
                yield from _later_than(passage, parse_date(passage.since), f"„{passage.since}“")


def _later_than(passage: Passage, status: str, name: str) -> Iterator[ReadingWarning]:
    for sentence in sentences(passage.item.text):
        if words("future").search(sentence) or not words("past").search(sentence):
            continue
        late = next((date for date in due_dates(sentence) if is_after(date, status)), "")
        if late:
            message = (
                f"{passage.owner} fortæller under {name} om noget fra {written_date(late)}: {quoted(sentence)}; "
                "ret datoen, eller flyt teksten til den rigtige status."
            )
            yield ReadingWarning("reported_too_early", message, passage.item.place)


def results_outside_the_project(reading: Reading) -> Iterator[ReadingWarning]:
    """Results dated before their project began, and "at the project's end" at another date than that."""
    for project in reading.projects:
        for heading in dict.fromkeys(dated.heading for row in project.results for dated in row.by_date):
            date = parse_date(heading)
            if is_after(project.start, date):
                message = (
                    f"{project_name(project)} begynder {written_date(project.start)}, men har „{heading}“; "
                    "ret datoen over resultaterne eller varigheden."
                )
                yield ReadingWarning("result_before_start", message, _place(project, heading))
            elif words("project_end").search(heading) and (is_after(date, project.end) or is_after(project.end, date)):
                message = (
                    f"{project_name(project)} slutter {written_date(project.end)}, men „{heading}“ siger noget andet; "
                    "ret varigheden eller overskriften."
                )
                yield ReadingWarning("end_differs", message, _place(project, heading))


def status_of_another_year(reading: Reading) -> Iterator[ReadingWarning]:
    """A section that says of what date the report's status is, in a year of which there are no results."""
    headings = [dated.heading for project in reading.projects for row in project.results for dated in row.by_date]
    years = sorted({date[:4] for heading in headings if (date := parse_date(heading))})
    if not years:
        return
    for section in reading.sections:
        yield from _status_elsewhere(section, years)


def _status_elsewhere(section: SectionReading, years: list[str]) -> Iterator[ReadingWarning]:
    for item in section.text:
        for found in words("status_of").finditer(item.text):
            date = next(iter(parse_dates(item.text[found.end() : found.end() + 25])), "")
            if date and date[:4] not in years:
                message = (
                    f"Afsnit {section.number} taler om status i {written_date(date)}, men resultaterne er fra "
                    f"{' og '.join(years)}; ret årstallet."
                )
                yield ReadingWarning("status_date_differs", message, item.place)


def _place(project: ProjectReading, heading: str) -> Place:
    """Where the heading's first result stands; the heading's own line is not kept."""
    texts = (dated.text for row in project.results for dated in row.by_date if dated.heading == heading)
    return next((items[0].place for items in texts if items), project.place)
