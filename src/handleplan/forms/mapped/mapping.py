"""What a person says of a document's headings: which field of a known form each of them is."""

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from handleplan.forms.definition import Form

TEXT, LEFT_OUT = "", "heading"
"""A heading that is none but text as any other; a heading of no field: what stands under it stays without one."""

AREA, PLAN, NAME, THEMES, STATUS, REVISION = "area", "plan", "name", "themes", "status", "revision"
"""An area of a booklet begins; a plan begins, and the heading names it; the text under the heading names the plan; the
themes that it ticks; what it answered in a round, whose year the heading names; its wording for a later period."""

OWNER, GOAL_OF_RESULTS = "owner", "result."
"""Who has a project; a goal of its table of results: "result.overall", "result.subgoal"."""

_STATUS_FIELD = "status."


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a heading can be: its value in a mapping, and its name on the screen."""

    value: str
    label: str


@dataclass(frozen=True)
class Mapping:
    """Which field each heading is: ``kind`` is the form's, ``headings`` a choice's value by each heading's key.

    ``levels`` says what every heading of a level is that has no choice of its own: the plans' names are seldom the same
    in the next document, but they stand on the same level.
    """

    kind: str
    headings: AnyMapping[str, str] = field(default_factory=dict)
    levels: AnyMapping[int, str] = field(default_factory=dict)

    def of(self, key: str, level: int) -> str:
        """What the heading is; TEXT where nobody has said."""
        return self.headings.get(key, self.levels.get(level, TEXT) if level else TEXT)


def status_field(name: str) -> str:
    """The value of a choice for a field of the status."""
    return _STATUS_FIELD + name


def name_of_status_field(value: str) -> str:
    """The status's field that a choice means; "" where it means something else."""
    return value.removeprefix(_STATUS_FIELD) if value.startswith(_STATUS_FIELD) else ""


def choices(form: Form) -> tuple[Choice, ...]:
    """All that a heading can be in a document that follows the form, the usual first."""
    mapped = form.layout["mapped"]
    parts = {entry.part for entry in form.fields}
    found = [Choice(TEXT, "Almindelig tekst"), Choice(LEFT_OUT, "Overskrift uden felt")]
    if "heading_is_area" in mapped:
        found.append(Choice(AREA, mapped["heading_is_area"]))
    found += [Choice(PLAN, mapped["heading_is_plan"]), Choice(NAME, mapped["heading_over_name"])]
    found += [Choice(value, label) for value, label in mapped.get("more", {}).items()]
    found += [Choice(entry.name, entry.label.rstrip("… ")) for entry in form.fields_of("plan")]
    if "themes" in form.layout:
        found.append(Choice(THEMES, "Temaer"))
    if "status" in parts:
        found.append(Choice(STATUS, "Status (året står i overskriften)"))
        found += [
            Choice(status_field(entry.name), f"Status: {entry.label.rstrip('… ')}")
            for entry in form.fields_of("status")
        ]
    if "revision" in parts:
        found.append(Choice(REVISION, "Revision (perioden står i overskriften)"))
    return tuple(found)
