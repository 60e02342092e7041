"""A document with one mistake in it gets that one warning and no other; without it, none at all."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from forms.checks.documents import booklet, pool, row, unit_plans
from handleplan.forms.checks import NOTES, Source, check_together
from handleplan.forms.reading import Reading

Json = dict[str, Any]

THEMES = ["Fritid", "Arbejde", "Bolig"]

PLANS: Json = {
    "plans": [
        {
            "unit": "Biblioteket",
            "themes_checked": ["Fritid"],
            "themes_offered": THEMES,
            "goal": ["Borgere, der ser dårligt, bruger biblioteket lige så ofte som andre."],
            "action": ["Vi køber lydbøger og holder oplæsning på filialen inden udgangen af 2032."],
            "criterion": [
                "1. Mindst 20 borgere har lånt en lydbog inden udgangen af 2032.",
                "2. Der er holdt otte oplæsninger om året.",
            ],
            "reports": [
                {
                    "year": 2031,
                    "done": ["Vi købte 40 lydbøger i maj 2031."],
                    "achieved": ["Ni borgere har lånt en lydbog."],
                },
                {
                    "year": 2032,
                    "done": ["Vi læste højt otte gange."],
                    "achieved": ["22 borgere har nu lånt en lydbog."],
                },
            ],
            "revision": {
                "period": "2033-2034",
                "criterion": ["1. Mindst 30 borgere har lånt en lydbog.", "2. Uændret."],
            },
        },
        {
            "unit": "Svømmehallen",
            "themes_checked": ["Fritid", "Bolig"],
            "themes_offered": THEMES,
            "goal": ["Kørestolsbrugere kommer selv i vandet."],
            "action": ["Der bygges en lift ved det lave bassin i foråret 2031."],
            "criterion": ["Når mindst 15 kørestolsbrugere svømmer hver uge."],
            "reports": [
                {"year": 2031, "done": ["Liften blev bygget i april 2031."], "achieved": ["Der kommer 12 hver uge."]},
                {"year": 2032, "done": ["Badelærerne har været på kursus."], "achieved": ["Der kommer 16 hver uge."]},
            ],
        },
    ]
}

BOOKLET: Json = {
    "name": "Kulturområdet",
    "intro": ["Kulturområdet har udarbejdet to handleplaner for 2031-2034."],
    "plans": [
        {
            "unit": "Biblioteket",
            "title": "",
            "objective": ["Borgere, der ser dårligt, skal bruge biblioteket lige så ofte som andre."],
            "effort": ["Der købes lydbøger og holdes oplæsning på filialen."],
            "criteria": [
                "Det er en succes, når mindst 20 borgere har lånt en lydbog inden udgangen af 2032, "
                "og når der er holdt otte oplæsninger om året."
            ],
        },
        {
            "unit": "Svømmehallen",
            "title": "",
            "objective": ["Kørestolsbrugere skal selv komme i vandet."],
            "effort": ["Der bygges en lift ved det lave bassin."],
            "criteria": ["Det er en succes, når mindst 15 kørestolsbrugere svømmer hver uge."],
        },
    ],
}

POOL: Json = {
    "projects": [
        {
            "budget_dkk": 1_200_000,
            "results": [
                row(
                    "At 50 fiskere får målt deres blodtryk.",
                    maj_2031="31 fiskere har fået målt deres blodtryk.",
                    december_2032="58 fiskere har fået målt deres blodtryk.",
                ),
                row(
                    "At der holdes fælles madlavning i kantinen.",
                    maj_2031="Der laves mad hver uge.",
                    december_2032="Der laves stadig mad hver uge.",
                ),
            ],
        }
    ],
    "sections": ("Rådet udmøntede 1,2 mio. kr. til ét projekt.", "Her er projektets status i december 2032."),
}


def codes(plans: Json, area: Json, report: Json) -> list[str]:
    frame = {"awarded_dkk": 1_200_000}
    readings: list[Reading] = [
        unit_plans(*plans["plans"]),
        booklet(area, period="2031-2034"),
        pool(*report["projects"], sections=report["sections"], **frame),
    ]
    found = check_together([Source(str(number), reading) for number, reading in enumerate(readings)])
    return [warning.code for warnings in found for warning in warnings if warning.code not in NOTES]


def test_a_sound_set_of_documents_has_no_warnings() -> None:
    assert codes(PLANS, BOOKLET, POOL) == []


def library(**members: Any) -> Callable[[Json, Json, Json], None]:
    return lambda plans, area, report: plans["plans"][0].update(members)


def summed(place: int, **members: Any) -> Callable[[Json, Json, Json], None]:
    return lambda plans, area, report: area["plans"][place].update(members)


def of_area(**members: Any) -> Callable[[Json, Json, Json], None]:
    return lambda plans, area, report: area.update(members)


def project(**members: Any) -> Callable[[Json, Json, Json], None]:
    return lambda plans, area, report: report["projects"][0].update(members)


def second_row(goal: str = "At der holdes fælles madlavning i kantinen.", **results: str) -> list[Json]:
    return [POOL["projects"][0]["results"][0], row(goal, **results)]


STATUS = PLANS["plans"][0]["reports"]
COPIED = PLANS["plans"][1]["action"][0]
REVISED = PLANS["plans"][0]["revision"]["criterion"]


@pytest.mark.parametrize(
    ("code", "plant"),
    [
        ("announced_list", library(action=["Tre ting skal ske:", "1. Købe bøger.", "2. Læse op."])),
        ("period_differs", of_area(intro=["Kulturområdet har udarbejdet to handleplaner for 2035-2036."])),
        ("period_differs", library(goal=["Handleplanen gælder 2025-2028. Flere læser."])),
        ("impossible_year", library(action=["Vi køber lydbøger i foråret 20311."])),
        ("impossible_date", library(action=["Vi køber lydbøger senest 31.02.2031."])),
        ("date_outside_period", library(action=["Vi køber lydbøger inden udgangen af 2039."])),
        (
            "reported_too_early",
            library(reports=[STATUS[0] | {"done": ["Vi købte 40 lydbøger i maj 2033."]}, STATUS[1]]),
        ),
        (
            "total_falls",
            library(reports=[STATUS[0], STATUS[1] | {"achieved": ["Fire borgere har nu lånt en lydbog."]}]),
        ),
        ("no_status", library(reports=[STATUS[0], {"year": 2032, "done": [], "achieved": []}])),
        ("no_theme", library(themes_checked=[])),
        ("all_themes", library(themes_checked=THEMES)),
        ("criterion_dropped", library(revision={"period": "2033-2034", "criterion": REVISED[:1]})),
        ("same_text", library(action=[COPIED])),
        ("cpr_number", library(goal=[*PLANS["plans"][0]["goal"], "Ring til borgeren, 010190-1234."])),
        ("email_address", library(action=["Skriv til ole@lindby.example."])),
        ("private_link", library(action=["Se https://intranet.lindby.example/plan."])),
        ("booklet_wording", summed(1, criteria=["Det er en succes, når mindst 15 gangbesværede svømmer hver uge."])),
        ("booklet_number", summed(1, criteria=["Det er en succes, når mindst 25 kørestolsbrugere svømmer hver uge."])),
        ("criterion_left_out", summed(0, criteria=["Det er en succes, når mindst 20 borgere har lånt en lydbog."])),
        ("several_names", summed(1, unit="Svømmehallen Nord")),
        ("target_after_end", project(results=second_row("Inden 1.11.2033 holdes madlavning.", maj_2031="Endnu ikke."))),
        ("begins_after_end", project(results=second_row(maj_2031="Påbegyndes forår 2033."))),
        ("result_before_start", project(start="2031-06-01")),
        ("no_result", project(results=second_row(maj_2031="", december_2032="-"))),
        ("no_target", project(results=second_row("", maj_2031="Der er købt gryder."))),
        (
            "missed_unexplained",
            project(results=second_row("At 40 kokke lærer at svømme.", december_2032="Ti kokke har lært at svømme.")),
        ),
        ("amounts_differ", project(budget_dkk=800_000)),
        ("share_differs", project(results=second_row(maj_2031="Af 60 gæster har 50 % (20) lavet mad."))),
    ],
)
def test_one_mistake_gets_its_own_warning_and_no_other(code: str, plant: Callable[[Json, Json, Json], None]) -> None:
    documents = deepcopy((PLANS, BOOKLET, POOL))
    plant(*documents)
    assert codes(*documents) == [code]
