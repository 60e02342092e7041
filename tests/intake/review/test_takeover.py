"""What was decided about a document, taken over to its next version."""

from copy import deepcopy

import norrelund
from handleplan.intake.review.decisions import (
    UNWANTED,
    AddPart,
    ConfirmTarget,
    Join,
    MatchUnit,
    MergeParts,
    Move,
    Reword,
    Seen,
    SetValue,
    Split,
    Write,
)
from handleplan.intake.review.draft import draft_of
from handleplan.intake.review.takeover import taken_over
from handleplan.intake.review.targets import proposed_targets
from readings import reading_of

JSON = norrelund.plans() | {"unplaced": ["Side 4"]}
EARLIER = reading_of(JSON)
MENTOR = "Når hvert plejehjem har en mentor."


def version(change):
    """The document's next version, in which something is otherwise."""
    json = deepcopy(JSON)
    change(json)
    return reading_of(json)


def two_pages_more(json):
    """A new plan before all others, and a new criterion before the others: nothing stands where it stood."""
    json["plans"].insert(0, norrelund.dentist() | {"unit": "Biblioteket", "goal": ["Alle kan låne bøger."]})
    json["plans"][1]["criterion"].insert(0, "Når alle beboere er spurgt.")
    json["unplaced"].insert(0, "Side 1")


def key(reading, text):
    (found,) = [piece.key for slot in draft_of(reading).slots() for piece in slot.pieces if piece.text == text]
    return found


def texts(reading, decisions, address):
    (found,) = [slot for slot in draft_of(reading, decisions).slots() if slot.address == address]
    return [piece.text for piece in found.pieces]


def test_decisions_find_their_texts_where_they_stand_now():
    later = version(two_pages_more)
    decisions = [
        Reword(key(EARLIER, MENTOR), "Når hvert plejehjem har to mentorer."),
        Move(key(EARLIER, "Side 4"), UNWANTED),
        SetValue("plans.0.unit", "Plejehjem Nord"),
        MatchUnit("plans.1", 7, "Tandplejen"),
    ]
    taken = taken_over(EARLIER, decisions, later)
    assert taken.dropped == ()
    assert texts(later, taken.decisions, "plans.1.criterion")[-1] == "Når hvert plejehjem har to mentorer."
    assert texts(later, taken.decisions, UNWANTED) == ["Side 4"]
    draft = draft_of(later, taken.decisions)
    assert [part.name for part in draft.parts] == ["Biblioteket", "Plejehjem Nord", "Tandplejen"]


def test_decisions_find_what_earlier_ones_made():
    split = Split(key(EARLIER, MENTOR), ("Når hvert plejehjem", "har en mentor."))
    written = Write("plans.0.goal", "Et mål, som læseren overså.")
    added = AddPart("plan", "Genbrugsbutikken")
    decisions = [
        split,
        Move(f"{split.piece}.2", "plans.0.action"),
        written,
        Reword(written.key, "Et mål til."),
        added,
        Write(f"plans.{added.key}.goal", "Mål for butikken."),
    ]
    later = version(two_pages_more)
    taken = taken_over(EARLIER, decisions, later)
    assert taken.dropped == ()
    assert "har en mentor." in texts(later, taken.decisions, "plans.1.action")
    assert texts(later, taken.decisions, "plans.1.goal")[-1] == "Et mål til."
    assert draft_of(later, taken.decisions).parts[-1].name == "Genbrugsbutikken"


def test_what_the_new_version_says_itself_needs_no_decision():
    def mended(json):
        json["plans"][0]["criterion"][1] = "Når hvert plejehjem har to mentorer."
        json["plans"][0]["unit"] = "Plejehjemmene i Nørrelund"
        json["plans"][0]["goal"].append("Et mål, som læseren overså.")
        json["plans"].append(norrelund.dentist() | {"unit": "Biblioteket", "goal": ["Alle kan låne bøger."]})

    decisions = [
        Reword(key(EARLIER, MENTOR), "Når hvert plejehjem har to mentorer."),
        SetValue("plans.0.unit", "Plejehjemmene i Nørrelund"),
        Write("plans.0.goal", "Et mål, som læseren overså."),
        AddPart("plan", "Biblioteket"),
    ]
    taken = taken_over(EARLIER, decisions, version(mended))
    assert (taken.decisions, taken.dropped) == ((), ())


def test_a_statement_that_says_something_else_now_is_not_overwritten():
    def reworded(json):
        json["plans"][0]["criterion"][1] = "Når hvert eneste plejehjem har en mentor."
        json["plans"][0]["unit"] = "Ældrecentrene"

    decisions = [
        Reword(key(EARLIER, MENTOR), "Når hvert plejehjem har to mentorer."),
        SetValue("plans.0.unit", "Plejehjem Nord"),
    ]
    taken = taken_over(EARLIER, decisions, version(reworded))
    assert taken.decisions == ()
    assert [(idle.number, idle.reason) for idle in taken.dropped] == [
        (0, "Teksten har fået andre ord i den nye udgave."),
        (1, "Den nye udgave siger noget andet end den gamle."),
    ]


def test_moved_it_is_moved_also_with_a_slip_of_the_pen_mended():
    later = version(
        lambda json: json["plans"][0]["criterion"].__setitem__(1, "Når hvert plejehjem har fået en mentor.")
    )
    taken = taken_over(EARLIER, [Move(key(EARLIER, MENTOR), "plans.0.action")], later)
    assert texts(later, taken.decisions, "plans.0.action")[-1] == "Når hvert plejehjem har fået en mentor."


def test_what_is_gone_is_told():
    later = version(lambda json: json["plans"].pop())
    gone = key(EARLIER, norrelund.TEETH)
    taken = taken_over(EARLIER, [Reword(gone, "Trygge borgere."), Move(gone, UNWANTED)], later)
    assert [idle.reason for idle in taken.dropped] == ["Teksten står ikke i den nye udgave."]
    assert taken.decisions == ()


def test_parts_that_were_merged_stay_merged():
    later = version(two_pages_more)
    taken = taken_over(EARLIER, [MergeParts("plans.1", "plans.0")], later)
    assert taken.decisions == (MergeParts("plans.2", "plans.1"),)


def test_joined_in_the_new_version_already():
    first, second = norrelund.CRITERION, MENTOR
    later = version(lambda json: json["plans"][0].update(criterion=[f"{first} {second}"]))
    joined = Join(key(EARLIER, first), key(EARLIER, second))
    taken = taken_over(EARLIER, [joined, Move(joined.piece, "plans.0.action")], later)
    assert taken.dropped == ()
    assert texts(later, taken.decisions, "plans.0.action")[-1] == f"{first} {second}"


def test_what_was_seen_stays_seen():
    assert taken_over(EARLIER, [Seen("no_theme-1")], version(two_pages_more)).decisions == (Seen("no_theme-1"),)


def test_a_confirmed_target_must_be_confirmed_again_when_its_result_is_another():
    json = norrelund.pool() | {"frame": None}
    earlier = reading_of(json)
    first = proposed_targets(earlier)[0]
    assert taken_over(earlier, [ConfirmTarget(first.key, "partly")], earlier).decisions
    later_json = deepcopy(json)
    for row in later_json["projects"][0]["results"]:
        for dated in row["by_date"]:
            dated["text"] = ["18 mænd ror hver uge." for text in dated["text"] if text]
    taken = taken_over(earlier, [ConfirmTarget(first.key, "partly")], reading_of(later_json))
    assert [idle.reason for idle in taken.dropped] == [
        "Måltallet eller dets resultat står anderledes i den nye udgave."
    ]
