"""Totals that fall from one status to the next, and numbers that may."""

import pytest

from forms.checks.documents import messages, pool, row, unit_plans


def told(criterion: str, first: str, second: str) -> list[str]:
    reports = [{"year": 2031, "achieved": [first]}, {"year": 2032, "achieved": [second]}]
    return messages(unit_plans({"criterion": [criterion], "reports": reports}), "total_falls")


def test_a_running_total_that_falls() -> None:
    assert told(
        "Mindst 20 borgere har lånt en lydbog inden udgangen af 2032.",
        "16 borgere har lånt en lydbog.",
        "14 borgere har nu lånt en lydbog.",
    ) == [
        "Biblioteket skrev „16 borgere har lånt en lydbog“, og senere „14 borgere har nu lånt en lydbog“, så tallet er "
        "faldet; ret det, eller skriv, hvorfor der nu er færre."
    ]


@pytest.mark.parametrize(
    "second",
    [
        "18 borgere har nu lånt en lydbog.",
        "Yderligere 14 borgere har lånt en lydbog.",
        "14 borgere har nu lånt en lydbog, fordi to er flyttet.",
        "14 borgere har lånt en lydbog. Det er færre end ventet.",
        "14 børn har tegnet et skib.",
    ],
)
def test_what_rises_comes_on_top_is_explained_or_is_something_else(second: str) -> None:
    criterion = "Mindst 20 borgere har lånt en lydbog inden udgangen af 2032."
    assert not told(criterion, "16 borgere har lånt en lydbog.", second)


@pytest.mark.parametrize(
    "criterion",
    ["Mindst 20 borgere har lånt en lydbog hvert år.", "Højst 20 borgere har lånt en lydbog.", "Borgere har lånt."],
)
def test_what_is_counted_anew_or_is_to_fall(criterion: str) -> None:
    assert not told(criterion, "16 borgere har lånt en lydbog.", "14 borgere har lånt en lydbog.")


def test_a_projects_results_are_running_totals_too() -> None:
    results = [row("At 50 fiskere har målt deres blodtryk.", maj_2031="38 fiskere har målt deres blodtryk.")]
    results[0]["by_date"] += row("", maj_2032="I alt 31 fiskere har målt deres blodtryk.")["by_date"]
    (message,) = messages(pool({"results": results}), "total_falls")
    assert message.startswith("Projekt 3.1 (Lindby Kommune) skrev „38 fiskere")
