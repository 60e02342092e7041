"""Readings for tests, from READING.md's JSON: short to write, and nothing of a document's layout in them."""

from typing import Any

from handleplan.documents import Place
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import (
    AreaReading,
    AttentionPointReading,
    DatedText,
    Fields,
    Item,
    PlanReading,
    ProjectReading,
    Reading,
    ResultReading,
    RevisionReading,
    SectionReading,
    StatusReading,
)

Json = dict[str, Any]


def reading_of(json: Json, **more: Any) -> Reading:
    """The reading that the JSON describes; ``more`` is what the JSON has no place for (``frame``)."""
    kind = json["kind"]
    return Reading(
        kind=kind,
        plans=_plans(json),
        areas=tuple(_area(area, kind) for area in json.get("areas", ())),
        projects=tuple(_project(project, kind) for project in json.get("projects", ())),
        sections=tuple(
            SectionReading(one["number"], one["title"], _items(one["text"])) for one in json.get("sections", ())
        ),
        focus_area=json.get("focus_area", ""),
        period=json.get("period", ""),
        unplaced=_items(json.get("unplaced", ())),
        **more,
    )


def _plans(json: Json) -> tuple[PlanReading, ...]:
    if json["kind"] == "indsatsskema":
        return (_plan(json, "indsatsskema"),)
    return tuple(_plan(plan, json["kind"]) for plan in json.get("plans", ()))


def _plan(json: Json, kind: str) -> PlanReading:
    revision = json.get("revision")
    return PlanReading(
        unit=json["unit"],
        title=json.get("title", ""),
        themes_checked=tuple(json.get("themes_checked", ())),
        themes_offered=tuple(json.get("themes_offered", json.get("themes_checked", ()))),
        fields=_fields(json, kind, "plan"),
        reports=tuple(StatusReading(one["year"], _fields(one, kind, "status")) for one in json.get("reports", ())),
        revision=RevisionReading(revision["period"], _fields(revision, kind, "revision")) if revision else None,
    )


def _area(json: Json, kind: str) -> AreaReading:
    return AreaReading(
        json["name"],
        _items(json.get("intro", ())),
        tuple(_plan(plan, kind) for plan in json["plans"]),
        tuple(AttentionPointReading(one["title"], _items(one["text"])) for one in json.get("attention_points", ())),
    )


def _project(json: Json, kind: str) -> ProjectReading:
    return ProjectReading(
        json["number"],
        json["owner"],
        json["title"],
        json.get("start", ""),
        json.get("end", ""),
        json.get("budget_dkk"),
        _fields(json, kind, "plan"),
        tuple(
            ResultReading(
                one["level"],
                _items(one["goal"]),
                tuple(DatedText(dated["heading"], _items(dated["text"])) for dated in one["by_date"]),
            )
            for one in json.get("results", ())
        ),
    )


def _fields(json: Json, kind: str, part: str) -> Fields:
    names = [field.name for field in form_of_kind(kind).fields_of(part)]
    return {name: _items(json[name]) for name in names if name in json}


def _items(texts: Any) -> tuple[Item, ...]:
    """Each item with the line that it would stand on if the list stood at the document's top."""
    return tuple(Item(text, Place(1, line, line)) for line, text in enumerate(texts, start=1))
