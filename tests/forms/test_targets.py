"""Measurable targets: what counts as one, which result answers it, and the verdict that is proposed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.forms.target import Target
from handleplan.forms.targets import find_targets, targets_as_json
from readings import reading_of


def targets(goal: str | list[str], *results: tuple[str, str | list[str]], end: str = "2032-12-31") -> list[Target]:
    """The targets of a project with one goal, and what its results say under each heading."""
    project = {
        "number": "3.1",
        "owner": "Havnby Kommune",
        "title": "Ud i det fri",
        "start": "2030-01-01",
        "end": end,
        "results": [
            {
                "level": "subgoal",
                "goal": [goal] if isinstance(goal, str) else goal,
                "by_date": [
                    {"heading": heading, "text": [text] if isinstance(text, str) else text} for heading, text in results
                ],
            }
        ],
    }
    return list(find_targets(reading_of({"kind": "puljerapport", "projects": [project]})))


def only(goal: str | list[str], *results: tuple[str, str | list[str]], **more: Any) -> Target:
    (target,) = targets(goal, *results, **more)
    return target


@pytest.mark.parametrize(
    ("goal", "quantity"), [("Mellem 10 og 15 unge deltager.", 10), ("Kurset er for mænd mellem 30 og 50 år.", None)]
)
def test_a_range_between_two_numbers_counts_by_its_lower_bound(goal: str, quantity: int | None) -> None:
    assert [target.quantity for target in targets(goal)] == ([quantity] if quantity else [])


@pytest.mark.parametrize(
    ("goal", "quantity", "unit"),
    [
        ("At 40 fiskere får målt deres blodtryk.", 40, "fiskere"),
        ("Mindst tolv nye lokale vandrehold er i gang.", 12, "vandrehold"),
        ("At minimum 1.200 skolebørn har prøvet at sejle.", 1200, "skolebørn"),
        ("Der må maks. være 25 deltagere på hvert kursus.", 25, "deltagere"),
        ("Minimum to ture i hver bydel (i alt 14 ture) er gennemført.", 14, "ture"),
        ("Alt i alt 90 unge deltager.", 90, "unge"),
        ("30 (ud af 45) familier spiser sammen hver dag.", 30, "familier"),
        ("At seks ud af otte klasser går til skole.", 6, "klasser"),
        ("60 % af beboerne er ude hver dag.", 60, "%"),
        ("Halvdelen af beboerne er ude hver dag.", 50, "%"),
        ("To tredjedele af eleverne cykler.", 67, "%"),
        ("Sygefraværet falder fra 7,5 % til 4,5 %.", 4.5, "%"),
        ("Nye tilbud i skoven (3-4 hold).", 3, "hold"),
        ("En til to lærere fra 8 skoler deltager i netværket.", 8, "skoler"),
        ("Der holdes møde mindst en gang om måneden.", 1, "gang"),
        ("Sagen er behandlet inden for fire uger.", 4, "uger"),
        ("Mindst 55 af de 61 elever har en plan.", 55, "elever"),
        ("At mindst tre ud af fire har været i to forskellige klubber.", 3, ""),
        ("20 virksomheder har ansat mindst én borger.", 20, "virksomheder"),
        ("Mindst 90 % af brevene er besvaret inden for fem arbejdsdage.", 90, "%"),
        ("Alle 12 skoler har en legeplads.", 12, "skoler"),
        ("Ventetiden er højst 14 dage.", 14, "dage"),
        ("Der samles 2,5 mio. kr. ind.", 2_500_000, "kr."),
        ("Mindst 2000 borgere har fået besøg.", 2000, "borgere"),
        ("En fælles naturdag for alle skoler.", 1, "naturdag"),
    ],
)
def test_a_target_says_how_many_of_what(goal: str, quantity: float, unit: str) -> None:
    target = only(goal)
    assert (target.quantity, target.unit) == (quantity, unit)


@pytest.mark.parametrize(
    "goal",
    [
        "Flere beboere kommer ud.",
        "Et tilbud til unge i alderen 15-25 år.",
        "Et tilbud til børn under 18 år og voksne over 65 år.",
        "Aktiviteter for de 6-10-årige.",
        "Støtte til borgere med type 2 diabetes i matchgruppe 2 og 3.",
        "Samarbejde med de fire skoler i bydelen.",
        "Samarbejde på tværs af alle tre afdelinger.",
        "Målgruppen er 120 borgere i havnen.",
        "Arbejdet efter § 103 fortsætter i fase 2.",
        "Projektet falder i tre faser.",
        "Fortsættes i 2031 og 2032.",
        "Udvikling af redskaber (8 mdr.)",
        "Yderligere 2 kurser er afholdt i foråret.",
        "I 2029 havde kun 14 procent af beboerne en cykel.",
        "Alle veje over 500.000 kr. er gennemgået.",
        "At færre patienter kommer igen inden for 30 dage.",
        "En god hverdag for beboerne.",
    ],
)
def test_a_number_that_sets_no_measure_is_no_target(goal: str) -> None:
    assert targets(goal) == []


def test_a_cell_holds_as_many_targets_as_it_states_without_their_labels_and_marks() -> None:
    found = targets(
        [
            "Formål: Flere kommer ud.",
            "Succeskriterier: a) 14 vandrehold går ture 01.03.32, b) mindst 35 naboer kommer med inden 15.08.31.",
            "12 familier spiser sammen, og 8 børn cykler.",
        ]
    )
    assert [(one.text, one.quantity, one.deadline) for one in found] == [
        ("14 vandrehold går ture 01.03.32", 14, "2032-03-01"),
        ("mindst 35 naboer kommer med inden 15.08.31.", 35, "2031-08-15"),
        ("12 familier spiser sammen", 12, ""),
        ("8 børn cykler.", 8, ""),
    ]


def test_a_criterion_in_running_text_is_taken_apart_where_each_part_has_its_measure() -> None:
    found = targets(
        "Det er en succes, når 20 huse har fået mindst én bænk, når alle har en nøgle, og når mindst ti naboer er med."
    )
    assert [(one.text, one.quantity) for one in found] == [
        ("Det er en succes, når 20 huse har fået mindst én bænk", 20),
        ("når mindst ti naboer er med.", 10),
    ]
    (kept,) = targets("At mindst 30 børn oplever, at de kun har én indgang.")
    assert kept.quantity == 30


def test_what_is_said_to_be_done_is_a_target_only_where_it_stands_as_a_criterion() -> None:
    assert targets("Der er uddannet 20 guider.") == []
    assert only("Succeskriterier: Der er uddannet 20 guider.").quantity == 20
    assert only("Der er uddannet 20 guider inden 1.6.2031.").deadline == "2031-06-01"


def test_something_that_is_to_be_there_by_a_date_is_a_target() -> None:
    plan = only(
        "Inden 1.9.2031 at have en plan for stierne.", ("Resultat pr. maj 2031", "Plan for stierne er udarbejdet.")
    )
    assert (plan.quantity, plan.unit, plan.deadline, plan.verdict) == (1, "plan", "2031-09-01", "met")
    counted = only("Inden 1.11.2031 er der opgjort, hvor mange der går.")
    assert (counted.quantity, counted.unit, counted.verdict) == (None, "", "unknown")


def test_one_thing_in_the_singular_that_is_to_be_done_by_a_date() -> None:
    target = only("Inden 1.11.2032 er gennemført kvalitativ slutundersøgelse.")
    assert (target.quantity, target.unit, target.deadline) == (1, "slutundersøgelse", "2032-11-01")
    assert only("Inden 1.11.2032 er alle spurgt om deres helbred.").quantity is None


def test_people_spread_over_groups_are_there_when_the_groups_are() -> None:
    goal = "At rekruttere maks. 60 beboere fordelt på 12 opgange til madlavning."
    target = only(goal, ("Maj 2031", "Tilmelding til madlavning: i alt 12 opgange."))
    assert (target.quantity, target.unit, target.result_quantity, target.verdict) == (60, "beboere", None, "met")
    assert only(goal, ("Maj 2031", "Tilmelding til madlavning: i alt 7 opgange.")).verdict == "partly"
    told = only(goal, ("Maj 2031", "Der er rekrutteret 48 beboere til madlavning i 7 opgange."))
    assert (told.result_quantity, told.verdict) == (48, "met")


def test_a_period_is_over_on_its_last_date_and_a_beginning_is_no_deadline() -> None:
    assert only("Mindst fem hold starter 1. maj 2030-1. juni 2031.").deadline == "2031-06-01"
    assert only("Mindst fem hold går i gang fra 1. maj 2030.").deadline == ""


def test_the_figure_that_counts_the_same_of_the_same_is_the_result() -> None:
    target = only(
        "I alt 100 unge deltager i en vandretur.",
        (
            "Resultat pr. maj 2031",
            [
                "Der er planlagt tre vandreture.",
                "25 frivillige har meldt sig.",
                "Ca. 80 unge har deltaget i vandreture.",
            ],
        ),
    )
    assert (target.result, target.result_quantity, target.result_as_of, target.verdict) == (
        "Ca. 80 unge har deltaget i vandreture.",
        80,
        "2031-05",
        "partly",
    )


def test_the_latest_date_that_says_something_counts() -> None:
    goal = "70 klasser besøger Havmuseet."
    may, december = (
        ("Resultat pr. maj 2031", "50 klasser har besøgt museet."),
        ("December 2031", "72 klasser har besøgt museet."),
    )
    assert only(goal, may, december).result_quantity == 72
    assert only(goal, may, ("December 2031", "Museet er malet.")).result_quantity == 50


def test_a_figure_of_the_same_people_doing_something_else_is_no_result() -> None:
    target = only("Mindst 50 børn fortsætter til fodbold bagefter.", ("Maj 2031", "Ca. 250 børn har fået en madpakke."))
    assert (target.result, target.result_quantity, target.verdict) == ("", None, "unknown")


def test_without_a_figure_the_sentence_about_the_same_thing_is_shown() -> None:
    target = only(
        "At 30 skoler deltager i et naturnetværk.",
        ("Resultat pr. maj 2031", ["Vejret var godt.", "Naturnetværket er lavet om til foredrag."]),
    )
    assert (target.result, target.result_quantity) == ("Naturnetværket er lavet om til foredrag.", None)
    assert target.verdict == "unknown"


def test_what_was_not_measured_is_unknown_and_what_was_given_up_is_not_met() -> None:
    goal = "60 beboere melder sig ind i en roklub."
    not_counted = only(goal, ("Maj 2031", "Der er ikke fulgt op på, hvor mange der har meldt sig ind i en roklub."))
    assert (bool(not_counted.result), not_counted.verdict) == (True, "unknown")
    given_up = only(goal, ("Maj 2031", "Det har ikke været muligt at få beboere til at melde sig ind i roklubben."))
    assert given_up.verdict == "not_met"


@pytest.mark.parametrize(
    ("goal", "said", "end", "verdict"),
    [
        ("Der oprettes tre nye klubber.", "Tre klubber er oprettet.", "2031-05-01", "met"),
        ("Udarbejdelse af fem pjecer på tre sprog.", "Fire pjecer er udarbejdet og trykt.", "2031-05-01", "partly"),
        ("Ventetiden er højst 14 dage.", "Ventetiden er nu 21 dage.", "2031-05-01", "not_met"),
        ("Mindst ti møder om året.", "Der er holdt 11 møder, og 14 beboere kom.", "2031-05-01", "met"),
        ("Mindst 20 ture.", "Yderligere 4 ture er gået.", "2031-05-01", "partly"),
        ("Hver får én fast kontaktperson.", "Fem borgere er mødt op.", "2031-05-01", "unknown"),
        ("Mindst 20 ture.", "Der er gået 20 ture.", "2031-05-01", "met"),
        ("Mindst 20 ture.", "Der er gået 15 ture.", "2031-05-01", "partly"),
        ("Mindst 20 ture.", "Der er gået 4 ture.", "2031-05-01", "not_met"),
        ("Mindst 20 ture.", "Der er gået 4 ture.", "2032-12-31", "partly"),
        ("Mindst 20 ture inden 01.04.31.", "Der er gået 19 ture.", "2032-12-31", "not_met"),
        ("Maks. 20 ture.", "Der er gået 19 ture.", "2032-12-31", "met"),
        ("Maks. 20 ture.", "Der er gået 21 ture.", "2032-12-31", "not_met"),
    ],
)
def test_the_verdict_weighs_the_figure_and_the_time_left(goal: str, said: str, end: str, verdict: str) -> None:
    assert only(goal, ("Resultat pr. maj 2031", said), end=end).verdict == verdict


def test_a_target_that_only_the_results_name_is_found_with_what_they_say_of_it() -> None:
    found = targets(
        "Flere kommer ud.",
        (
            "Resultat pr. 24. maj 2031",
            [
                "12 ture gennemført, målet er i alt 15-20.",
                "90 borgere er henvist (ca. 20 % fra havnen), målet på dette tidspunkt var 100.",
                "40 % af deltagerne går hver dag (succeskriteriet var 50 %).",
                "Målet om flere cyklister er delvist nået i to ud af tre bydele.",
            ],
        ),
    )
    assert [(one.quantity, one.unit, one.result_quantity, one.deadline) for one in found] == [
        (15, "ture", 12, ""),
        (100, "borgere", 90, "2031-05-24"),
        (50, "%", 40, ""),
    ]


def test_a_target_for_each_of_several_is_judged_for_each() -> None:
    said = "95 % for skolerne, 40 % for klubberne, og 91 % for hjemmene (målet er 80 % for alle steder)."
    found = targets("Flere kommer ud.", ("Maj 2031", said), end="2031-01-01")
    assert [(one.result, one.result_quantity, one.verdict) for one in found] == [
        ("95 % for skolerne", 95, "met"),
        ("40 % for klubberne", 40, "not_met"),
        ("91 % for hjemmene", 91, "met"),
    ]


def test_points_with_the_same_number_belong_together() -> None:
    found = targets(
        ["1. Inden 1.9.2031 at have et skøn over stierne.", "2. Inden 1.9.2031 at have en bænk ved søen."],
        ("Maj 2031", ["1. Alle veje er gået igennem.", "2. Arbejdet med siddepladser er begyndt."]),
    )
    assert [one.result for one in found] == ["Alle veje er gået igennem.", "Arbejdet med siddepladser er begyndt."]


def test_a_plans_criteria_are_answered_by_what_it_achieved() -> None:
    plan = {
        "unit": "Biblioteket",
        "goal": ["Flere læser."],
        "subgoal": [],
        "action": ["Der købes 40 lydbøger."],
        "criterion": ["Mindst 30 borgere låner en lydbog."],
        "reports": [
            {"year": 2031, "done": [], "achieved": ["12 borgere har lånt en lydbog."], "next": []},
            {"year": 2032, "done": ["Købt 50 bøger."], "achieved": ["35 borgere har lånt en lydbog."], "next": []},
        ],
        "revision": {
            "period": "2033",
            "goal": [],
            "subgoal": [],
            "action": [],
            "criterion": ["Mindst 45 låner hver uge."],
        },
    }
    now, later = find_targets(reading_of({"kind": "handleplan", "plans": [plan]}))
    assert (now.project, now.quantity, now.result_quantity, now.result_as_of, now.verdict) == (
        "Biblioteket",
        30,
        35,
        "2032",
        "met",
    )
    assert (later.quantity, later.result, later.verdict) == (45, "", "unknown")


def test_the_json_says_null_for_what_is_not_known() -> None:
    assert targets_as_json(targets("At 40 fiskere får målt deres blodtryk.")) == [
        {
            "project": "3.1",
            "target": "At 40 fiskere får målt deres blodtryk.",
            "quantity": 40,
            "unit": "fiskere",
            "deadline": None,
            "result": None,
            "result_quantity": None,
            "result_as_of": None,
            "verdict": "unknown",
        }
    ]


@given(
    st.lists(st.text(max_size=120), max_size=4),
    st.lists(st.tuples(st.sampled_from(["Maj 2031", "Resultat", ""]), st.text(max_size=120)), max_size=3),
)
def test_any_text_is_taken_and_a_target_is_never_made_up(goal: list[str], results: list[tuple[str, str]]) -> None:
    said = " ".join([*goal, *(text for _, text in results)]).split()
    for target in targets(goal, *results):
        assert all(word in " ".join(said) for word in target.text.split())


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_what_reaches_the_number_is_met_and_nothing_else_is(aimed: int, reached: int) -> None:
    target = only(f"Mindst {aimed} ture går gennem skoven.", ("Maj 2031", f"Ca. {reached} ture gik gennem skoven."))
    assert target.quantity == aimed
    assert (target.verdict == "met") == (reached >= aimed)
