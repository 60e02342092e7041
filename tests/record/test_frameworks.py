"""Frameworks come to be, get other names and periods, themes, goals, sections."""

from urllib.parse import unquote

import pytest
from django.db import IntegrityError, transaction

from handleplan.record.frameworks import (
    add_goals,
    add_themes,
    create_framework,
    describe_framework,
    rename_framework,
    set_period,
)
from handleplan.record.models import FormerAddress, Framework, Purpose, Unit
from handleplan.record.texts import Said
from handleplan.record.units import create_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework() -> Framework:
    return create_framework(
        create_unit("Nørrelund Kommune", Unit.Kind.MUNICIPALITY), "policy", "Ældrepolitik", 2023, 2024
    )


def test_its_address_says_whose_it_is_and_when_it_runs(framework: Framework):
    assert unquote(framework.get_absolute_url()) == "/nørrelund/ældrepolitik-2023-2024/"


def test_another_period_leaves_the_former_address_behind(framework: Framework):
    set_period(framework, 2023, 2026)
    assert framework.slug == "ældrepolitik-2023-2026"
    assert FormerAddress.objects.get().path == "/nørrelund/ældrepolitik-2023-2024/"


def test_another_name_and_back_again(framework: Framework):
    rename_framework(framework, "Seniorpolitik")
    rename_framework(framework, "Ældrepolitik")
    assert framework.slug == "ældrepolitik-2023-2024"
    assert set(FormerAddress.objects.values_list("path", flat=True)) == {
        "/nørrelund/ældrepolitik-2023-2024/",
        "/nørrelund/seniorpolitik-2023-2024/",
    }


def test_two_of_one_name_and_period_have_two_addresses(framework: Framework):
    other = create_framework(framework.owner, "policy", "Ældrepolitik", 2023, 2024)
    assert other.slug == "ældrepolitik-2023-2024-2"


def test_the_database_refuses_a_period_that_runs_backwards(framework: Framework):
    framework.first_year = 2030
    with pytest.raises(IntegrityError), transaction.atomic():
        framework.save()


def test_themes_are_added_once_and_in_order(framework: Framework):
    add_themes(framework, ["Kost", "Motion"], ["K", "M"])
    themes = add_themes(framework, ["Motion", "Søvn/stress"])
    assert [(theme.name, theme.letter) for theme in framework.themes.all()] == [
        ("Kost", "K"),
        ("Motion", "M"),
        ("Søvn/stress", ""),
    ]
    assert set(themes) == {"Kost", "Motion", "Søvn/stress"}


def test_one_goal_said_twice_is_one_goal(framework: Framework):
    first = add_goals(framework, [Said("Styrke fællesskaber for unge."), Said("Gøre sunde valg lette.")])
    second = add_goals(framework, [Said("Styrke fællesskaber for unge"), Said("Forebygge ensomhed.")])
    assert first[0] == second[0]
    assert framework.goals.count() == 3


def test_what_is_not_said_anew_stays(framework: Framework):
    describe_framework(framework, focus="Fællesskab", total_dkk=5, purposes=[Said("At mindske ulighed.")])
    describe_framework(framework, awarded_dkk=3)
    framework.refresh_from_db()
    assert (framework.focus, framework.total_dkk, framework.awarded_dkk) == ("Fællesskab", 5, 3)
    assert Purpose.objects.get(framework=framework).text == "At mindske ulighed."
