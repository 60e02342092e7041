"""What a reading says, line by line, and what differs between two."""

import norrelund
from handleplan.intake.differences import Change, Difference, differences, share_kept
from handleplan.intake.outline import Counts, counts, outline


def as_items(json):
    """READING.md's JSON with every list of texts as items with a text."""
    if isinstance(json, dict):
        return {key: value if key.startswith("themes") else as_items(value) for key, value in json.items()}
    if isinstance(json, list):
        return [{"text": entry} if isinstance(entry, str) else as_items(entry) for entry in json]
    return json


def reading(json):
    return as_items({"unplaced": [], "warnings": [], **json})


def test_each_line_says_where_it_stands():
    lines = {(line.place, line.text) for line in outline(reading(norrelund.plans(norrelund.care_homes())))}
    assert ("Plejehjemmene · Mål", norrelund.HELP) in lines
    assert ("Plejehjemmene · Status 2023 · Vi har opnået", "To er ansat.") in lines
    assert ("Plejehjemmene · Revision 2025-2026 · Mål", "Uændret.") in lines
    assert ("Plejehjemmene · Temaer", "Beskæftigelse") in lines


def test_results_stand_under_their_goal_and_date():
    lines = {(line.place, line.text) for line in outline(reading(norrelund.pool() | {"frame": None}))}
    place = "3.1 Nørrelund Kommune - Jobcenter Ro på kajen · At 20 mænd ror hver uge. · Resultat pr. april 2023"
    assert any(text == "12 ror." and where.startswith(place) for where, text in lines)


def test_counts():
    json = reading(norrelund.booklet() | {"unplaced": ["Side 4"], "warnings": []})
    assert counts(json) == Counts(plans=2, statements=9, unplaced=1, warnings=0)
    assert counts(reading(norrelund.sheet())).plans == 1


def test_nothing_differs_from_itself():
    json = reading(norrelund.plans())
    assert differences(json, json) == []
    assert share_kept(json, json) == 1


def test_a_sentence_reworded_one_gone_and_one_new():
    before, after = reading(norrelund.plans()), reading(norrelund.plans())
    after["plans"][0]["criterion"][0]["text"] = norrelund.CRITERION.replace("fire", "fem")
    after["plans"][1]["goal"] = [{"text": "Noget helt andet om bamser."}]
    assert differences(before, after) == [
        Difference(
            Change.REWORDED,
            "Plejehjemmene · Succeskriterier",
            norrelund.CRITERION,
            norrelund.CRITERION.replace("fire", "fem"),
        ),
        Difference(Change.ADDED, "Sundhedscentret - Tandplejen · Mål", "", "Noget helt andet om bamser."),
        Difference(Change.DROPPED, "Sundhedscentret - Tandplejen · Mål", norrelund.TEETH, ""),
    ]
    assert 0.8 < share_kept(before, after) < 1
