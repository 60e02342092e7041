"""A booklet whose format knows headings is read by what they mean, whatever their sizes."""

from collections.abc import Callable

import pytest

from handleplan.documents import read_bytes
from handleplan.forms.read import read
from handleplan.forms.reading import AreaReading, Reading
from word_builder import cell, docx, p, table

PARTS = {"Målsætning": "At flere cykler.", "Indsats": "Vi låner cykler ud.", "Succeskriterier": "Når ti cykler."}
INTRO = "{} har udarbejdet en handleplan for 2023-2024."


def under_headings() -> list[str]:
    return [block for label, text in PARTS.items() for block in (p(label, style="Overskrift2"), p(text))]


def in_a_table() -> list[str]:
    return [table(*([label, cell(text)] for label, text in PARTS.items()))]


def heading(text: str, level: int) -> str:
    return p(text, properties=f'<w:outlineLvl w:val="{level - 1}"/>')


def area(name: str, plan: list[str], point_level: int, points: int) -> list[str]:
    blocks = [heading(name, 1), p(INTRO.format(name)), heading("Cykler", 2), *plan]
    blocks.append(heading("Opmærksomhedspunkter", 3))
    for number in range(points):
        blocks += [heading(f"Punkt {number}", point_level), p(f"Teksten til punkt {number}.")]
    return blocks


def reading(*blocks: str) -> Reading:
    focus = p("Handleplan 2023-2024 under fokusområdet ”Luft”.")
    return read(read_bytes(docx(focus, *blocks), "sammendrag.docx"))


def points_of(area: AreaReading) -> list[tuple[str, list[str]]]:
    return [(point.title, [item.text for item in point.text]) for point in area.attention_points]


@pytest.mark.parametrize("point_level", [2, 3, 4])
@pytest.mark.parametrize("plan", [under_headings, in_a_table])
def test_attention_points_end_where_an_area_begins(plan: Callable[[], list[str]], point_level: int) -> None:
    found = reading(*area("Byen", plan(), point_level, 2), *area("Havnen", plan(), point_level, 1))
    assert [(area.name, len(area.plans)) for area in found.areas] == [("Byen", 1), ("Havnen", 1)]
    assert points_of(found.areas[0]) == [(f"Punkt {n}", [f"Teksten til punkt {n}."]) for n in (0, 1)]
    assert len(found.areas[1].attention_points) == 1
