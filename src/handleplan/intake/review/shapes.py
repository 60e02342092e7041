"""What each class of a reading consists of, so that one walk can take a reading apart and put it together again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handleplan.forms.reading import (
    AreaReading,
    AttentionPointReading,
    DatedText,
    FrameReading,
    PlanReading,
    ProjectReading,
    Reading,
    ResultReading,
    RevisionReading,
    SectionReading,
    StatusReading,
)

ValueKind = Literal["line", "date", "amount", "count", "year", "period", "choice", "ticks"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A class of a reading.

    ``values`` are its members that hold a name, a date or a number, each with its kind; ``slots`` those that hold
    items; ``form_part`` is the form's part that its ``fields`` follow, "" where it has none; ``inside`` are the members
    that hold other parts of the reading.
    """

    kind: str
    values: Mapping[str, ValueKind] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    form_part: str = ""
    inside: tuple[str, ...] = ()


SHAPES: dict[type, Shape] = {
    Reading: Shape(
        "document",
        {"focus_area": "line", "period": "period"},
        ("unplaced",),
        inside=("frame", "plans", "areas", "projects", "sections"),
    ),
    FrameReading: Shape(
        "frame",
        {
            "name": "line",
            "owner": "line",
            "period": "period",
            "total_dkk": "amount",
            "awarded_dkk": "amount",
            "announced_projects": "count",
            "announced_finished": "count",
        },
        ("purposes",),
    ),
    PlanReading: Shape(
        "plan",
        {"unit": "line", "title": "line", "themes_checked": "ticks"},
        form_part="plan",
        inside=("reports", "revision"),
    ),
    StatusReading: Shape("report", {"year": "year"}, form_part="status"),
    RevisionReading: Shape("revision", {"period": "period"}, form_part="revision"),
    AreaReading: Shape("area", {"name": "line"}, ("intro",), inside=("plans", "attention_points")),
    AttentionPointReading: Shape("attention_point", {"title": "line"}, ("text",)),
    ProjectReading: Shape(
        "project",
        {"number": "line", "owner": "line", "title": "line", "start": "date", "end": "date", "budget_dkk": "amount"},
        form_part="plan",
        inside=("results",),
    ),
    ResultReading: Shape("result", {"level": "choice"}, ("goal",), inside=("by_date",)),
    DatedText: Shape("dated", {"heading": "line"}, ("text",)),
    SectionReading: Shape("section", {"number": "line", "title": "line"}, ("text",)),
}

MEMBER_OF_KIND = {
    "plan": "plans",
    "area": "areas",
    "project": "projects",
    "section": "sections",
    "report": "reports",
    "revision": "revision",
    "result": "results",
    "attention_point": "attention_points",
}
"""The member that holds what a person may add."""

SINGLE = frozenset({"frame", "revision"})
"""The members that hold one, or none."""

ROOTS = {
    "handleplan": ("plans",),
    "indsatsskema": (),
    "booklet": ("areas",),
    "pool_report": ("projects", "sections"),
}
"""What may be added to a document as a whole, by the name of its form's reader: a sheet is of one action."""
