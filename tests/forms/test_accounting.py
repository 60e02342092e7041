"""Every word of a document is in a field, a label or ``unplaced``, whatever happened to the document."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.plans import PLAN, SHEET
from handleplan.documents import Document, UnreadableFile, read_file, read_text
from handleplan.forms.accounting import lost_words
from handleplan.forms.read import read
from handleplan.forms.reading import Item, Reading, UnknownForm
from texts import CORPUS, document, needs_corpus

LINES = PLAN.splitlines() + SHEET.splitlines()
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(["", " ", "• ", "X", "\uf0a8", "\f", " 3", "Uændret", "Vi har", "at borger-", "ne og"]),
    st.text(alphabet="abcæøåABC .,:-–•()1 \t", max_size=40),
)


def test_a_lost_word_is_found() -> None:
    text = document("Flere borgere låner bøger, og flere læser dem\n")
    reading = Reading("handleplan", unplaced=(Item("Flere borgere låner, og læser dem"),))
    assert lost_words(text, reading) == {"flere": 1, "bøger": 1}


def test_a_word_divided_at_a_lines_end_is_not_lost_where_the_reading_has_it_whole() -> None:
    text = document("sundheds-\nfremme for borger-\n\nX\n\nne med kræft- og hjertesygdom\n")
    reading = Reading(
        "handleplan", unplaced=(Item("sundhedsfremme for borgerne med kræft- og hjertesygdom"), Item("X"))
    )
    assert not lost_words(text, reading)


def test_a_word_that_the_reading_holds_once_whole_and_once_in_two_is_not_lost() -> None:
    reading = Reading(
        "handleplan", unplaced=(Item("sundhedsfremme-"), Item("forløbene"), Item("sundhedsfremmeforløbene"))
    )
    text = document("sundhedsfremme-\nforløbene\nsundheds-\nfremmeforløbene\n")
    assert not lost_words(text, reading)


def test_a_part_of_a_divided_word_can_be_lost() -> None:
    reading = Reading("handleplan", unplaced=(Item("sundheds"),))
    assert lost_words(document("sundheds-\nfremme\n"), reading) == {"fremme": 1}


def account(text: Document) -> dict[str, int]:
    """The words lost; a document that follows no form is refused and loses nothing."""
    try:
        return lost_words(text, read(text))
    except UnknownForm:
        return {}


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_no_word_of_any_document_is_lost(lines: list[str]) -> None:
    try:
        text = read_text(f"{PLAN}\n{chr(10).join(lines)}\n".encode(), "plan.txt")
    except UnreadableFile:
        return
    assert not account(text)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([PLAN, SHEET]), st.randoms(use_true_random=False), st.floats(0.1, 1))
def test_no_word_of_a_damaged_document_is_lost(whole: str, chance: random.Random, share: float) -> None:
    lines = whole.splitlines()
    kept = chance.sample(lines, max(1, int(share * len(lines))))
    assert not account(document("\n".join(["Handleplan fra: X", *kept, "slut"])))


@needs_corpus
@pytest.mark.parametrize("name", [path.name for path in sorted(CORPUS.glob("*.txt"))])
def test_no_word_of_the_corpus_is_lost(name: str) -> None:
    text = read_file(CORPUS / name)
    assert not lost_words(text, read(text))


@needs_corpus
@pytest.mark.parametrize(
    "name", [path.name for path in sorted(CORPUS.glob("*hand*leplan*.txt")) + sorted(CORPUS.glob("sund*.txt"))]
)
@pytest.mark.parametrize("damage", ["cut", "shuffled", "stripped"])
def test_no_word_of_a_damaged_corpus_is_lost(name: str, damage: str) -> None:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    chance = random.Random(name)
    if damage == "cut":
        lines = lines[: len(lines) * 2 // 3]
    elif damage == "shuffled":
        blocks = [lines[start : start + 7] for start in range(0, len(lines), 7)]
        chance.shuffle(blocks)
        lines = [line for block in blocks for line in block]
    else:
        lines = [line.strip() for line in lines if line.strip()]
    assert not account(document("\n".join(lines)))
