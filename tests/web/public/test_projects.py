"""The page of a project."""

import pytest

from handleplan.record.models import Answer, Result, Statement, Wording
from pages import text_of


@pytest.fixture
def project(pool):
    return pool.plans.get(number="3.1")


def test_it_begins_with_the_profile(client, project):
    shown = text_of(client.get(project.get_absolute_url())).replace("\u00a0", " ")
    assert "Projekt 3.1 Sundere vaner på værestederne Tilskudsmodtager: Vestervang Kommune" in shown
    assert "budget 1.250.000 kr. periode 1. april 2021 – 31. marts 2023 støtteform Udviklingsstøtte" in shown
    assert "Målgruppe Socialt udsatte voksne" in shown


def test_the_rest_of_the_profile_is_folded_and_complete(client, project):
    text = "Rekruttering sker på værestederne. " * 20
    Answer.objects.create(edition=project.editions.get(), field="recruitment", text=text.strip())
    html = client.get(project.get_absolute_url()).content.decode()
    assert "Rekruttering</span>" in html
    assert text.strip() in html


def test_statements_without_results_belong_to_the_profile(client, project):
    action = Statement.objects.create(plan=project, role="action")
    Wording.objects.create(statement=action, edition=project.editions.get(), order=9, text="Madlavning hver tirsdag.")
    shown = text_of(client.get(project.get_absolute_url()))
    assert "Aktiviteter Madlavning hver tirsdag." in shown.partition("Mere om projektet")[2]


def test_the_goals_stand_by_date(client, project):
    shown = text_of(client.get(project.get_absolute_url()))
    table = shown.partition("Mål og resultater")[2]
    assert table.index("Resultat pr. april 2022") < table.index("Resultat pr. december 2023")
    assert "42 brugere har deltaget. 66 brugere har deltaget, og 40 har gennemført." in table
    assert table.index("Overordnet mål At forbedre målgruppens sundhed.") < table.index("At 60 brugere")


def test_an_empty_cell_and_a_dash_are_not_the_same(client, pool):
    shown = text_of(client.get(pool.get_absolute_url()))
    dashed = pool.plans.get(number="3.2")
    shown = text_of(client.get(dashed.get_absolute_url())).partition("Mål og resultater")[2]
    assert "ikke udfyldt" in shown
    assert "– (kun en streg)" in shown


def test_a_goal_that_counts_stands_beside_its_results_the_latest_first(client, project):
    shown = text_of(client.get(project.get_absolute_url()))
    assert (
        "Mål At 60 brugere af værestederne deltager i et forløb om kost og motion. "
        "Resultat pr. december 2023 66 brugere har deltaget, og 40 har gennemført. "
        "Resultat pr. april 2022 42 brugere har deltaget." in shown
    )


def test_a_dash_is_not_the_latest_result(client, pool):
    """The second project's last cell holds a dash; what it wrote before that still stands."""
    shown = text_of(client.get(pool.plans.get(number="3.2").get_absolute_url()))
    assert "At 20 mænd ror sammen hver uge. Resultat pr. april 2022 12 mænd ror hver uge." in shown


def test_nothing_is_judged_by_the_site(client, project):
    shown = text_of(client.get(project.get_absolute_url())).lower()
    assert "opfyldt" not in shown


def test_a_project_without_results_says_so(client, project):
    Result.objects.filter(statement__plan=project).delete()
    assert "Projektet har ingen resultater endnu" in text_of(client.get(project.get_absolute_url()))
