"""Criteria that cannot be measured, and comparisons without a beginning: one warning of each kind for a plan."""

import pytest

from forms.checks.documents import booklet, messages, unit_plans
from handleplan.forms.checks.measures import compares, has_measure


@pytest.mark.parametrize(
    "text",
    ["Mindst 20 lånere.", "2. Otte hold er i gang.", "Alle døre er brede.", "Halvdelen kommer igen.", "90 % er glade."],
)
def test_what_is_a_measure(text: str) -> None:
    assert has_measure(text)


@pytest.mark.parametrize("text", ["Det går bedre.", "2. Det går bedre.", "Trivsel i § 103 i 2031.", "En bog læses."])
def test_what_is_none(text: str) -> None:
    assert not has_measure(text)


@pytest.mark.parametrize(
    ("text", "is_one"), [("Flere lånere.", True), ("Færre klager end tidligere.", True), ("Flere gange.", False)]
)
def test_what_is_a_comparison(text: str, is_one: bool) -> None:
    assert compares(text) is is_one


def test_a_plan_is_warned_of_once_whatever_it_lacks() -> None:
    plan = {"criterion": ["Mindst 20 lånere kommer.", "Det går bedre.", "Alle har det rart.", "Lånerne er gladere."]}
    (message,) = messages(unit_plans(plan), "no_measure")
    assert message == (
        "Biblioteket: 2 af 4 succeskriterier kan ikke måles, „Det går bedre“ og „Lånerne er gladere“; "
        "skriv, hvor mange, hvor meget eller hvordan I kan se det."
    )


def test_what_is_done_or_not_needs_no_figure() -> None:
    assert not messages(unit_plans({"criterion": ["Rampen er åbnet.", "Der foreligger en pjece."]}), "no_measure")


def test_a_comparison_without_a_beginning() -> None:
    (message,) = messages(unit_plans({"criterion": ["Flere lånere end tidligere."]}), "no_baseline")
    assert "hvor mange det er i dag" in message
    assert not messages(unit_plans({"criterion": ["Fra 20 til 30 flere lånere."]}), "no_baseline")


def test_a_revision_is_judged_where_it_says_something_new() -> None:
    vague = {"criterion": ["Det går bedre."], "revision": {"period": "2033-2034", "criterion": ["Uændret."]}}
    assert len(messages(unit_plans(vague), "no_measure")) == 1
    vague["revision"] = {"period": "2033-2034", "criterion": ["Det går helt godt."]}
    assert len(messages(unit_plans(vague), "no_measure")) == 2


def test_a_booklet_has_one_warning_for_an_area() -> None:
    plans = [{"unit": "", "title": title, "criteria": ["Det går bedre."]} for title in ("Bøger", "Film")]
    (message,) = messages(booklet({"name": "Kultur", "plans": plans}), "no_measure")
    assert message.startswith("Kultur: „Bøger“ og „Film“ har intet succeskriterium, der kan måles")
