"""Targets that a person has confirmed, and what was measured of them.

What a program reads of targets and results is a proposal (handleplan.forms.targets); only what a person confirmed comes
here. A target, or a measurement, that a document no longer states is withdrawn, never deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from handleplan.record.history import write_event
from handleplan.record.models import (
    MEASURED_VERDICTS,
    Measurement,
    Plan,
    Report,
    SourceDocument,
    Statement,
    Target,
    User,
    Verdict,
)
from handleplan.record.models.sources import large_fields
from handleplan.record.texts import Said


class NoVerdictOfAMeasurement(Exception):
    """The verdict is none that a measurement can have; the message is a sentence in Danish."""


@dataclass(frozen=True, slots=True)
class MeasurementSaid:
    """What was measured, in whose words and at what date; ``verdict`` is what a person says of it, "" for nothing."""

    said: Said
    quantity: Decimal | None = None
    as_of: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class TargetSaid:
    """How much of what a statement aims at, and by when; with what was measured of it."""

    statement: Statement
    said: Said
    quantity: Decimal | None = None
    unit: str = ""
    bound: str = ""
    deadline: str = ""
    measurements: Sequence[MeasurementSaid] = ()


@transaction.atomic
def write_targets(
    plan: Plan, said: Sequence[TargetSaid], *, by: User, document: SourceDocument | None = None
) -> list[Target]:
    """Make these the plan's targets that ``document`` states, or that were typed where it is None.

    A target that says the same as before keeps its row and the measurements of its statuses. What the document states
    no more is withdrawn. Raises NoVerdictOfAMeasurement.
    """
    earlier = [target for target in _targets_of(plan) if _document_of(target) == document]
    written = []
    for order, one in enumerate(said):
        target = next((target for target in earlier if _says_the_same(target, one)), None)
        if target:
            earlier.remove(target)
        target = target or Target(statement=one.statement)
        target.order, target.text, target.passage = order, one.said.text, one.said.passage
        target.quantity, target.unit, target.bound, target.deadline = one.quantity, one.unit, one.bound, one.deadline
        target.save()
        _write_measurements(target, one.measurements, by)
        written.append(target)
    _withdraw(earlier)
    if written or earlier:
        write_event("targets.confirmed", "\n".join(target.text for target in written), plan=plan, by=by)
    return written


@transaction.atomic
def add_measurement(target: Target, said: MeasurementSaid, *, by: User, report: Report | None = None) -> Measurement:
    """What somebody measured of the target, in a status or beside it. Raises NoVerdictOfAMeasurement."""
    measurement = _measurement(target, said, by, target.measurements.count(), report)
    measurement.save()
    write_event("target.measured", said.said.text or target.text, plan=target.statement.plan, by=by)
    return measurement


@transaction.atomic
def withdraw_target(target: Target, *, by: User) -> None:
    """Take the target back; it stays in the record with what was measured of it."""
    _withdraw([target])
    write_event("target.withdrawn", target.text, plan=target.statement.plan, by=by)


def _targets_of(plan: Plan) -> list[Target]:
    targets = Target.objects.filter(statement__plan=plan, withdrawn_at=None)
    return list(targets.select_related("passage__version__document").defer(*large_fields("passage__version")))


def _document_of(text: Target | Measurement) -> SourceDocument | None:
    return text.passage.version.document if text.passage else None


def _says_the_same(target: Target, said: TargetSaid) -> bool:
    same = (target.statement, target.quantity, target.deadline) == (said.statement, said.quantity, said.deadline)
    return same and target.text == said.said.text


def _write_measurements(target: Target, said: Sequence[MeasurementSaid], by: User) -> None:
    """The document's own measurements of the target; those of its statuses are left alone.

    One that says the same with the same verdict stays as it was confirmed, by whom and when.
    """
    earlier = list(target.measurements.filter(report=None, withdrawn_at=None))
    new = []
    for order, one in enumerate(said):
        kept = next((measurement for measurement in earlier if _is_same(measurement, one)), None)
        if kept:
            earlier.remove(kept)
        else:
            new.append(_measurement(target, one, by, order))
    _withdraw(earlier)
    Measurement.objects.bulk_create(new)


def _is_same(measurement: Measurement, said: MeasurementSaid) -> bool:
    told = (measurement.text, measurement.quantity, measurement.as_of, measurement.verdict)
    return told == (said.said.text, said.quantity, said.as_of, said.verdict)


def _measurement(
    target: Target, said: MeasurementSaid, by: User, order: int, report: Report | None = None
) -> Measurement:
    if said.verdict and said.verdict not in MEASURED_VERDICTS:
        possible = ", ".join(f"„{Verdict.Value(value).label}“" for value in MEASURED_VERDICTS)
        raise NoVerdictOfAMeasurement(f"„{said.verdict}“ er ingen vurdering af en måling; vælg en af {possible}.")
    return Measurement(
        target=target,
        report=report,
        order=order,
        text=said.said.text,
        passage=said.said.passage,
        quantity=said.quantity,
        as_of=said.as_of,
        verdict=said.verdict,
        confirmed_by=by if said.verdict else None,
        confirmed_at=timezone.now() if said.verdict else None,
    )


def _withdraw(rows: Sequence[Target] | Sequence[Measurement]) -> None:
    for row in rows:
        row.withdrawn_at = timezone.now()
        row.save()
