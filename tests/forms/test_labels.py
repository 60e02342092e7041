from handleplan.forms.definition import Field
from handleplan.forms.labels import field_labels, find_labels, heading_labels
from texts import document

GOAL = Field("goal", "goal", ("Mål",), ("(Vi vil opnå at…)",))
SUBGOAL = Field("subgoal", "subgoal", ("Delmål",), ("(Derfor vil vi… i sundhedspolitikken {period})",))
DONE = Field("done", "done", ("Vi har…",), ("(handlinger)",), "status")
ACHIEVED = Field("achieved", "achieved", ("Vi har opnået…",), ("(resultater)",), "status")
LABELS = field_labels([GOAL, SUBGOAL, DONE, ACHIEVED]) + heading_labels("status", ["Status {year}"])


def found_in(text: str) -> list[tuple[str, str]]:
    """The name of each label, and the text after it."""
    _, found = find_labels(list(document(text).lines), LABELS)
    return [(label.label.name, " ".join(line.text.strip() for line in label.content).strip()) for label in found]


def test_a_label_stands_above_its_text_or_on_its_line() -> None:
    assert found_in("Mål\n(Vi vil opnå at…)\n\nFlere i job\n") == [("goal", "Flere i job")]
    assert found_in("Mål: Flere i job\n") == [("goal", "Flere i job")]
    assert found_in("MÅL\nFlere i job\n") == [("goal", "Flere i job")]


def test_labels_stand_beside_each_other() -> None:
    assert found_in("Vi har… (handlinger) Vi har opnået... (resultater)\nTalt sammen\n") == [
        ("done", ""),
        ("achieved", "Talt sammen"),
    ]


def test_a_helping_text_may_be_broken_and_have_its_own_wording() -> None:
    text = "Delmål\n(Derfor vil vi… i sundheds-\npolitikken 2019-2022)\nmere motion\n"
    assert found_in(text) == [("subgoal", "mere motion")]
    assert found_in("Mål\n(Hvad vil vi\n\nopnå?)\nmere motion\n") == [("goal", "mere motion")]


def test_a_word_in_running_text_is_no_label() -> None:
    assert found_in("Vi har et mål\nMål og midler følges ad\nde har nået deres\nMål\nog er glade\n") == []
    assert found_in("Vi har talt sammen\n") == []


def test_a_heading_gives_its_value() -> None:
    before, found = find_labels(list(document("Forord\nStatus 2020\nVi har…\n").lines), LABELS)
    assert [line.text for line in before] == ["Forord"]
    assert found[0].values == {"year": "2020"}
    assert found[0].text.text == "Status 2020"
    assert found[1].label.part == "status"


def test_lines_without_labels_are_kept() -> None:
    lines = list(document("Kære alle\n\nVenlig hilsen\n").lines)
    assert find_labels(lines, LABELS) == (tuple(lines), [])
