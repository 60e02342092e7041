"""Tick boxes and fields, however they are made."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from handleplan.documents.pdf import read_pdf
from typeset import changed, outline, pdf, read

BOX = "box(baseline: 1pt, width: 8pt, height: 8pt, stroke: 0.7pt)"
CROSSED = "#box(baseline: 1pt, width: 8pt, height: 8pt, stroke: 0.7pt)[#place(line(end: (8pt, 8pt), stroke: 0.6pt))]"


def with_fields(*fields: Dictionary) -> bytes:
    def add(opened: pikepdf.Pdf) -> None:
        made = [opened.make_indirect(field) for field in fields]
        opened.pages[0].Annots = Array(made)
        opened.Root.AcroForm = opened.make_indirect(Dictionary(Fields=Array(made)))

    source = "#table(columns: (4cm, 8cm), rows: 2cm, [Navn], [], [Med], [])"
    return changed(pdf(source), add)


def field(kind: str, left: float, top: float, right: float, bottom: float, **more: object) -> Dictionary:
    place = Array([left, 842 - bottom, right, 842 - top])
    return Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name("/" + kind), Rect=place, F=4, **more)


def test_boxes_that_are_signs() -> None:
    assert read('#set text(font: "DejaVu Sans Mono")\n☒ Boligforhold ☐ Skole ☑ Fritid') == [
        "☒ Boligforhold ☐ Skole ☒ Fritid"
    ]


def test_boxes_that_are_drawn() -> None:
    assert read(f"{CROSSED} Boligforhold #{BOX} Skole") == ["☒ Boligforhold ☐ Skole"]


def test_a_letter_in_a_drawn_box_says_itself() -> None:
    assert read("#box(width: 9pt, height: 9pt, stroke: 0.7pt, baseline: 2pt)[#align(center)[X]] Bolig") == ["X Bolig"]


def test_what_is_filled_in_stands_in_its_cell() -> None:
    name = field("Tx", 180, 60, 380, 110, T=pikepdf.String("navn"), V=pikepdf.String("Ane Holm\nLeder"))
    ticked = field("Btn", 180, 120, 192, 132, T=pikepdf.String("med"), V=Name.On, AS=Name.On)
    hidden = field("Tx", 180, 60, 380, 110, T=pikepdf.String("skjult"), V=pikepdf.String("Skjult"))
    hidden.F = 2
    found = outline(read_pdf(with_fields(name, ticked, hidden), "plan.pdf").elements)
    assert found == [[["Navn", ["Ane Holm", "Leder"]], ["Med", "☒"]]]
