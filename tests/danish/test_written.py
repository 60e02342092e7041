"""Dates, amounts and lists as people read them."""

import pytest

from handleplan.danish.written import written_date, written_kroner, written_list, written_number


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2009-05-01", "1.\u00a0maj\u00a02009"), ("2011-12", "december 2011"), ("2009", "2009"), ("", "")],
)
def test_a_date_is_as_exact_as_it_is_given(iso, words):
    assert written_date(iso) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (999, "999"), (1250000, "1.250.000")])
def test_thousands_are_parted_by_points(number, words):
    assert written_number(number) == words
    assert written_kroner(number) == f"{words}\u00a0kr."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["2019"], "2019"), (["2019", "2020"], "2019 og 2020"), (["a", "b", "c"], "a, b og c")],
)
def test_a_list_ends_with_og(words, sentence):
    assert written_list(words) == sentence
