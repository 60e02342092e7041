from hypothesis import given
from hypothesis import strategies as st

from handleplan.danish.alphabet import sort_key


def in_order(*names: str) -> list[str]:
    return sorted(names, key=sort_key)


def test_the_three_letters_come_after_z() -> None:
    assert in_order("Østerby", "Åby", "Zahle", "Ærø") == ["Zahle", "Ærø", "Østerby", "Åby"]


def test_double_a_is_the_old_way_of_writing_å() -> None:
    assert in_order("Aalborg", "Ålborg", "Allerød", "Zahle") == ["Allerød", "Zahle", "Aalborg", "Ålborg"]


def test_capitals_and_accents_do_not_count() -> None:
    assert in_order("cafe B", "Café A", "CAFE C") == ["Café A", "cafe B", "CAFE C"]


def test_a_space_comes_before_letters() -> None:
    assert in_order("Nørrebro", "Nørre Alslev") == ["Nørre Alslev", "Nørrebro"]


@given(st.lists(st.text()))
def test_any_text_can_be_sorted(names: list[str]) -> None:
    assert sorted(in_order(*names)) == sorted(names)
