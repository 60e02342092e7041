"""The front page."""

import builders
from pages import text_of


def test_it_shows_the_frameworks_with_period_plans_and_latest_round(client, policy, pool):
    shown = text_of(client.get("/"))
    assert "Handicappolitik 2023–2026" in shown
    assert "8 handleplaner" in shown
    assert "Status 2024 7 af 8 handleplaner har svaret" in shown
    assert "Puljen for lige sundhed 2021–2024" in shown
    assert "4 projekter, 2 afsluttede" in shown


def test_it_says_what_to_do_where_there_is_nothing_yet(client, db):
    assert "Her er ingen planer endnu" in text_of(client.get("/"))


def test_one_plan_is_not_plural(client, db):
    builders.build_policy(plans=1)
    shown = text_of(client.get("/"))
    assert "1 handleplan " in shown
    assert "1 handleplaner" not in shown
    assert "1 af 1 handleplan har svaret" in shown


def test_it_has_a_search_form_that_works_without_javascript(client, db):
    html = client.get("/").content.decode()
    assert '<form class="search-box" action="/soeg" method="get" role="search">' in html
    assert 'name="q"' in html


def test_a_round_that_nobody_has_answered_is_not_the_latest(client, policy):
    policy.rounds.create(year=2025, name="Status 2025")
    shown = text_of(client.get("/"))
    assert "Status 2024 7 af 8" in shown
    assert "Status 2025" not in shown
