"""What is doubtful in a draft, and what a person has settled."""

from dataclasses import replace

import norrelund
from handleplan.documents import Place
from handleplan.forms.checks import check
from handleplan.forms.reading import Item, ReadingWarning
from handleplan.intake.review.decisions import UNPLACED, UNWANTED, MatchUnit, Move, Reword, Seen, SetValue, Write
from handleplan.intake.review.doubts import doubts
from handleplan.intake.review.draft import draft_of, reading_of
from readings import reading_of as reading_from

PLANS = reading_from(norrelund.plans())
COLUMN_DOUBT = ReadingWarning("column_doubt", "Det er usikkert, hvilken kolonne teksten hører til.", Place(1, 2, 2))


def asked(reading, *decisions):
    return doubts(reading, draft_of(reading, decisions), decisions, check(reading_of(reading, decisions)))


def codes(reading, *decisions):
    return [doubt.code for doubt in asked(reading, *decisions) if not doubt.is_seen]


def key_of(reading, text):
    (key,) = [piece.key for slot in draft_of(reading).slots() for piece in slot.pieces if piece.text == text]
    return key


def numbered(reading):
    """The reading with every criterion of its first plan on a line of its own, as in a document."""
    plan = reading.plans[0]
    items = tuple(
        Item(item.text, Place(1, 40 + number, 40 + number)) for number, item in enumerate(plan.fields["criterion"])
    )
    return replace(reading, plans=(replace(plan, fields={**plan.fields, "criterion": items}), *reading.plans[1:]))


def test_a_careful_readers_question_says_which_part_and_which_texts():
    reading = numbered(reading_from(norrelund.plans(norrelund.care_homes() | {"criterion": ["Når de er glade."]})))
    (doubt,) = [doubt for doubt in asked(reading) if doubt.code == "no_measure"]
    assert doubt.part == "plans.0"
    assert doubt.pieces == (key_of(reading, "Når de er glade."),)
    assert doubt.place == Place(1, 40, 40)


def test_what_is_mended_is_asked_no_more():
    reading = reading_from(norrelund.plans(norrelund.care_homes() | {"criterion": ["Når de er glade."]}))
    assert "no_measure" in codes(reading)
    assert "no_measure" not in codes(reading, Reword(key_of(reading, "Når de er glade."), "Når 12 beboere har job."))


def test_what_is_mended_by_ticking_a_theme():
    assert "no_theme" in codes(PLANS)
    assert "no_theme" not in codes(PLANS, SetValue("plans.1.themes_checked", "Bolig"))


def test_seen_it_stays_seen_when_something_else_is_decided():
    (doubt,) = [doubt for doubt in asked(PLANS) if doubt.code == "no_theme"]
    later = asked(PLANS, Seen(doubt.key), Write("plans.0.goal", "Et mål til."))
    assert [one.is_seen for one in later if one.code == "no_theme"] == [True]
    assert later[-1].code == "no_theme"


def test_a_text_without_a_field_is_a_doubt_until_it_has_one():
    reading = reading_from(norrelund.plans() | {"unplaced": ["Side 4", "Side 4"]})
    found = [doubt for doubt in asked(reading) if doubt.code == "no_field"]
    assert [doubt.part for doubt in found] == [UNPLACED] * 2
    assert len({doubt.key for doubt in found}) == 2
    first, second = (piece.key for piece in draft_of(reading).unplaced.pieces)
    assert "no_field" not in codes(reading, Move(first, UNWANTED), Move(second, "plans.0.goal"))


def test_a_plan_without_a_unit_is_a_doubt_until_somebody_says_whose_it_is():
    reading = reading_from(norrelund.plans(norrelund.dentist() | {"unit": ""}))
    assert "no_unit" in codes(reading)
    assert "no_unit" not in codes(reading, MatchUnit("plans.0", 3, "Tandplejen"))
    assert "no_unit" not in codes(reading_from(norrelund.booklet() | {"unplaced": []}))


def test_the_readers_doubt_of_a_column_is_settled_when_the_text_is_placed():
    reading = replace(numbered(PLANS), warnings=(replace(COLUMN_DOUBT, place=Place(1, 41, 41)),))
    second = key_of(reading, "Når hvert plejehjem har en mentor.")
    assert "column_doubt" in codes(reading)
    assert "column_doubt" in codes(reading, Reword(second, "Når alle har en mentor."))
    assert "column_doubt" not in codes(reading, Move(second, "plans.0.action"))


def test_a_guessed_unit_is_settled_when_somebody_says_it():
    guessed = ReadingWarning("unit_guessed", "Skemaet nævner ingen enhed; „Plejehjemmene“ er gættet.")
    reading = replace(PLANS, warnings=(guessed,))
    assert "unit_guessed" in codes(reading)
    assert "unit_guessed" not in codes(reading, SetValue("plans.0.unit", "Plejehjemmene"))
