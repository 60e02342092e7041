"""Criteria that a revision or the booklet no longer holds."""

from typing import Any

import pytest

from forms.checks.documents import booklet, messages, unit_plans
from forms.checks.test_together import OWN, SUMMED, area
from handleplan.forms.checks import Source, check_together

RAMPS, DOORS, SIGNS = "Ti ramper er bygget.", "Alle døre er brede.", "Hvert skilt kan læses af svagtseende."


def revised(old: list[str], new: list[str], **members: Any) -> list[str]:
    plan = {"criterion": old, "revision": {"period": "2033-2034", "criterion": new}, **members}
    return messages(unit_plans(plan), "criterion_dropped")


def test_a_revision_that_leaves_a_criterion_out() -> None:
    assert revised([RAMPS, DOORS, SIGNS], ["Mindst ti ramper er bygget.", DOORS]) == [
        "Biblioteket (revision 2033-2034): succeskriteriet „Hvert skilt kan læses af svagtseende“ er gået ud uden "
        "forklaring; tag det med igen, eller skriv, hvorfor det er udgået."
    ]


def test_a_number_that_is_missing_from_a_numbered_revision() -> None:
    old = [f"{number}. {text}" for number, text in enumerate((RAMPS, DOORS, SIGNS), 1)]
    (message,) = revised(old, ["1a. Tolv ramper er bygget.", "1b. Seks skal males.", "2. Uændret."])
    assert "succeskriteriet „Hvert skilt kan læses af svagtseende“" in message


@pytest.mark.parametrize(
    "new", [["Uændret."], [], [SIGNS, DOORS, RAMPS], ["Tyve ramper er bygget.", "Helt andre døre.", "Nye tavler."]]
)
def test_a_revision_that_keeps_or_replaces_what_was(new: list[str]) -> None:
    assert not revised([RAMPS, DOORS, SIGNS], new)


def test_a_criterion_that_a_status_gives_up_is_not_dropped_in_silence() -> None:
    told = [{"year": 2032, "achieved": ["Skiltene, som svagtseende skulle kunne læse, er opgivet: de er for dyre."]}]
    assert not revised([RAMPS, DOORS, SIGNS], [RAMPS, DOORS], reports=told)


def test_a_booklet_that_leaves_a_criterion_out() -> None:
    own = {**OWN, "criterion": [*OWN["criterion"], SIGNS]}
    left_out = left_out_of(own, SUMMED)
    assert left_out == [
        "Sammendraget af Museet har ikke succeskriteriet „Hvert skilt kan læses af svagtseende“ med; "
        "tag det med, eller skriv, hvorfor det er udeladt."
    ]
    told = {**SUMMED, "criteria": [*SUMMED["criteria"], "Endvidere når hvert skilt kan læses af de svagtseende."]}
    assert not left_out_of(own, told)


def left_out_of(own: dict[str, Any], summed: dict[str, Any]) -> list[str]:
    _, found = check_together([Source("planer", unit_plans(own)), Source("hæfte", booklet(area(summed)))])
    return [warning.message for warning in found if warning.code == "criterion_left_out"]
