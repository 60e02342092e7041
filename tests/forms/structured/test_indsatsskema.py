"""An action sheet is read the same, wherever its labels stand."""

from typing import Any

import pytest

from forms.structured.test_handleplan import plain
from handleplan.documents import read_bytes
from handleplan.forms.accounting import lost_words
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from word_builder import cell, docx, p, table

LABELS = {
    "policy_goals": ("Målsætning, som indsatsen vedrører", "(Derfor vil vi… i sundhedspolitikken 2023-2026)"),
    "description": ("Beskrivelse af indsats", "(Overordnet beskrivelse af indsatsen)"),
    "purpose": ("Formål", "(Hvorfor vil vi gennemføre indsatsen?)"),
    "target_group": ("Målgruppe", "(Hvem henvender indsatsen sig til?)"),
    "actors": ("Aktører", "(Hvilke aktører indgår i indsatsen?)"),
    "schedule": ("Tidsplan", "(Hvornår iværksættes og afsluttes indsatsen?)"),
    "economy": ("Økonomiske konsekvenser", "(Har realisering af indsatsen økonomiske konsekvenser?)"),
    "criteria": ("Målbare succeskriterier", "(Hvornår er indsatsen en succes?)"),
    "follow_up": ("Opfølgning", "(Hvordan vil vi følge op på indsatsen?)"),
}
SHEET: dict[str, list[str]] = {
    "policy_goals": ["Flere går en tur."],
    "description": ["Vi går hver dag.", "Vi går sammen."],
    "purpose": ["At røre sig."],
    "target_group": ["Alle i huset."],
    "actors": ["Borgerne", "Personalet"],
    "schedule": ["Fra maj."],
    "economy": [],
    "criteria": ["Når ti går med."],
    "follow_up": ["Hvert år."],
}
TITLE = "Gåture"


def beside() -> list[str]:
    rows = [[cell(*LABELS[name]), cell(*(p(text, style="Punkt") for text in SHEET[name]))] for name in SHEET]
    return [p(TITLE, style="Overskrift1"), table(*rows)]


def above() -> list[str]:
    rows = [row for name in SHEET for row in ([LABELS[name][0]], [cell(*SHEET[name])])]
    return [p(TITLE), table(*rows)]


def in_the_same_cell() -> list[str]:
    return [p(TITLE), table(*([cell(" ".join(LABELS[name]), *SHEET[name])] for name in SHEET))]


def under_headings() -> list[str]:
    blocks = [p(TITLE, style="Titel")]
    for name, items in SHEET.items():
        blocks += [p(LABELS[name][0].upper(), style="Overskrift2"), p(LABELS[name][1]), *map(p, items)]
    return blocks


def two_pairs_a_row() -> list[str]:
    pairs = [(LABELS[name][0], cell(*SHEET[name])) for name in SHEET]
    rows = [[*pairs[n], *pairs[n + 1]] for n in range(0, 8, 2)]
    return [p(TITLE), table(*rows), table(list(pairs[8]))]


def helps_in_a_column() -> list[str]:
    return [p(TITLE), table(*([*LABELS[name], cell(*SHEET[name])] for name in SHEET))]


def cut_by_pages() -> list[str]:
    """A table to each page, and a row that goes on over one page's end."""
    rows = [[cell(*LABELS[name]), cell(*SHEET[name])] for name in SHEET]
    first = [rows[0], [cell(*LABELS["description"]), SHEET["description"][0]]]
    return [p(TITLE), table(*first), table(["", SHEET["description"][1]], *rows[2:])]


LAYOUTS = [beside, above, in_the_same_cell, under_headings, two_pairs_a_row, helps_in_a_column, cut_by_pages]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_says_the_same(layout: Any) -> None:
    document = read_bytes(docx(p("Indsatsskema"), *layout()), "indsats.docx")
    reading = read(document, unit="Huset")
    assert plain(as_json(reading)) | {"warnings": []} == {
        "kind": "indsatsskema",
        "title": TITLE,
        "unit": "Huset",
        **SHEET,
        "unplaced": [],
        "warnings": [],
    }
    assert not lost_words(document, reading)


@pytest.mark.parametrize("row", [["Enhed: Skoven"], ["Enhed:", "Skoven"]])
def test_the_sheet_may_name_its_unit(row: list[str]) -> None:
    reading = read(read_bytes(docx(table(row), *beside()), "indsats.docx"))
    assert reading.plans[0].unit == "Skoven"
    assert reading.warnings == ()
