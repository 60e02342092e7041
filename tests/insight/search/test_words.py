"""Words as the index knows them."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.insight.search import compounds, query, words
from handleplan.insight.search.words import composed, spelled, stem_of, words_of


@pytest.mark.parametrize("module", [words, query, compounds])
def test_examples_in_the_code(module) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("beskæftigelse", "beskæftigelsens"),
        ("skånejob", "skånejobs"),
        ("borger", "borgerne"),
        ("handicappet", "handicap"),
        ("jobcenter", "jobcentret"),
        ("hjælpemiddel", "hjælpemidlerne"),
        ("regel", "regler"),
        ("barn", "børnene"),
        ("Aabenraa", "ÅBENRÅ"),
        ("idé", "IDEEN"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(spelled(one)) == stem_of(spelled(other))


@pytest.mark.parametrize(
    ("one", "other"), [("kommune", "kommunikation"), ("måle", "male"), ("leder", "ledig"), ("øst", "ost")]
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem_of(spelled(one)) != stem_of(spelled(other))


@given(st.text())
def test_any_text_has_words_whose_places_are_theirs(text: str) -> None:
    text = composed(text)
    for word in words_of(text):
        assert spelled(text[word.start : word.end]) == word.spelling
        assert word.stem.isalnum()
