"""Impossible years, dates outside the plan's or the project's time, statuses dated before what they report."""

from dataclasses import replace

import pytest

from forms.checks.documents import booklet, messages, pool, row, unit_plans
from handleplan.documents import Place
from handleplan.forms.checks import check
from handleplan.forms.reading import Item


@pytest.mark.parametrize(
    ("text", "year"),
    [("Rampen bygges i foråret 20311.", "20311"), ("Vi er færdige i 20331", "20331"), ("Åbner i maj 203.", "203")],
)
def test_a_year_that_does_not_exist(text: str, year: str) -> None:
    (message,) = messages(unit_plans({"action": [text]}), "impossible_year")
    assert message == (
        f"Biblioteket har årstallet {year}, som ikke findes; find ud af, hvilket år der er ment, og ret det."
    )


@pytest.mark.parametrize(
    "text", ["Åbner i foråret 2031.", "Der bor 20311 i Lindby.", "I maj 400 gæster.", "Fra maj 2031, hver dag."]
)
def test_years_that_exist_and_numbers_that_are_none(text: str) -> None:
    assert not messages(unit_plans({"action": [text]}), "impossible_year")


def test_a_day_that_the_calendar_does_not_have() -> None:
    assert messages(unit_plans({"action": ["Senest 31.02.2031."]}), "impossible_date")
    assert not messages(unit_plans({"action": ["Senest 28.02.2031."]}), "impossible_date")


def test_a_plan_that_promises_something_when_its_period_is_over() -> None:
    plan = {"criterion": ["Alle døre er brede ved udgangen af 2036."]}
    (warning,) = [warning for warning in check(unit_plans(plan)) if warning.code == "date_outside_period"]
    assert "nævner 2036" in warning.message
    assert "planen gælder 2031-2034" in warning.message
    assert warning.place.first_line == 1


def test_a_revision_has_its_own_period() -> None:
    late = {"revision": {"period": "2033-2034", "criterion": ["Åbnet inden udgangen af 2032."]}}
    assert messages(unit_plans(late), "date_outside_period")
    assert not messages(unit_plans({"criterion": ["Åbnet inden udgangen af 2032."]}), "date_outside_period")


@pytest.mark.parametrize("text", ["Udlånet er halveret i forhold til 2029.", "Vi følger Strategi 2040."])
def test_years_that_are_no_deadline(text: str) -> None:
    assert not messages(unit_plans({"action": [text]}), "date_outside_period")


def test_a_target_after_the_projects_end() -> None:
    late = pool({"results": [row("Inden 1.11.2033 er alle spurgt.", maj_2032="Ti.")]})
    (message,) = messages(late, "target_after_end")
    assert "slutter 31. december 2032" in message.replace("\u00a0", " ")
    assert "1. november 2033" in message.replace("\u00a0", " ")
    assert not messages(pool({"results": [row("Inden 1.11.2032 er alle spurgt.")]}), "target_after_end")


def test_what_begins_when_the_project_is_over_is_told_once_for_the_project() -> None:
    rows = [row(goal, maj_2032="Påbegyndes forår 2033.") for goal in ("Et kursus.", "En bog.")]
    assert len(messages(pool({"results": rows}), "begins_after_end")) == 1


def test_a_status_that_tells_of_what_came_later() -> None:
    status = {"reports": [{"year": 2031, "achieved": ["Vi har holdt en fest i maj 2032."]}]}
    (message,) = messages(unit_plans(status), "reported_too_early")
    assert "under status 2031 om noget fra maj 2032" in message


@pytest.mark.parametrize("text", ["Vi vil holde en fest i maj 2032.", "Vi har holdt en fest i maj 2031."])
def test_a_status_may_tell_of_plans_and_of_its_own_year(text: str) -> None:
    assert not messages(unit_plans({"reports": [{"year": 2031, "achieved": [text]}]}), "reported_too_early")


def test_results_dated_before_the_project_began() -> None:
    (message,) = messages(pool({"results": [row("Ti hold.", maj_2030="Ni hold.")]}), "result_before_start")
    assert "„Resultat pr. maj 2030“" in message


def test_results_at_the_projects_end_at_another_date_than_that() -> None:
    reading = pool({"end": "2031-12-01", "results": [row("Ti hold.", maj_2032_projektafslutning="Ni hold.")]})
    assert len(messages(reading, "end_differs")) == 1
    fits = pool({"end": "2031-12-01", "results": [row("Ti hold.", december_2031_projektafslutning="Ni hold.")]})
    assert not messages(fits, "end_differs")


def test_a_section_that_speaks_of_the_status_of_another_year() -> None:
    project = {"results": [row("Ti hold.", maj_2032="Ni hold.")]}
    (message,) = messages(
        pool(project, sections=("Rapporten viser projekternes status i december 2029.",)), "status_date_differs"
    )
    assert "Afsnit 1.1 taler om status i december 2029, men resultaterne er fra 2032" in message
    assert not messages(pool(project, sections=("Her er status i maj 2032.",)), "status_date_differs")


def test_an_area_that_announces_its_plans_for_another_period() -> None:
    area = {"name": "Kultur", "intro": ["Kultur har udarbejdet to handleplaner for 2033-2034:"], "plans": []}
    (message,) = messages(booklet(area), "period_differs")
    assert message == "Kultur skriver 2033-2034, men dokumentet gælder 2031-2032; ret den af dem, der er forkert."


def test_a_heading_that_names_another_period() -> None:
    reading = unit_plans({"goal": ["Flere låner."]})
    other = Item("Handleplan for perioden 2032-2035", Place(7, 300, 300))
    (warning,) = check(replace(reading, labels=(*reading.labels, other, other)))
    assert warning.message == (
        "Her gælder handleplanen 2032-2035, men dokumentet gælder 2031-2034; ret den af dem, der er forkert."
    )
    assert warning.place == other.place


@pytest.mark.parametrize("text", ["Revisionen er handleplanen for 2033-2034.", "Sundhedspolitikken 2027-2030 gælder."])
def test_other_years_that_disagree_with_nothing(text: str) -> None:
    assert not messages(unit_plans({"action": [text]}), "period_differs")


def test_a_status_of_a_year_outside_the_period() -> None:
    (message,) = messages(unit_plans({"reports": [{"year": 2013, "done": ["Ja."]}]}), "period_differs")
    assert "status eller revision for 2013" in message
