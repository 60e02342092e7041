"""When two names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.danish.names import MAX_NAME, name_key, parts_of_name, short_name, unit_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reva", "REVAS"),
        ("Socialpsykiatrien & Området", "socialpsykiatri og området"),
        ("Digitalisering og Velfærdsteknologi (SÆH)", "Digitalisering og Velfærdsteknologi"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Plejecenter 1", "Plejecenter 2"), ("Dagtilbud Øst", "Dagtilbud Vest"), ("Børn", "Børn og Unge"), ("(A)", "(B)")],
)
def test_two_names(one: str, other: str):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("dash", [" - ", " – ", " — "])
def test_a_dash_says_where_a_unit_belongs(dash: str):
    assert parts_of_name(f"Sundhed{dash}Tandplejen") == ("Sundhed", "Tandplejen")


@pytest.mark.parametrize("name", ["Hjemme- og sygeplejen", "- Tandplejen", "Tandplejen"])
def test_a_hyphen_says_nothing_of_the_kind(name: str):
    assert parts_of_name(name) == ("", name)


def test_a_list_of_names_has_no_short_form():
    assert short_name("Sundheds-, Ældre- og Handicapområdet") == "Sundheds-, Ældre- og Handicapområdet"


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_a_units_name_is_the_beginning_of_what_it_is_called(name: str):
    short = unit_name(name)
    assert short
    assert name.startswith(short)
    assert len(short) <= MAX_NAME
