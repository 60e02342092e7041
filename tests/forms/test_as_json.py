import json

from forms.plans import PLAN, SHEET
from handleplan.documents import Place
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from handleplan.forms.reading import Item, Reading, ReadingWarning
from texts import document


def test_a_plans_shape() -> None:
    found = as_json(read(document(PLAN)))
    assert list(found) == ["kind", "plans", "unplaced", "warnings"]
    (plan,) = found["plans"]
    assert list(plan) == [
        *("unit", "themes_checked", "initiative", "description"),
        *("goal", "subgoal", "action", "criterion", "reports", "revision"),
    ]
    assert plan["goal"] == [{"text": "Flere borgere låner bøger.", "source": {"page": 1, "lines": [28, 28]}}]
    assert plan["reports"][1] == {"year": 2021, "done": [], "achieved": [], "next": []}
    assert plan["revision"]["period"] == "2021-2022"
    assert json.loads(json.dumps(found)) == found


def test_a_sheets_shape() -> None:
    found = as_json(read(document(SHEET), unit="Skovly"))
    assert list(found) == [
        *("kind", "title", "unit", "policy_goals", "description", "purpose", "target_group", "actors"),
        *("schedule", "economy", "criteria", "follow_up", "unplaced", "warnings"),
    ]


def test_a_source_says_what_is_known() -> None:
    reading = Reading(
        "handleplan",
        unplaced=(Item("a"), Item("b", Place(page=2))),
        warnings=(ReadingWarning("column_doubt", "Se efter.", Place(1, 2, 3)),),
    )
    assert as_json(reading) == {
        "kind": "handleplan",
        "plans": [],
        "unplaced": [{"text": "a"}, {"text": "b", "source": {"page": 2}}],
        "warnings": [{"code": "column_doubt", "message": "Se efter.", "source": {"page": 1, "lines": [2, 3]}}],
    }
