"""Flattened tables, each with the evidence that tells its columns apart."""

import re

from handleplan.documents.blocks import blocks
from handleplan.forms.columns import place
from handleplan.forms.evidence import Column
from handleplan.forms.line_width import PROPORTIONAL
from texts import document


def columns_of(text: str, *starts: str) -> list[list[str]]:
    """The text of each block, by column; ``starts`` says how each column's statements usually begin."""
    columns = [
        Column(f"column {number}", (re.compile(start, re.I),) if start else ()) for number, start in enumerate(starts)
    ]
    placed = place(blocks(document(text).lines), columns, PROPORTIONAL, ("Uændret", "Ingen"))
    return [[" ".join(line.text.strip() for line in block.lines) for block in column] for column in placed.columns]


def test_cells_end_with_an_empty_paragraph_and_a_gap() -> None:
    text = "Vi har talt sammen.\n \nVi har planlagt.\n \n\nDer er mere ro.\n \n\nMøder hver måned.\n \n"
    assert columns_of(text, "", "", "") == [
        ["Vi har talt sammen.", "Vi har planlagt."],
        ["Der er mere ro."],
        ["Møder hver måned."],
    ]


def test_what_the_headings_ask_for_tells_columns_apart() -> None:
    text = (
        "Flere i job.\n\nSkabe pladser.\n\nDer skal findes steder.\n\nDer skal holdes møder.\n\nNår flere er i job.\n"
    )
    assert columns_of(text, "flere", "skabe", "der skal", "når") == [
        ["Flere i job."],
        ["Skabe pladser."],
        ["Der skal findes steder.", "Der skal holdes møder."],
        ["Når flere er i job."],
    ]


def test_sentences_go_on_over_the_page_break_each_in_its_column() -> None:
    text = """
Borgerne er en del af
fællesskaber, der giver

Skabe rum for samvær og

Der holdes møder, hvor
beboere og personale taler
 dem livsmod.

for fælles måltider.

om ugens opgaver.
"""
    assert columns_of(text, "", "", "") == [
        ["Borgerne er en del af fællesskaber, der giver", "dem livsmod."],
        ["Skabe rum for samvær og", "for fælles måltider."],
        ["Der holdes møder, hvor beboere og personale taler", "om ugens opgaver."],
    ]


def test_several_cells_share_a_line() -> None:
    assert columns_of("Uændret Uændret\n\nUændret\n", "", "", "") == [["Uændret"], ["Uændret"], ["Uændret"]]
    text = "Vi har vores eget personales\n\nNår vi kan fastholde yderligere\n opgaver.  medarbejdere.  \n"
    assert columns_of(text, "", "") == [
        ["Vi har vores eget personales", "opgaver."],
        ["Når vi kan fastholde yderligere", "medarbejdere."],
    ]


def test_numbers_run_on_within_their_column() -> None:
    text = "1. Søge viden.\n\n2. Dele den.\n\n1. Mødes.\n\n2. Tale sammen.\n\n3. Skrive ned.\n"
    assert columns_of(text, "", "") == [
        ["1. Søge viden.", "2. Dele den."],
        ["1. Mødes.", "2. Tale sammen.", "3. Skrive ned."],
    ]


def test_a_table_may_come_row_by_row() -> None:
    cells = ("Oprettet en café.", "Der kommer flere gæster.", "Indført faste møder.", "Der er mere ro.")
    text = "".join(f"{cell}\n \n\n" for cell in cells)
    assert columns_of(text, "oprettet|indført", "der") == [
        ["Oprettet en café.", "Indført faste møder."],
        ["Der kommer flere gæster.", "Der er mere ro."],
    ]


def test_an_empty_table_has_empty_columns() -> None:
    assert place([], [Column("one"), Column("two")], PROPORTIONAL, ("-",)).columns == ((), ())


def test_a_close_call_is_a_matter_of_doubt() -> None:
    text = "En tekst.\n\nEn tekst.\n\nEn tekst.\n"
    assert place(blocks(document(text).lines), [Column("one"), Column("two")], PROPORTIONAL, ("-",)).doubtful
