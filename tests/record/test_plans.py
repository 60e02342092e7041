"""Plans come to be, are renamed and withdrawn; projects get their frame and their results."""

import pytest

from handleplan.record.editions import EditionSaid, add_edition
from handleplan.record.frameworks import create_framework
from handleplan.record.models import Form, FormerAddress, Framework, Plan, Result, ResultText, Unit
from handleplan.record.plans import create_plan, describe_project, rename_plan, take_up_plan, withdraw_plan
from handleplan.record.results import ResultSaid, record_results
from handleplan.record.stats import stats
from handleplan.record.texts import Said
from handleplan.record.units import create_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool() -> Framework:
    return create_framework(
        create_unit("Velfærdsstyrelsen", Unit.Kind.AUTHORITY), "pool", "Fælles om sundhed", 2022, 2025
    )


def test_a_plan_without_a_title_is_addressed_by_its_unit(pool: Framework):
    assert [create_plan(pool, pool.owner).slug for _time in range(2)] == ["velfærdsstyrelsen", "velfærdsstyrelsen-2"]


def test_a_project_is_addressed_by_number_and_title(pool: Framework):
    assert create_plan(pool, pool.owner, "Ro på kajen", number="3.1").slug == "3-1-ro-på-kajen"


def test_a_renamed_plan_leaves_its_former_address_behind(pool: Framework):
    plan = create_plan(pool, pool.owner, "Ro på kajen")
    rename_plan(plan, "Ro på havnen")
    assert plan.slug == "ro-på-havnen"
    assert FormerAddress.objects.get(plan=plan).path == "/velfærdsstyrelsen/fælles-om-sundhed-2022-2025/ro-på-kajen/"


def test_a_withdrawn_plan_is_out_of_sight_and_can_come_back(pool: Framework):
    plan = create_plan(pool, pool.owner, "Ro på kajen")
    withdraw_plan(plan, "Pengene er brugt.")
    assert stats()["projects"] == 0
    take_up_plan(plan, "Der kom flere.")
    assert stats()["projects"] == 1
    assert plan.events.values_list("what", "note").first() == ("plan.taken_up", "Der kom flere.")


def test_results_by_goal_and_date_replace_those_before(pool: Framework):
    plan = create_plan(pool, pool.owner, "Ro på kajen", number="3.1")
    describe_project(plan, start="2022", end="2024-06-30", budget_dkk=None)
    form = Form.objects.create(kind="puljerapport", title="Puljerapport")
    edition = add_edition(plan, form, EditionSaid({"goal": [Said("At flere ror.")]}))
    goal = edition.wordings.get().statement
    april = ResultSaid(goal, "Resultat pr. april 2023", "2023-04", [Said("12 ror."), Said("4 har medaljer.")])
    record_results(plan, [april, ResultSaid(goal, "Resultat pr. maj 2024", "2024-05", [])])
    record_results(plan, [april, ResultSaid(goal, "Resultat pr. maj 2024", "2024-05", [Said("-")])])
    assert list(Result.objects.values_list("heading", "as_of", "order")) == [
        ("Resultat pr. april 2023", "2023-04", 0),
        ("Resultat pr. maj 2024", "2024-05", 1),
    ]
    assert [text.text for text in ResultText.objects.order_by("result__order", "order")] == [
        "12 ror.",
        "4 har medaljer.",
        "-",
    ]
    assert Plan.objects.get().end == "2024-06-30"
