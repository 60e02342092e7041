"""The same plan is read the same, however an office has set its form up."""

from typing import Any

import pytest

from forms.structured.invented import OTHER, PLAN
from handleplan.documents import read_bytes
from handleplan.forms.accounting import lost_words
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from handleplan.forms.reading import Reading
from plan_layouts import LAYOUTS, Layout, framed, landscape, one_table, unit_in_title, word_file
from word_builder import cell, docx, p, table


def reading(data: bytes) -> Reading:
    return read(read_bytes(data, "plan.docx"))


def plain(value: Any) -> Any:
    """A reading's JSON with each item as its text alone."""
    if isinstance(value, dict):
        is_item = isinstance(value.get("text"), str)
        return value["text"] if is_item else {n: plain(part) for n, part in value.items() if n != "source"}
    return [plain(part) for part in value] if isinstance(value, list) else value


def plans_in(data: bytes) -> list[Any]:
    found: list[Any] = plain(as_json(reading(data)))["plans"]
    return found


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_says_the_same(layout: Layout) -> None:
    assert plans_in(word_file(layout, PLAN)) == [PLAN]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_several_plans_stand_in_one_file(layout: Layout) -> None:
    assert plans_in(word_file(layout, PLAN, OTHER, PLAN)) == [PLAN, OTHER, PLAN]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_is_accounted_for(layout: Layout) -> None:
    document = read_bytes(word_file(layout, PLAN, OTHER), "plan.docx")
    assert not lost_words(document, read(document))


def test_text_that_no_field_takes_is_unplaced() -> None:
    found = reading(docx(p("Til udvalget."), *landscape(PLAN), p("Bilag", style="Overskrift1"), p("Et kort.")))
    assert [item.text for item in found.unplaced] == ["Til udvalget.", "Bilag", "Et kort."]


def test_a_heading_over_the_columns_is_no_answer() -> None:
    label = "Uddybende beskrivelse af indsatsen:"
    rows = [[cell("Indsats: Et", span=2)], [cell(label, span=2)], [cell("Hvad vi vil nå", span=2)]]
    found = reading(docx(p("Handleplan fra: Haven"), table(*rows, ["Mål", "Delmål"], ["To", "Tre"])))
    assert found.plans[0].fields["description"] == ()
    assert [item.text for item in found.plans[0].fields["goal"]] == ["To"]
    assert [item.text for item in found.unplaced] == ["Hvad vi vil nå"]


def test_a_unit_out_of_the_title_carries_a_warning() -> None:
    found = reading(word_file(unit_in_title, PLAN))
    assert [(warning.code, PLAN["unit"] in warning.message) for warning in found.warnings] == [("unit_guessed", True)]


def test_text_after_a_table_is_not_the_last_cells() -> None:
    found = reading(docx(*landscape(OTHER), p("Udfyldt af ledelsen.")))
    assert [item.text for item in found.unplaced] == ["Udfyldt af ledelsen."]


def test_a_words_place_is_its_line_in_the_documents_text() -> None:
    document = read_bytes(word_file(one_table, PLAN), "plan.docx")
    item = read(document).plans[0].fields["initiative"][0]
    assert item.place.first_line is not None
    assert document.text.split("\n")[item.place.first_line - 1] == "Læsning for alle"


def test_an_empty_form_holds_every_field_and_no_text() -> None:
    empty = {**PLAN, "unit": "Biblioteket", "themes_checked": []}
    empty |= {name: [] for name in ("initiative", "description", "goal", "subgoal", "action", "criterion")}
    empty |= {"reports": [{"year": 2023, "done": [], "achieved": [], "next": []}], "revision": None}
    assert plans_in(word_file(framed, empty)) == [empty]


def test_an_answer_across_all_columns_is_each_columns() -> None:
    goals = table(["Mål", "Delmål", "Handlemål", "Succeskriterier"], [cell("Uændret", span=4)])
    found = reading(docx(p("Handleplan fra: Haven"), p("Revidering af handleplanen for perioden 2025-2026"), goals))
    (plan,) = found.plans
    assert plan.revision is not None
    assert {name: [i.text for i in items] for name, items in plan.revision.fields.items()} == {
        name: ["Uændret"] for name in ("goal", "subgoal", "action", "criterion")
    }


def test_a_label_in_a_cells_running_text_is_text() -> None:
    goals = table(
        ["Mål", "Delmål", "Handlemål", "Succeskriterier"],
        ["At nå flere.", cell("Resultater", "Vi når flere."), "Vi ringer.", "Når flere ringer."],
    )
    (plan,) = reading(docx(p("Handleplan fra: Haven"), goals)).plans
    assert [item.text for item in plan.fields["subgoal"]] == ["Resultater", "Vi når flere."]


def test_numbers_that_word_sets_belong_to_the_statement_and_bullets_do_not() -> None:
    goals = table(["Mål", "Delmål"], [cell(p("Et", num=(2, 0)), p("To", num=(2, 0))), cell(p("Tre", style="Punkt"))])
    (plan,) = reading(docx(p("Handleplan fra: Haven"), goals)).plans
    assert [item.text for item in plan.fields["goal"] + plan.fields["subgoal"]] == ["1. Et", "2. To", "Tre"]
