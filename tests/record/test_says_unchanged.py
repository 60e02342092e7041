"""A revision's own word that a part stays as it was."""

import pytest

from handleplan.record.editions import says_unchanged


@pytest.mark.parametrize(
    "text", ["Uændret.", "Uændret", "uændrede", "UÆNDRET", "Uaendret", "- Uændret", "Ingen ændringer."]
)
def test_it_says_so_and_nothing_else(text):
    assert says_unchanged(text)


@pytest.mark.parametrize("text", ["Fortsat som tidligere: flere kolleger", "Uændret, dog også i haven.", "Ændret", ""])
def test_anything_more_is_a_statement(text):
    assert not says_unchanged(text)
