"""The sentence that was hit."""

from hypothesis import given
from hypothesis import strategies as st

from handleplan.insight.search.engine import Sought
from handleplan.insight.search.snippets import LONGEST_SENTENCE, marked, sentence_with_hits
from handleplan.insight.search.words import composed, words_of


def shown(text: str, *wanted: Sought) -> str:
    """The sentence with [brackets] around its hits."""
    return "".join(f"[{part.text}]" if part.is_hit else part.text for part in sentence_with_hits(text, wanted))


HUS = Sought(("hus",))
ÅBENT_HUS = Sought(("åbent", "hus"))


def test_the_sentence_with_the_hit_is_shown() -> None:
    assert shown("Klinikken er ny. Vi holder åbent hus i maj. Kom!", HUS) == "Vi holder åbent [hus] i maj."


def test_the_sentence_with_most_of_the_words_is_shown() -> None:
    text = "Et hus brændte. Klinikken holdt åbent hus i maj."
    assert shown(text, Sought(("klinik",)), HUS) == "[Klinikken] holdt åbent [hus] i maj."


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    text = "Vi tilbyder bl.a. Zumba, f.eks. Fitdance, fra d. 1. Maj i et hus. Kom!"
    assert shown(text, HUS) == "Vi tilbyder bl.a. Zumba, f.eks. Fitdance, fra d. 1. Maj i et [hus]."


def test_lines_are_sentences_of_their_own() -> None:
    assert shown("Ny lov\nSe vores hus\nTak", HUS) == "Se vores [hus]"


def test_a_phrase_is_marked_as_one_and_its_words_alone_are_not() -> None:
    assert shown("Et hus holder åbent hus", ÅBENT_HUS) == "Et hus holder [åbent hus]"


def test_compounds_are_marked() -> None:
    assert shown("Se vores medborgerhus", Sought(("hus",), ("medborgerhus",))) == "Se vores [medborgerhus]"


def test_a_long_sentence_is_cut_around_its_hit_between_words() -> None:
    said = shown(f"{'langt ' * 100}hus {'videre ' * 100}", HUS)
    assert "[hus]" in said
    assert said.startswith("… langt ")
    assert said.endswith("videre …")
    assert len(said) <= LONGEST_SENTENCE + 10


def test_a_word_without_end_is_cut_as_well() -> None:
    assert len(shown("å" * 5000, HUS)) <= LONGEST_SENTENCE + 10


@given(st.text(max_size=2000), st.integers(min_value=0))
def test_what_is_marked_is_the_text_itself(text: str, number: int) -> None:
    text = composed(text)
    words = list(words_of(text))
    wanted = [Sought((words[number % len(words)].stem,))] if words else []
    whole = marked(text, wanted)
    assert "".join(part.text for part in whole) == text
    assert any(part.is_hit for part in whole) == bool(words)
    sentence = "".join(part.text for part in sentence_with_hits(text, wanted))
    assert sentence.removeprefix("… ").removesuffix(" …") in text
    assert any(part.is_hit for part in sentence_with_hits(text, wanted)) == bool(words)
