from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.danish.dates import parse_date, parse_period, parse_years


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("01.05.2009", "2009-05-01"),
        ("1/5-2009", "2009-05-01"),
        ("24. maj 2011", "2011-05-24"),
        ("Resultat pr. 16.maj 2011", "2011-05-16"),
        ("pr. december 2011", "2011-12"),
        ("01.11.11", "2011-11-01"),
        ("jan. 2012", "2012-01"),
        ("sept. 2012", "2012-09"),
        ("i 2009", "2009"),
        ("2009-05-01", "2009-05-01"),
        ("31.02.2009", ""),
        ("1.060 elever", ""),
        ("ingen dato", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_said(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("01.05.2009-30.08.2012", "2009-05-01", "2012-08-30"),
        ("01.01.2010-31.12.2011,", "2010-01-01", "2011-12-31"),
        ("maj 2009 - august 2012", "2009-05", "2012-08"),
        ("1. maj 2009 til 30. august 2012", "2009-05-01", "2012-08-30"),
        ("maj - august 2012", "2012-05", "2012-08"),
        ("2009-2011", "2009", "2011"),
        ("2009 – 2012", "2009", "2012"),
        ("fra 1. maj 2009", "2009-05-01", ""),
        ("uvist", "", ""),
    ],
)
def test_a_period(text: str, start: str, end: str) -> None:
    assert parse_period(text) == (start, end)


def test_a_span_of_years() -> None:
    assert parse_years("satspuljeaftalen for 2009-2012") == "2009-2012"
    assert parse_years("Handleplaner 2019 og 2020") == "2019-2020"
    assert parse_years("i 2009") == ""


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_a_date_with_points_comes_back(day: date) -> None:
    assert parse_date(f"{day:%d.%m.%Y}") == day.isoformat()


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    parse_date(text)
    parse_period(text)
    parse_years(text)
