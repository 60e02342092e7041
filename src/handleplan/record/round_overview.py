"""A round at a glance, and "Det venter på dig": the rows of both, in as many questions for many plans as for few."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.utils.translation import gettext as _

from handleplan.danish.alphabet import sort_key
from handleplan.record.models import Plan, Report, Round, Unit, User
from handleplan.record.permissions import (
    frameworks_coordinated_by,
    may_coordinate,
    plans_answered_by,
    plans_submitted_by,
)
from handleplan.record.report_states import steps_of

State = Report.State


@dataclass(frozen=True, slots=True)
class Row:
    """One plan in a round: where it stands, who answers and by when, and what the reader may do with it."""

    report: Report
    plan: Plan
    unit: Unit
    area: Unit | None
    state: str
    state_label: str
    due: date | None
    is_overdue: bool
    person: User | None
    contributor: User | None
    changed_at: datetime | None
    changed_by: User | None
    steps: list[str]


_NEVER = datetime.min.replace(tzinfo=UTC)
ORDERS: dict[str, Callable[[Row], Any]] = {
    "plan": lambda row: sort_key(row.plan.name),
    "unit": lambda row: sort_key(row.plan.unit_name),
    "state": lambda row: State.values.index(row.state),
    "due": lambda row: row.due or date.max,
    "person": lambda row: (row.person is None, sort_key(str(row.person or ""))),
    "changed": lambda row: row.changed_at or _NEVER,
}
"""The orders that the overview can be asked for; with "-" before it, the other way round."""


@dataclass(frozen=True, slots=True)
class RoundOverview:
    """The rows that were asked for; the counts are of the whole round."""

    round: Round
    rows: list[Row]
    counts: dict[str, int]
    without_person: int
    overdue: int


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A status that waits for a person: what is to be done, by when, and where."""

    report: Report
    what: str
    due: date | None
    is_overdue: bool

    @property
    def address(self) -> str:
        return self.report.get_absolute_url()


@dataclass(frozen=True, slots=True)
class WaitingRound:
    """An open round that a person coordinates, and how much of it waits for them."""

    round: Round
    to_approve: int
    to_publish: int
    being_written: int
    without_person: int
    overdue: int

    @property
    def waits(self) -> bool:
        return bool(self.to_approve or self.to_publish or self.without_person)


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits for a person."""

    reports: list[WaitingReport]
    rounds: list[WaitingRound]


def round_overview(
    round_: Round,
    user: User,
    today: date,
    *,
    state: str = "",
    person: int | None = None,
    unit: Unit | None = None,
    without_person: bool = False,
    overdue: bool = False,
    words: str = "",
    order: str = "",
) -> RoundOverview:
    """The statuses of a round that ``user`` may see, filtered and ordered.

    ``person`` is the key of the head or contributor, ``unit`` a unit or area with all below it, ``words`` a part of the
    plan's or unit's name, ``order`` one of ORDERS; without one the plans stand as their framework has them.
    """
    seen = Report.objects.visible_to(user).filter(round=round_)
    late = _overdue(round_, today)
    counted = seen.order_by().values("state").annotate(count=Count("pk"))
    counts = {row["state"]: row["count"] for row in counted}
    nobody = Q(head=None, state__in=Report.BEING_WRITTEN)
    sums = seen.aggregate(nobody=Count("pk", nobody), late=Count("pk", late))
    found: QuerySet[Report] = seen
    if state:
        found = found.filter(state=state)
    if person:
        found = found.filter(Q(head=person) | Q(contributor=person))
    if unit:
        below = {
            "at": StrIndex("plan__unit__path", Value(unit.path)),
            "area_at": StrIndex("plan__area__path", Value(unit.path)),
        }
        found = found.annotate(**below).filter(Q(at=1) | Q(area_at=1))
    if without_person:
        found = found.filter(nobody)
    if overdue:
        found = found.filter(late)
    for word in words.split():
        found = found.filter(Q(plan__title__icontains=word) | Q(plan__unit__name__icontains=word))
    found = _with_everything(found).order_by("plan__order", "plan__pk")
    approves = may_coordinate(user, round_.framework)
    submits = set(plans_submitted_by(user).filter(reports__round=round_).values_list("pk", flat=True))
    rows = [_row(report, round_, today, submits=report.plan_id in submits, approves=approves) for report in found]
    if by := ORDERS.get(order.removeprefix("-")):
        rows.sort(key=by, reverse=order.startswith("-"))
    return RoundOverview(round_, rows, counts, sums["nobody"], sums["late"])


def waiting_for(user: User, today: date) -> Waiting:
    """What of the open rounds waits for the person: statuses that name them, and rounds that they coordinate."""
    waiting = [_waiting(report, user, today) for report in _with_everything(_reports_naming(user))]
    waiting.sort(key=lambda one: (one.due or date.max, one.report.pk))
    return Waiting(waiting, [one for one in _rounds(user, today) if one.waits or one.being_written])


def waiting_count(user: User) -> int:
    """How many things wait for the person: statuses that name them, and rounds with something to decide."""
    to_decide = Q(state__in=(State.SUBMITTED, State.APPROVED)) | Q(state__in=Report.BEING_WRITTEN, head=None)
    of_rounds = Report.objects.filter(to_decide, round=OuterRef("pk"))
    rounds = Round.objects.filter(state=Round.State.OPEN, framework__in=frameworks_coordinated_by(user))
    return _reports_naming(user).count() + rounds.filter(Exists(of_rounds)).count()


def due_of(report: Report, round_: Round) -> date | None:
    """When the next step is due: the contributor's, the head's, the coordinator's, or that the status is published."""
    if report.is_being_written:
        by_contributor = report.contributor_id and report.ready_at is None and report.state != State.RETURNED
        return round_.contributor_due if by_contributor else round_.head_due
    return {State.SUBMITTED: round_.coordinator_due, State.APPROVED: round_.publish_on}.get(State(report.state))


def _reports_naming(user: User) -> QuerySet[Report]:
    """The statuses of open rounds that wait for the person to write or submit them."""
    named = Q(head=user) | Q(contributor=user, ready_at=None)
    return Report.objects.filter(
        named, round__state=Round.State.OPEN, state__in=Report.BEING_WRITTEN, plan__in=plans_answered_by(user)
    )


def _rounds(user: User, today: date) -> Sequence[WaitingRound]:
    rounds = Round.objects.filter(state=Round.State.OPEN, framework__in=frameworks_coordinated_by(user))
    being_written = Q(reports__state__in=Report.BEING_WRITTEN)
    counted = rounds.select_related("framework__owner").annotate(
        to_approve=Count("reports", Q(reports__state=State.SUBMITTED)),
        to_publish=Count("reports", Q(reports__state=State.APPROVED)),
        being_written=Count("reports", being_written),
        nobody=Count("reports", being_written & Q(reports__head=None)),
        late=Count("reports", being_written & Q(head_due__lt=today)),
    )
    return [
        WaitingRound(one, one.to_approve, one.to_publish, one.being_written, one.nobody, one.late)
        for one in counted.order_by("head_due", "pk")
    ]


def _overdue(round_: Round, today: date) -> Q:
    """The statuses whose next step should have been taken before today; the same as ``due_of``, asked of many."""
    none = Q(pk__in=[])
    by_contributor = Q(contributor__isnull=False, ready_at=None) & ~Q(state=State.RETURNED)
    being_written = Q(state__in=Report.BEING_WRITTEN)
    levels = (
        (round_.contributor_due, being_written & by_contributor),
        (round_.head_due, being_written & ~by_contributor),
        (round_.coordinator_due, Q(state=State.SUBMITTED)),
        (round_.publish_on, Q(state=State.APPROVED)),
    )
    late = none
    for due, condition in levels:
        if due and due < today:
            late |= condition
    return late


def _row(report: Report, round_: Round, today: date, *, submits: bool, approves: bool) -> Row:
    due = due_of(report, round_)
    is_open = round_.state == Round.State.OPEN
    return Row(
        report=report,
        plan=report.plan,
        unit=report.plan.unit,
        area=report.plan.area,
        state=report.state,
        state_label=report.get_state_display(),
        due=due,
        is_overdue=bool(due and due < today),
        person=report.head,
        contributor=report.contributor,
        changed_at=report.changed_at,
        changed_by=report.changed_by,
        steps=steps_of(report.state, submits=submits, approves=approves) if is_open else [],
    )


def _waiting(report: Report, user: User, today: date) -> WaitingReport:
    if report.state == State.RETURNED:
        what, due = _("Ret og indsend igen"), report.round.head_due
    elif report.contributor_id == user.pk and report.head_id != user.pk:
        what, due = _("Skriv status"), report.round.contributor_due
    elif report.ready_at:
        what, due = _("Læs og indsend status"), report.round.head_due
    else:
        what, due = _("Skriv og indsend status"), report.round.head_due
    return WaitingReport(report, what, due, bool(due and due < today))


def _with_everything(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.select_related(
        "plan__unit__parent",
        "plan__area",
        "plan__framework__owner",
        "round__framework__owner",
        "head",
        "contributor",
        "changed_by",
    )
