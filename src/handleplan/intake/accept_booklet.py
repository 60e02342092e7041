"""A booklet becomes areas with their introductions and attention points, and editions of the units' plans."""

from handleplan.forms.reading import AreaReading
from handleplan.intake.accept_plans import accept_plans
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.belonging import years_in
from handleplan.intake.parts import FRAME, Parts
from handleplan.record.frameworks import (
    AttentionPointSaid,
    SectionSaid,
    describe_framework,
    write_attention_points,
    write_sections,
)
from handleplan.record.models import Unit


def accept_booklet(acceptance: Acceptance, parts: Parts) -> None:
    """Make these the areas of the document, with all that stands in them, as far as they are accepted."""
    reading = parts.reading
    if reading.focus_area and acceptance.takes(FRAME):
        describe_framework(acceptance.framework, focus=reading.focus_area, by=acceptance.by)
    areas = [(_area_unit(acceptance, area), area) for address, area in parts.areas if acceptance.has_taken(address)]
    accept_plans(acceptance, parts.plans, years_in(reading.period))
    said = acceptance.passages
    write_sections(
        acceptance.framework,
        acceptance.document,
        [SectionSaid(area.name, said.all_said(area.intro), area=unit) for unit, area in areas],
        by=acceptance.by,
    )
    write_attention_points(
        acceptance.framework,
        acceptance.document,
        [
            AttentionPointSaid(unit, point.title[:500], said.joined(point.text))
            for unit, area in areas
            for point in area.attention_points
        ],
        by=acceptance.by,
    )


def _area_unit(acceptance: Acceptance, area: AreaReading) -> Unit:
    return acceptance.units.find_or_create(area.name, kind=Unit.Kind.AREA)
