"""What only shows beside other plans or documents: names, repeated texts, the booklet and the units' own plans."""

from typing import Any

import pytest

from forms.checks.documents import booklet, unit_plans
from handleplan.forms.checks import Source, check_together
from handleplan.forms.checks.unit_names import is_same_unit, may_be_same_unit
from handleplan.forms.reading import Item, Reading

COMMON = "Alle medarbejdere lærer at tale tydeligt med borgere, der hører dårligt."


def together(code: str, *readings: Reading) -> list[list[str]]:
    """What the checks say of one kind, document by document."""
    found = check_together([Source(f"{number}.txt", reading) for number, reading in enumerate(readings)])
    return [[warning.message for warning in warnings if warning.code == code] for warnings in found]


@pytest.mark.parametrize(
    ("one", "other", "certain", "possible"),
    [
        ("Hjemme- og sygeplejen", "Syge- og hjemmeplejen", True, True),
        ("Kultur - Biblioteket", "Biblioteket", True, True),
        ("Kultur - Biblioteket", "Kultur", False, False),
        ("Bostedet Åbakken", "Åbakken", False, True),
        ("Museet", "Biblioteket", False, False),
    ],
)
def test_when_two_names_are_one_units(one: str, other: str, certain: bool, possible: bool) -> None:
    assert (is_same_unit(one, other), may_be_same_unit(one, other)) == (certain, possible)


def test_a_unit_that_a_booklet_calls_otherwise() -> None:
    area = {"name": "Kultur", "plans": [{"unit": "Åbakken", "title": "", "criteria": ["Ti fester."]}]}
    own, summed = together("several_names", unit_plans({"unit": "Bostedet Åbakken"}), booklet(area))
    assert own == []
    assert summed == ["Enheden kaldes „Bostedet Åbakken“ og „Åbakken“; vælg ét navn, og brug det overalt."]


def test_a_list_of_contents_that_calls_a_unit_otherwise() -> None:
    reading = unit_plans({"unit": "Hjemme- og sygeplejen"})
    label = Item("Status på handleplan 2031 - Syge- og hjemmeplejen")
    (found,) = together("several_names", Reading(reading.kind, plans=reading.plans, labels=(label,)))
    assert len(found) == 1


def test_headings_of_one_document_are_different_units() -> None:
    assert together("several_names", unit_plans({"unit": "Dagtilbud"}, {"unit": "Dagtilbud Øst"})) == [[]]


def test_a_text_that_calls_a_unit_otherwise() -> None:
    plan = {"unit": "Aktivitetshuset Broen", "action": ["Aktivitetscentret Broen holder fest."]}
    (found,) = together("several_names", unit_plans(plan))
    assert found == [
        "„Aktivitetscentret Broen“ er måske det samme som „Aktivitetshuset Broen“; vælg ét navn, og brug det overalt."
    ]


def test_a_text_that_stands_in_two_plans() -> None:
    library, museum = {"action": [COMMON]}, {"unit": "Museet", "goal": [COMMON.removesuffix(".")]}
    (found,) = together("same_text", unit_plans(library, museum))
    assert len(found) == 1
    assert "står både i Biblioteket og i Museet" in found[0]


def test_a_copy_of_the_same_document_repeats_nothing() -> None:
    assert together("same_text", unit_plans({"action": [COMMON]}), unit_plans({"action": [COMMON]})) == [[], []]


OWN: dict[str, Any] = {
    "unit": "Museet",
    "goal": ["Museet bliver et sted, hvor blinde gæster kan opleve samlingen med hænderne."],
    "criterion": ["Mindst 40 blinde gæster oplever rundvisningen i stedet for den skrevne vejledning hvert år."],
    "reports": [{"year": 2031, "done": ["Vi har bygget en model."]}],
}
SUMMED: dict[str, Any] = {
    "unit": "Museet",
    "title": "",
    "objective": ["Museet vil være et sted, hvor blinde gæster kan opleve samlingen med hænderne."],
    "criteria": ["Det er en succes, når mindst 40 blinde gæster oplever rundvisningen hvert år."],
}


def area(*plans: dict[str, Any]) -> dict[str, Any]:
    return {"name": "Kultur", "plans": list(plans)}


def test_a_plan_of_the_booklet_that_has_no_status() -> None:
    other = {
        "unit": "",
        "title": "Ramper",
        "objective": ["Kørestole kommer op ad trapperne."],
        "criteria": ["Ti ramper."],
    }
    _, found = together("booklet_without_status", unit_plans(OWN), booklet(area(SUMMED, other)))
    assert len(found) == 1
    assert found[0].startswith("Kultur: „Ramper“ står i sammendraget, men har ingen status")


def test_a_plan_with_a_status_that_the_booklet_leaves_out() -> None:
    found, _ = together("status_without_booklet", unit_plans(OWN, {**OWN, "unit": "Teatret"}), booklet(area(SUMMED)))
    assert found == ["Teatret har en status, men står ikke i sammendraget; se efter, om den skulle have stået der."]


def test_a_booklet_alone_says_nothing_of_statuses() -> None:
    assert together("booklet_without_status", booklet(area(SUMMED))) == [[]]


def test_a_number_that_the_booklet_changed() -> None:
    changed = {**SUMMED, "criteria": [SUMMED["criteria"][0].replace("40", "60")]}
    _, found = together("booklet_number", unit_plans(OWN), booklet(area(changed)))
    assert len(found) == 1
    assert "Sammendraget har tallet 60 i succeskriterierne for Museet" in found[0]
    assert together("booklet_number", unit_plans(OWN), booklet(area(SUMMED))) == [[], []]


def test_the_same_share_in_other_words_is_no_change() -> None:
    own = {**OWN, "criterion": ["Mindst 90 % af de blinde gæster oplever rundvisningen."]}
    summed = {**SUMMED, "criteria": ["Det er en succes, når ni ud af ti blinde gæster oplever rundvisningen."]}
    assert together("booklet_number", unit_plans(own), booklet(area(summed))) == [[], []]


def test_a_word_that_the_booklet_changed() -> None:
    told = OWN["criterion"][0].replace("skrevne", "mundtlige").replace("Mindst", "Det er en succes, når mindst")
    _, found = together("booklet_wording", unit_plans(OWN), booklet(area({**SUMMED, "criteria": [told]})))
    assert found == [
        "Sammendraget skriver „mundtlige“, hvor Museet selv skriver „skrevne“; se efter, om meningen er den samme."
    ]


def test_warnings_come_in_the_order_of_the_lines_and_each_once() -> None:
    plan = {"action": ["Vi åbner senest 31.02.2031.", "Skriv til ole@lindby.example."]}
    (warnings,) = check_together([Source("a.txt", unit_plans(plan))])
    assert [(warning.place.first_line, warning.code) for warning in warnings] == [
        (1, "impossible_date"),
        (2, "email_address"),
    ]
