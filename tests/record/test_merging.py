"""Word by word, what both meant; and nothing where they meant different things of the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.record.merging import merged

WORDS = st.lists(st.sampled_from(["vi", "har", "ansat", "to", "tre", "og", "hus", "\n"]), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "both"),
    [
        ("", "Vi har ansat to.", "Vi er glade.", "Vi har ansat to. Vi er glade."),
        ("A b c.", "A b c. D.", "A b c. E.", "A b c. D. E."),
        ("A b c", "b c", "A b", "b"),
        ("To er ansat.", "Tre er ansat.", "Tre er ansat.", "Tre er ansat."),
        ("A b", "", "A c", None),
    ],
)
def test_examples(base, theirs, mine, both):
    assert merged(base, theirs, mine) == both


@given(base=WORDS, other=WORDS)
def test_who_changed_nothing_does_not_count(base, other):
    assert merged(base, other, base) == other
    assert merged(base, base, other) == other


@given(base=WORDS, theirs=WORDS, mine=WORDS)
def test_what_anybody_put_in_is_in_the_merged_text_or_nothing_is_merged(base, theirs, mine):
    both = merged(base, theirs, mine)
    if both is not None:
        for text in (theirs, mine):
            for word in set(text.split()) - set(base.split()):
                assert word in both
