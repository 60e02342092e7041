"""What both readers of a grant pool's status report (flattened text, known structure) put together in the same way."""

import re
from collections.abc import Sequence

from handleplan.danish.numbers import counts
from handleplan.documents import Place
from handleplan.forms.definition import Form
from handleplan.forms.pool_frame import read_frame
from handleplan.forms.pool_profile import Profile
from handleplan.forms.reading import (
    FrameReading,
    Item,
    ProjectReading,
    Reading,
    ReadingWarning,
    ResultReading,
    SectionReading,
)


def caption_of(form: Form) -> re.Pattern[str]:
    """How a figure's caption begins ("Figur 1"): it stands in a section without being its text."""
    return re.compile(rf"(?:{'|'.join(form.layout['frame']['caption'])})\s+\d+\b")


def project_reading(number: str, profile: Profile, results: tuple[ResultReading, ...], place: Place) -> ProjectReading:
    """A project from its profile and its results tables."""
    return ProjectReading(
        number=number,
        owner=profile.owner,
        title=profile.title,
        start=profile.start,
        end=profile.end,
        budget_dkk=profile.budget_dkk,
        fields=profile.fields,
        results=results,
        place=place,
    )


def report_reading(
    form: Form,
    projects: Sequence[ProjectReading],
    sections: Sequence[SectionReading],
    *,
    notes: Sequence[Item],
    unplaced: Sequence[Item],
    labels: Sequence[Item],
    warnings: Sequence[ReadingWarning],
) -> Reading:
    """The whole report, with what its sections and notes say of the pool."""
    frame = read_frame(sections, notes, form.layout)
    return Reading(
        kind=form.kind,
        projects=tuple(projects),
        sections=tuple(sections),
        period=frame.period,
        frame=frame,
        unplaced=tuple(unplaced),
        labels=tuple(labels),
        warnings=(*warnings, *_miscounted(frame, sections, form, len(projects))),
    )


def _miscounted(
    frame: FrameReading, sections: Sequence[SectionReading], form: Form, described: int
) -> list[ReadingWarning]:
    announced = frame.announced_projects
    if announced is None or announced == described:
        return []
    message = (
        f"Her står, at puljen har {announced} projekter, men rapporten beskriver {described}; "
        "se efter, om noget mangler, eller ret tallet."
    )
    nouns = tuple(form.layout["frame"]["projects"])
    items = (item for section in sections for item in section.text)
    saying = (item.place for item in items if any(count.number == announced for count in counts(item.text, nouns)))
    return [ReadingWarning("announced_count", message, next(saying, Place()))]
