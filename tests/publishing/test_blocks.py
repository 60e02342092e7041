"""Texts become paragraphs and points of lists."""

import pytest

from handleplan.publishing.blocks import Heading, Words, as_data, points_of, words_of


@pytest.mark.parametrize("bullet", ["• ", "› ", "- ", "– ", "\uf0b7 ", "\uf0b7", "▪\t"])
def test_a_bullet_of_the_document_becomes_the_paragraphs_own(bullet):
    assert words_of(f"{bullet}Mødes hver uge") == (Words("Mødes hver uge", is_bullet=True),)


@pytest.mark.parametrize("text", ["-", "–", "-20 procent", "2-16 år", "Mødes - hver uge"])
def test_a_dash_that_means_something_stays(text):
    assert words_of(text) == (Words(text),)


def test_every_line_is_a_paragraph_and_empty_ones_are_none():
    assert words_of(["Først\n\nså", " "]) == (Words("Først"), Words("så"))


def test_texts_beside_each_other_are_points_but_one_alone_is_none():
    assert points_of(["At ro", "At svømme"]) == (Words("At ro", is_bullet=True), Words("At svømme", is_bullet=True))
    assert points_of(["At ro"]) == (Words("At ro"),)


def test_long_texts_beside_each_other_stay_paragraphs():
    long = "Vi arbejder videre med opgaver på vaskeriet. " * 7
    assert [words.is_bullet for words in points_of([long, long])] == [False, False]


def test_what_leads_on_or_has_a_number_gets_no_bullet_besides():
    assert [words.is_bullet for words in points_of(["Tandplejen:", "1. At børste", "(2) At skylle", "Smil"])] == [
        False,
        False,
        False,
        True,
    ]


def test_blocks_become_json_with_their_kind():
    assert as_data((Heading(2, "Mål"),)) == [{"kind": "Heading", "level": 2, "text": "Mål"}]
