"""Which goals can be counted."""

import pytest

from handleplan.web.public.quantities import countable_sentences, holds_quantity


@pytest.mark.parametrize(
    "text",
    [
        "Alt i alt 150 børn deltager i idrætsaktiviteter.",
        "At nedbringe fraværet med 20 procent.",
        "80 % af borgerne er trygge.",
        "Der oprettes 2-3 hold.",
        "At minimum fem idrætstilbud opstarter hold.",
        "Mindst 1.200 borgere får besked.",
        "Der holdes syv kurser for personalet.",
    ],
)
def test_a_number_of_something_can_be_counted(text):
    assert holds_quantity(text)


@pytest.mark.parametrize(
    "text",
    [
        "Borgerne er trygge.",
        "Inden 1. maj 2011 er alle med.",
        "I 2019 begynder arbejdet.",
        "Tilbud efter § 104 og § 85 i serviceloven.",
        "En borger har fået et job.",
        "Målet gælder elever i 5. klasse.",
        "Kurset varer 12 uger.",
    ],
)
def test_a_date_a_paragraph_or_a_while_cannot(text):
    assert not holds_quantity(text)


def test_only_the_sentences_with_a_number_are_the_target():
    text = "Børn får idræt. Succeskriterier: Alt i alt 150 børn deltager. Ca. 20 børn bliver ved. De er glade."
    assert countable_sentences(text) == ["Alt i alt 150 børn deltager.", "Ca. 20 børn bliver ved."]
