import pytest

from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Item
from handleplan.forms.themes import read_ticks, themed_passages
from texts import document

LAYOUT = form_of_kind("handleplan").layout["themes"]


@pytest.mark.parametrize(
    ("ticked", "unticked"),
    [
        ("X ", "\uf0a8 "),
        ("x ", ""),
        ("☒ ", "☐ "),
        ("☒", "☐"),
        ("\uf0fe ", "\uf0a8 "),
        ("[x] ", "[ ] "),
        ("X\n", "\uf0a8\n"),
    ],
)
def test_ticks_of_every_kind(ticked: str, unticked: str) -> None:
    lines = document(f"{unticked}Boligforhold\n\n{ticked}Fritid og kultur\n\n{unticked}Skole og uddannelse\n").lines
    ticks = read_ticks(lines, LAYOUT)
    assert ticks.checked == ("Fritid og kultur",)
    assert ticks.offered == ("Boligforhold", "Fritid og kultur", "Skole og uddannelse")
    assert ticks.unplaced == ()


def test_a_tick_may_stand_after_its_theme_and_a_theme_be_broken() -> None:
    ticks = read_ticks(document("Fritid og\nkultur X\nBoligforhold\n").lines, LAYOUT)
    assert ticks.offered == ("Fritid og kultur", "Boligforhold")


def test_another_municipalitys_themes_are_read_by_their_signs_and_other_text_is_kept() -> None:
    ticks = read_ticks(document("X Digital hverdag\n☐ Natur\nSæt gerne flere kryds\n").lines, LAYOUT)
    assert ticks.checked == ("Digital hverdag",)
    assert ticks.offered == ("Digital hverdag", "Natur")
    assert [item.text for item in ticks.unplaced] == ["Sæt gerne flere kryds"]


def test_passages_under_letters_belong_to_themes() -> None:
    form = form_of_kind("indsatsskema")
    items = [
        Item(text)
        for text in ("Vi har fokus på KRAM.", "K:", "Sund mad.", "Mindre kaffe.", "S: Gode søvnvaner.", "Obs: nej")
    ]
    passages = themed_passages(items, form)
    assert [(themes, [item.text for item in found]) for themes, found in passages] == [
        (("Kost",), ["Sund mad.", "Mindre kaffe."]),
        (("Søvn", "Stress"), ["Gode søvnvaner.", "Obs: nej"]),
    ]
