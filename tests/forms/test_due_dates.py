"""Sentences that set themselves a date."""

from datetime import date

import pytest

from handleplan.forms.due_dates import DueSentence, due_sentences


@pytest.mark.parametrize(
    ("text", "said", "due"),
    [
        ("Alle har en mentor inden udgangen af 2021.", "2021", date(2021, 12, 31)),
        ("Inden 1. maj 2022 er der holdt et kursus.", "2022-05-01", date(2022, 5, 1)),
        ("Senest i februar 2024 er rampen bygget.", "2024-02", date(2024, 2, 29)),
        ("Lederen har talt med alle medio 2021.", "2021", date(2021, 6, 30)),
        ("Senest medio maj 2021 er listen skrevet.", "2021-05", date(2021, 5, 20)),
        ("Senest ultimo februar 2021 er listen skrevet.", "2021-02", date(2021, 2, 28)),
        ("Senest primo 2021 er listen skrevet.", "2021", date(2021, 1, 31)),
    ],
)
def test_the_last_day_that_is_meant(text, said, due):
    assert list(due_sentences(text)) == [DueSentence(text, said, due)]


@pytest.mark.parametrize(
    "text", ["Fra 2019 begynder vi.", "Vi holdt et kursus i maj 2019.", "Hvert plejehjem har en mentor.", ""]
)
def test_what_sets_no_date(text):
    assert list(due_sentences(text)) == []


def test_only_the_sentence_with_the_date():
    (found,) = due_sentences("Vi udpeger en mentor. Senest 1.9.2021 er alle udpeget. Så begynder vi.")
    assert found.text == "Senest 1.9.2021 er alle udpeget."
