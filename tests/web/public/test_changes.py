"""What a revision changed, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from handleplan.web.public.changes import Piece, compare

WORDS = st.lists(st.sampled_from(["borgere", "med", "handicap", "får", "job", "i", "2024", "mere"]), max_size=12)


def test_only_the_changed_words_are_marked():
    assert compare("Vi vil finde to job", "Vi vil finde tre job") == [
        Piece("kept", "Vi vil finde"),
        Piece("removed", "to"),
        Piece("added", "tre"),
        Piece("kept", "job"),
    ]


def test_texts_with_little_in_common_are_read_whole():
    before, now = "Borgerne får besked i god tid.", "Lærerne kommer på kursus hvert forår."
    assert compare(before, now) == [Piece("removed", before), Piece("added", now)]


def test_a_new_text_is_added_and_a_dropped_one_removed():
    assert compare("", "helt nyt") == [Piece("added", "helt nyt")]
    assert compare("gået ud", "") == [Piece("removed", "gået ud")]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_the_comparison(before, now):
    pieces = compare(" ".join(before), " ".join(now))
    assert " ".join(piece.text for piece in pieces if piece.kind != "added") == " ".join(before)
    assert " ".join(piece.text for piece in pieces if piece.kind != "removed") == " ".join(now)
    assert all(piece.text for piece in pieces)
