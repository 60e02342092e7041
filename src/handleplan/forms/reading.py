"""What was read from a document: plain, frozen values, each text with the place where it stood.

The keys of every ``fields`` mapping are the names that READING.md gives the fields ("goal", "target_group").
Which part of the record a field belongs to is said by the form's definition, not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handleplan.documents import Place


@dataclass(frozen=True, slots=True)
class Item:
    """One statement (a bullet, a paragraph, a cell's paragraph) in the document's own words, broken lines joined."""

    text: str
    place: Place = Place()


Fields = Mapping[str, tuple[Item, ...]]
"""Field name to its items. An empty tuple says that the place was there and held nothing."""


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """What a careful reader would question: a code for programs, a sentence in Danish for people, and where."""

    code: str
    message: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a plan answered in one status round."""

    year: int
    fields: Fields


@dataclass(frozen=True, slots=True)
class RevisionReading:
    """A plan's wording for a later period, as it says it: "2021-2022"."""

    period: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class PlanReading:
    """One unit's plan: of the forms handleplan, indsatsskema and sammendrag (title is "" where it has none)."""

    unit: str
    title: str = ""
    themes_checked: tuple[str, ...] = ()
    themes_offered: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    reports: tuple[StatusReading, ...] = ()
    revision: RevisionReading | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class AttentionPointReading:
    title: str
    text: tuple[Item, ...]
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class AreaReading:
    """An administrative area of a booklet with its plans."""

    name: str
    intro: tuple[Item, ...]
    plans: tuple[PlanReading, ...]
    attention_points: tuple[AttentionPointReading, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class DatedText:
    """A cell of a results table, under its column's heading ("Resultat pr. april 2011")."""

    heading: str
    text: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ResultReading:
    """A row of a results table: a goal ("overall" or "subgoal") and what came of it at each date."""

    level: str
    goal: tuple[Item, ...]
    by_date: tuple[DatedText, ...]


@dataclass(frozen=True, slots=True)
class ProjectReading:
    """A project of a grant pool. ``start`` and ``end`` are ISO dates, or "2009" where only the year is said, or ""."""

    number: str
    owner: str
    title: str
    start: str = ""
    end: str = ""
    budget_dkk: int | None = None
    fields: Fields = field(default_factory=dict)
    results: tuple[ResultReading, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class SectionReading:
    """A numbered section of a report: its heading and its paragraphs."""

    number: str
    title: str
    text: tuple[Item, ...]
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class FrameReading:
    """What a document says of the policy or pool that it belongs to; None or "" where it says nothing.

    Amounts are whole kroner.
    """

    name: str = ""
    owner: str = ""
    period: str = ""
    purposes: tuple[Item, ...] = ()
    total_dkk: int | None = None
    awarded_dkk: int | None = None
    announced_projects: int | None = None
    announced_finished: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document.

    ``labels`` is the text that the form itself put there (labels, helping texts, column headings, running headers,
    page numbers, footnotes' anchors, unticked themes). Fields, labels and ``unplaced`` together hold every word.
    """

    kind: str
    plans: tuple[PlanReading, ...] = ()
    areas: tuple[AreaReading, ...] = ()
    projects: tuple[ProjectReading, ...] = ()
    sections: tuple[SectionReading, ...] = ()
    focus_area: str = ""
    period: str = ""
    frame: FrameReading = FrameReading()
    unplaced: tuple[Item, ...] = ()
    labels: tuple[Item, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


class UnknownForm(Exception):
    """No known form fits the document; the message is a sentence in Danish."""
