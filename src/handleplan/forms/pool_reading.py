"""What both readers of a grant pool's status report (flattened text, known structure) put together in the same way."""

import re
from collections.abc import Sequence

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
        warnings=(*warnings, *_miscounted(frame, len(projects))),
    )


def _miscounted(frame: FrameReading, described: int) -> list[ReadingWarning]:
    announced = frame.announced_projects
    if announced is None or announced == described:
        return []
    message = f"Der står, at puljen har {announced} projekter, men {described} er beskrevet."
    return [ReadingWarning("announced_count", message)]
