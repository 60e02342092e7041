"""Targets are a person's: proposed by nobody, withdrawn and never deleted."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

import builders
from handleplan.record.models import Event, Measurement, Plan, Report, Round, Statement, Target, User
from handleplan.record.targets import (
    MeasurementSaid,
    NoVerdictOfAMeasurement,
    TargetSaid,
    add_measurement,
    withdraw_target,
    write_targets,
)
from handleplan.record.texts import Said

pytestmark = pytest.mark.django_db

TEN_RAMPS = "Når ti ramper er bygget inden udgangen af 2024."


@pytest.fixture
def plan() -> Plan:
    return builders.build_policy(1).plans.get()


@pytest.fixture
def person() -> User:
    return User.objects.create_user("ditte@nørrelund.dk", first_name="Ditte", last_name="Krag")


def of_statement(plan: Plan, text: str = TEN_RAMPS, **members: object) -> TargetSaid:
    statement = Statement.objects.get(plan=plan, role="criterion")
    return TargetSaid(
        statement, Said(text), **{"quantity": Decimal(10), "unit": "ramper", "deadline": "2024", **members}
    )


def six_ramps(verdict: str = "partly") -> MeasurementSaid:
    return MeasurementSaid(Said("Der er bygget seks ramper."), Decimal(6), "2024-05", verdict)


def test_a_target_with_what_was_measured_and_who_judged_it(plan: Plan, person: User) -> None:
    (target,) = write_targets(plan, [of_statement(plan, measurements=[six_ramps()])], by=person)
    assert (target.text, target.quantity, target.unit, target.deadline) == (TEN_RAMPS, 10, "ramper", "2024")
    measurement = target.measurements.get()
    assert (measurement.quantity, measurement.as_of, measurement.verdict) == (6, "2024-05", "partly")
    assert measurement.confirmed_by == person
    assert measurement.confirmed_at is not None
    event = Event.objects.get(what="targets.confirmed")
    assert (event.user, event.plan, event.note) == (person, plan, TEN_RAMPS)


def test_a_measurement_without_a_verdict_is_confirmed_by_nobody(plan: Plan, person: User) -> None:
    (target,) = write_targets(plan, [of_statement(plan, measurements=[six_ramps("")])], by=person)
    measurement = target.measurements.get()
    assert (measurement.verdict, measurement.confirmed_by, measurement.confirmed_at) == ("", None, None)


@pytest.mark.parametrize("verdict", ["unknown", "given_up", "dash", "not_answered"])
def test_what_is_no_verdict_of_a_measurement_is_refused_as_a_whole(plan: Plan, person: User, verdict: str) -> None:
    with pytest.raises(NoVerdictOfAMeasurement, match="er ingen vurdering af en måling; vælg en af „opfyldt“"):
        write_targets(plan, [of_statement(plan, measurements=[six_ramps(verdict)])], by=person)
    assert not Target.objects.exists()


def test_the_database_takes_no_verdict_without_a_person(plan: Plan, person: User) -> None:
    (target,) = write_targets(plan, [of_statement(plan)], by=person)
    for wrong in ({"verdict": "met"}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Measurement.objects.create(target=target, **wrong)


def test_what_says_the_same_again_stays_as_it_was_confirmed(plan: Plan, person: User) -> None:
    said = [of_statement(plan, measurements=[six_ramps()])]
    (before,) = write_targets(plan, said, by=person)
    confirmed = before.measurements.get()
    other = User.objects.create_user("bo@nørrelund.dk")
    (after,) = write_targets(plan, said, by=other)
    assert after == before
    assert after.measurements.get() == confirmed
    assert after.measurements.get().confirmed_by == person


def test_another_verdict_is_a_new_measurement_and_the_old_one_is_kept(plan: Plan, person: User) -> None:
    write_targets(plan, [of_statement(plan, measurements=[six_ramps()])], by=person)
    (target,) = write_targets(plan, [of_statement(plan, measurements=[six_ramps("not_met")])], by=person)
    assert [one.verdict for one in target.measurements.filter(withdrawn_at=None)] == ["not_met"]
    assert target.measurements.get(verdict="partly").withdrawn_at is not None


def test_a_document_withdraws_only_its_own_targets(plan: Plan, person: User) -> None:
    version = builders.build_source(plan.framework, "handleplaner.txt", 1)
    of_document = Said("Når to døre er brede.", version.passages.get())
    write_targets(plan, [of_statement(plan)], by=person)
    read = TargetSaid(of_statement(plan).statement, of_document, Decimal(2), "døre")
    write_targets(plan, [read], by=person, document=version.document)
    assert Target.objects.filter(withdrawn_at=None).count() == 2
    write_targets(plan, [], by=person, document=version.document)
    assert [one.text for one in Target.objects.filter(withdrawn_at=None)] == [TEN_RAMPS]
    assert Target.objects.count() == 2


def test_a_target_is_withdrawn_and_kept(plan: Plan, person: User) -> None:
    (target,) = write_targets(plan, [of_statement(plan)], by=person)
    withdraw_target(target, by=person)
    assert Target.objects.get().withdrawn_at is not None
    assert Event.objects.get(what="target.withdrawn").note == TEN_RAMPS


def test_what_a_status_measured_is_seen_with_the_status(plan: Plan, person: User) -> None:
    (target,) = write_targets(plan, [of_statement(plan)], by=person)
    round_ = Round.objects.create(framework=plan.framework, year=2030, name="Status 2030")
    report = Report.objects.create(plan=plan, round=round_)
    measurement = add_measurement(target, six_ramps(), by=person, report=report)
    everybody = AnonymousUser()
    assert not Measurement.objects.visible_to(everybody).exists()
    Report.objects.filter(pk=report.pk).update(state=Report.State.PUBLISHED)
    assert list(Measurement.objects.visible_to(everybody)) == [measurement]
    (again,) = write_targets(plan, [of_statement(plan)], by=person)
    assert list(again.measurements.filter(withdrawn_at=None)) == [measurement]


def test_a_draft_is_seen_by_its_coordinator_and_is_not_settled(plan: Plan, person: User) -> None:
    (target,) = write_targets(plan, [of_statement(plan)], by=person)
    round_ = Round.objects.create(framework=plan.framework, year=2030, name="Status 2030")
    report = Report.objects.create(plan=plan, round=round_, state=Report.State.DRAFT)
    add_measurement(target, six_ramps(), by=person, report=report)
    administrator = User.objects.create_superuser("admin@nørrelund.dk")
    assert Measurement.objects.visible_to(administrator).exists()
    assert not Measurement.objects.visible_to(administrator).settled().exists()


def test_nothing_to_write_and_nothing_to_withdraw_is_no_event(plan: Plan, person: User) -> None:
    write_targets(plan, [], by=person)
    assert not Event.objects.filter(what="targets.confirmed").exists()
