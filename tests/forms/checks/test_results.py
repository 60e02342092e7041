"""Targets without results, results without targets, missed targets, statuses that nobody wrote, themes."""

import pytest

from forms.checks.documents import messages, pool, row, unit_plans


@pytest.mark.parametrize("result", ["", "-"])
def test_a_goal_without_any_result(result: str) -> None:
    rows = [row("At holde en fest.", maj_2031=result, maj_2032=result), row("At bygge et hus.", maj_2031="Huset står.")]
    (message,) = messages(pool({"results": rows}), "no_result")
    assert message == (
        "Projekt 3.1 (Lindby Kommune) har et mål uden noget resultat, „At holde en fest“; skriv, hvad der blev af det."
    )


def test_an_overall_goal_is_answered_by_those_under_it() -> None:
    rows = [row("At alle trives.", "overall", maj_2031=""), row("At bygge et hus.", maj_2031="Huset står.")]
    assert not messages(pool({"results": rows}), "no_result")


def test_that_an_evaluation_is_awaited_is_a_result() -> None:
    assert not messages(pool({"results": [row("At bygge et hus.", maj_2031="Afventer evaluering.")]}), "no_result")


def test_a_result_without_a_goal() -> None:
    assert len(messages(pool({"results": [row("", maj_2031="Huset står.")]}), "no_target")) == 1
    plan = {"reports": [{"year": 2031, "achieved": ["Huset står."]}]}
    assert len(messages(unit_plans(plan), "no_target")) == 1
    assert not messages(unit_plans({**plan, "goal": ["Et hus."]}), "no_target")


MISSED = "At mindst 50 familier har fået en have."


def test_a_missed_target_that_nobody_explains() -> None:
    reading = pool({"end": "2031-12-31", "results": [row(MISSED, maj_2032="12 familier har fået en have.")]})
    (message,) = messages(reading, "missed_unexplained")
    assert "har ikke nået målet, „At mindst 50 familier har fået en have“" in message


def test_a_reason_beside_the_result_or_among_the_barriers_explains_it() -> None:
    told = row(MISSED, maj_2032="12 familier har fået en have. Resten mangler på grund af frost.")
    assert not messages(pool({"end": "2031-12-31", "results": [told]}), "missed_unexplained")
    barred = {
        "end": "2031-12-31",
        "barriers": ["Det var svært at finde familier."],
        "results": [row(MISSED, maj_2032="12 familier har fået en have.")],
    }
    assert not messages(pool(barred), "missed_unexplained")


def test_what_is_reached_in_part_is_not_missed_while_there_is_time() -> None:
    half_way = row(MISSED, maj_2032="42 familier har fået en have.")
    assert not messages(pool({"end": "2032-12-31", "results": [half_way]}), "missed_unexplained")
    assert messages(pool({"end": "2032-05-31", "results": [half_way]}), "missed_unexplained")


def test_a_target_that_the_results_beside_it_pass_over() -> None:
    goal = "At 40 virksomheder kommer på besøg."
    assert len(messages(pool({"results": [row(goal, maj_2032="Der blev sunget.")]}), "target_unreported")) == 1
    assert not messages(pool({"results": [row(goal, maj_2032="For tidligt at sige.")]}), "target_unreported")


def test_a_plan_that_did_not_answer_where_the_others_did() -> None:
    answered = {"reports": [{"year": 2031, "done": ["Vi har læst."]}]}
    silent = {"unit": "Museet", "reports": [{"year": 2031, "done": [], "achieved": []}]}
    assert messages(unit_plans(answered, answered, silent), "no_status") == [
        "Museet har ikke svaret på status 2031; bed enheden om et svar."
    ]
    assert not messages(unit_plans(answered, silent, silent), "no_status")


def test_no_theme_or_all_of_them() -> None:
    offered = ["Kultur", "Bolig", "Job"]
    none, some, every = ({"themes_checked": offered[:number], "themes_offered": offered} for number in (0, 1, 3))
    assert len(messages(unit_plans(none, some, every), "no_theme")) == 1
    assert "alle 3 temaer" in messages(unit_plans(none, some, every), "all_themes")[0]


def test_a_result_that_counts_only_what_came_on_top_misses_nothing() -> None:
    later = "Siden status har 30 fiskere været til stævne."
    rows = [row("I alt 50 fiskere deltager i et stævne.", maj_2031="Tre stævner er planlagt.", december_2032=later)]
    assert not messages(pool({"results": rows}), "missed_unexplained")
