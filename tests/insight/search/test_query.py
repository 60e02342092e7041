"""What a person typed is understood, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st

from handleplan.insight.search.query import LONGEST_QUERY, MOST_TERMS, understood


def stems(typed: str) -> list[tuple[str, ...]]:
    return [term.stems for term in understood(typed).wanted]


def test_words_phrases_and_words_that_must_not_be_there() -> None:
    query = understood('skånejobs "åbent hus" -praktik -"i tide"')
    assert [term.stems for term in query.wanted] == [("skånejob",), ("åbent", "hus")]
    assert [term.stems for term in query.unwanted] == [("praktik",), ("i", "tid")]


def test_small_words_are_left_out_beside_others() -> None:
    assert stems("borgere i job") == [("borg",), ("job",)]
    assert stems('"borgere i job"') == [("borg", "i", "job")]
    assert stems("i og på") == [("i",), ("og",), ("på",)]


def test_a_word_with_signs_in_it_is_a_phrase() -> None:
    assert stems("COVID-19") == [("covid", "19")]


def test_a_quote_that_is_not_closed_ends_with_the_query() -> None:
    assert stems('"åbent hus') == [("åbent", "hus")]


def test_nothing_but_signs_asks_for_nothing() -> None:
    assert stems('"" - -- () * : ^ "') == []


@given(st.text(max_size=1000))
def test_any_text_is_a_query_of_bounded_size(typed: str) -> None:
    query = understood(typed)
    assert len(query.typed) <= LONGEST_QUERY
    assert len(query.wanted) <= MOST_TERMS
    for term in (*query.wanted, *query.unwanted):
        assert term.words
        assert all(stem.isalnum() for stem in term.stems)
