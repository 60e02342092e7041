"""Targets that a person confirmed in a review come into the record at the goal or criterion that states them."""

from dataclasses import replace

import pytest

import builders
from handleplan.documents import Place
from handleplan.forms.definition import form_of_kind
from handleplan.forms.target import ConfirmedTarget
from handleplan.forms.target import Target as Proposed
from handleplan.intake.accept_targets import accept_targets
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.passages import Passages
from handleplan.intake.units import UnitFinder
from handleplan.record.models import Measurement, Plan, Statement, Target, User

pytestmark = pytest.mark.django_db

JOBS = Proposed(
    project="Plejehjemmene",
    text="Når mindst fire borgere er ansat i skånejob på plejehjemmene.",
    quantity=4,
    unit="borgere",
    deadline="",
    result="To borgere er begyndt i skånejobs på Lindely.",
    result_quantity=2,
    result_as_of="2023",
    verdict="partly",
    place=Place(1, 4, 5),
    result_place=Place(2, 12, 12),
    bound="at_least",
)


@pytest.fixture
def plan() -> Plan:
    return builders.build_policy(1).plans.get()


@pytest.fixture
def acceptance(plan: Plan) -> Acceptance:
    version = builders.build_source(plan.framework, "planer.txt", 2)
    passages = Passages(version, ())
    form = form_of_kind("handleplan")
    return Acceptance(plan.framework, version.document, version.form, form, passages, UnitFinder(plan.framework.owner))


@pytest.fixture
def person() -> User:
    return User.objects.create_user("ditte@nørrelund.dk")


def accept(acceptance: Acceptance, plan: Plan, person: User, *confirmed: ConfirmedTarget) -> None:
    accept_targets(acceptance, {"plans.0": plan}, confirmed, by=person)


def test_a_confirmed_target_stands_at_its_criterion(acceptance: Acceptance, plan: Plan, person: User) -> None:
    accept(acceptance, plan, person, ConfirmedTarget("plans.0", JOBS, "partly"))
    target = Target.objects.get()
    assert target.statement == Statement.objects.get(plan=plan, role="criterion")
    assert (target.quantity, target.unit, target.bound) == (4, "borgere", "at_least")
    assert (target.passage.version.document, target.passage.first_line) == (acceptance.document, 4)
    measurement = Measurement.objects.get()
    assert (measurement.quantity, measurement.as_of, measurement.verdict) == (2, "2023", "partly")
    assert (measurement.confirmed_by, measurement.passage.first_line) == (person, 12)


def test_a_proposal_is_never_a_verdict(acceptance: Acceptance, plan: Plan, person: User) -> None:
    accept(acceptance, plan, person, ConfirmedTarget("plans.0", JOBS))
    assert (Measurement.objects.get().verdict, Measurement.objects.get().confirmed_by) == ("", None)


def test_a_target_without_result_or_verdict_has_no_measurement(
    acceptance: Acceptance, plan: Plan, person: User
) -> None:
    alone = replace(JOBS, result="", result_quantity=None, result_as_of="", result_place=Place())
    accept(acceptance, plan, person, ConfirmedTarget("plans.0", alone))
    assert Target.objects.count() == 1
    assert not Measurement.objects.exists()


def test_a_target_that_only_the_results_name_stands_at_their_goal(person: User) -> None:
    project = builders.build_pool(1).plans.get()
    version = builders.build_source(project.framework, "rapport.txt", 1)
    accepted = Acceptance(
        project.framework,
        version.document,
        version.form,
        form_of_kind("puljerapport"),
        Passages(version, ()),
        UnitFinder(project.framework.owner),
    )
    said = project.statements.get(role="subgoal").results.first().texts.get().text
    named = replace(JOBS, text=said.split(".")[0], place=Place())
    accept_targets(accepted, {"projects.0": project}, [ConfirmedTarget("projects.0", named)], by=person)
    assert Target.objects.get().statement.role == "subgoal"


def test_a_target_that_stands_nowhere_is_told_of(acceptance: Acceptance, plan: Plan, person: User) -> None:
    accept(acceptance, plan, person, ConfirmedTarget("plans.0", replace(JOBS, text="Ti heste.", place=Place())))
    assert not Target.objects.exists()
    assert acceptance.notes == [
        f"Måltallet „Ti heste.“ står ikke i noget mål eller succeskriterium i „{plan.name}“ og er ikke med."
    ]


def test_a_later_version_withdraws_what_is_no_longer_confirmed(
    acceptance: Acceptance, plan: Plan, person: User
) -> None:
    accept(acceptance, plan, person, ConfirmedTarget("plans.0", JOBS, "partly"))
    accept(acceptance, plan, person)
    assert Target.objects.get().withdrawn_at is not None


def test_two_parts_that_became_one_plan_keep_the_targets_of_both(
    acceptance: Acceptance, plan: Plan, person: User
) -> None:
    other = replace(JOBS, text="Hvert plejehjem udpeger en mentor inden sommerferien.", quantity=1)
    parts = {"plans.0": plan, "plans.1": Plan.objects.get(pk=plan.pk)}
    confirmed = [ConfirmedTarget("plans.0", JOBS, "met"), ConfirmedTarget("plans.1", other)]
    accept_targets(acceptance, parts, confirmed, by=person)
    assert Target.objects.filter(withdrawn_at=None).count() == 2
