"""Which new statements are old ones in other words."""

from hypothesis import given
from hypothesis import strategies as st

from handleplan.record.likeness import NEARLY_EQUAL, match

CRITERIA = ["Der skal være mentorer på hvert hus.", "I 2023 og 2024 er flere borgere ansat end tidligere."]


def test_new_years_make_no_new_statement():
    assert match(["I 2025 og 2026 er flere borgere ansat end tidligere."], CRITERIA) == [1]


def test_a_statement_within_a_longer_one_is_the_same():
    longer = "Fortsat som tidligere: Der skal være mentorer på hvert hus."
    assert match([longer], CRITERIA) == [0]


def test_a_short_label_is_not_everything_that_it_stands_in():
    assert match(["Tandplejen:"], ["Tandplejen tilbyder undervisning i god tandpleje til alle."]) == [None]


def test_each_old_statement_is_found_once():
    assert sorted(match([CRITERIA[0], CRITERIA[0]], CRITERIA), key=str) == [0, None]


def test_another_forms_words_must_be_nearly_equal():
    assert match(["Mentorer på hvert hus"], CRITERIA, at_least=NEARLY_EQUAL) == [None]


@given(st.lists(st.text(alphabet="abcæøå ", min_size=3), unique_by=lambda text: " ".join(sorted(text.split()))))
def test_what_has_not_changed_is_itself(texts: list[str]):
    named = [text for text in texts if text.strip()]
    assert [text for text, index in zip(named, match(named, named), strict=True) if index is None] == []
