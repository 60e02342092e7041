import pytest

from forms.plans import PLAN
from handleplan.forms.read import read
from handleplan.forms.reading import Fields, PlanReading
from texts import document


def texts(fields: Fields) -> dict[str, list[str]]:
    return {name: [item.text for item in items] for name, items in fields.items()}


@pytest.fixture
def plan() -> PlanReading:
    (plan,) = read(document(PLAN)).plans
    return plan


def test_a_plan_has_its_unit_its_themes_and_its_texts(plan: PlanReading) -> None:
    assert plan.unit == "Biblioteket"
    assert plan.themes_checked == ("Fritid og kultur",)
    assert plan.themes_offered == ("Fritid og kultur", "Boligforhold")
    assert texts(plan.fields) == {
        "initiative": ["Læsning for alle"],
        "description": [],
        "goal": ["Flere borgere låner bøger."],
        "subgoal": ["Have fokus på lydbøger."],
        "action": ["Der indkøbes lydbøger, og der skal holdes oplæsning i hver bydel."],
        "criterion": ["Når flere låner."],
    }


def test_every_year_has_its_status_also_an_empty_one(plan: PlanReading) -> None:
    assert [(status.year, texts(status.fields)) for status in plan.reports] == [
        (
            2020,
            {
                "done": ["Vi har købt 40 lydbøger."],
                "achieved": ["Der er 12 nye lånere."],
                "next": ["At flere bydele kommer med."],
            },
        ),
        (2021, {"done": [], "achieved": [], "next": []}),
    ]


def test_the_revision_has_its_period_and_its_wording(plan: PlanReading) -> None:
    assert plan.revision is not None
    assert plan.revision.period == "2021-2022"
    assert texts(plan.revision.fields) == {
        "goal": ["Uændret"],
        "subgoal": ["Uændret"],
        "action": ["Uændret"],
        "criterion": ["Når 50 låner."],
    }


def test_every_item_knows_where_it_stood(plan: PlanReading) -> None:
    (action,) = plan.fields["action"]
    lines = PLAN.lstrip("\n").splitlines()
    assert action.place.page == 1
    assert lines[action.place.first_line - 1].startswith("Der indkøbes")
    assert lines[action.place.last_line - 1] == " bydel."


def test_a_documents_plans_are_told_apart() -> None:
    second = PLAN.replace("Biblioteket", "Svømmehallen og\nbiografen i Nord")
    assert [plan.unit for plan in read(document(PLAN + second)).plans] == [
        "Biblioteket",
        "Svømmehallen og biografen i Nord",
    ]


def test_an_outline_is_no_plan() -> None:
    outline = "\n\tStatus på handleplan 2020 - Biblioteket\n\tHandleplan fra: Biblioteket\n"
    reading = read(document(PLAN + outline + outline))
    assert len(reading.plans) == 1
    assert reading.unplaced == ()
    assert "Handleplan fra: Biblioteket" in [label.text for label in reading.labels]


def test_fields_below_each_other_are_read_as_well() -> None:
    text = """
Handleplan fra: Museet
Mål
(Vi vil opnå at…)
Flere besøger museet.
Delmål
(Derfor vil vi…)
Handlemål
(Det betyder, at…)
Der holdes åbent om aftenen.
Succeskriterier
(Det er en succes, når…)
"""
    (plan,) = read(document(text)).plans
    assert texts(plan.fields) == {
        "initiative": [],
        "description": [],
        "goal": ["Flere besøger museet."],
        "subgoal": [],
        "action": ["Der holdes åbent om aftenen."],
        "criterion": [],
    }


def test_column_headings_that_come_again_go_on_with_the_same_table() -> None:
    headings = "Mål\n(Vi vil opnå at…)\n\nDelmål\n(Derfor vil vi…)\n\n"
    text = f"Handleplan fra: Museet\n\n{headings}Flere besøger\n \n\nHave åbent og\n \n{headings}vise film.\n"
    (plan,) = read(document(text)).plans
    assert texts(plan.fields)["goal"] == ["Flere besøger"]
    assert texts(plan.fields)["subgoal"] == ["Have åbent og vise film."]


def test_text_that_no_field_takes_is_kept() -> None:
    reading = read(document("Forord af udvalget\n\n" + PLAN.replace("vedrører\n", "vedrører\n\nHusk at spørge MED\n")))
    assert [item.text for item in reading.unplaced] == ["Forord af udvalget", "Husk at spørge MED"]


def test_a_doubtful_column_carries_a_warning() -> None:
    text = PLAN.replace("Der er 12 nye lånere.\n \n\n", "Ro.\n\nGlæde.\n\n")
    warnings = read(document(text)).warnings
    assert {warning.code for warning in warnings} == {"column_doubt"}
    assert "Glæde." in warnings[0].message


def test_themes_are_ticked_in_running_lines_too() -> None:
    ticks = "☒ Fritid og kultur ☐ Boligforhold ☒ Skole og\nuddannelse ☐ Børn og familieliv"
    (plan,) = read(document(PLAN.replace("X Fritid og kultur\n\n\uf0a8 Boligforhold", ticks))).plans
    assert plan.themes_checked == ("Fritid og kultur", "Skole og uddannelse")
    assert len(plan.themes_offered) == 4


@pytest.mark.parametrize(
    "title", ["Handleplan\n\nEnhed: Biblioteket", "Handleplan fra\n\nBiblioteket", "Handleplan fra:\nBiblioteket"]
)
def test_the_unit_may_stand_under_its_label_or_behind_another(title: str) -> None:
    text = PLAN.replace("Handleplan fra: Biblioteket", title)
    (plan,) = read(document(text)).plans
    assert plan.unit == "Biblioteket"
    both = read(document(text + text)).plans
    assert [plan.unit for plan in both] == ["Biblioteket", "Biblioteket"]


def test_a_units_name_goes_on_in_its_next_line() -> None:
    (plan,) = read(document(PLAN.replace("fra: Biblioteket", "fra: Biblioteket og\n\nMuseet"))).plans
    assert plan.unit == "Biblioteket og Museet"
