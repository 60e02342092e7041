"""The dates of a person, a unit or a framework in one list: the deadlines of plans, and when a round's answers are due.

Each list holds what its reader may see at the time of asking. The page of dates shows it, and a calendar fetches it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.record.models import Deadline, Framework, Plan, Report, Round, Unit, User
from handleplan.record.permissions import (
    frameworks_coordinated_by,
    may_follow,
    plans_answered_by,
    plans_followed_by,
)
from handleplan.record.visibility import ReportQuerySet


@dataclass(frozen=True, slots=True)
class DueDate:
    """One date: ``what`` is due in ``where``. ``key`` stays the same when the date moves or its words change.

    ``deadline`` is None for a round's date; ``names`` are then the plans that are still to be answered.
    """

    key: str
    on: date
    what: str
    where: str
    address: str
    told_at: datetime
    person: User | None = None
    deadline: Deadline | None = None
    names: Sequence[str] = ()

    @property
    def is_done(self) -> bool:
        return self.deadline is not None and self.deadline.done_at is not None

    def is_overdue(self, today: date) -> bool:
        return self.on < today and not self.is_done


def dates_of_person(user: User) -> list[DueDate]:
    """The deadlines that name ``user``, the statuses that wait for them, and the rounds that they coordinate."""
    reports = _open(Report.objects.filter(plan__in=plans_answered_by(user))).filter(Q(head=user) | Q(contributor=user))
    by_level: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        level = "contributor" if report.contributor_id == user.pk and report.head_id != user.pk else "head"
        if level == "head" or report.ready_at is None:
            by_level[level].append(report)
    dates = [one for level, waiting in by_level.items() for one in _waiting(level, waiting)]
    rounds = Round.objects.filter(state=Round.State.OPEN, framework__in=frameworks_coordinated_by(user))
    for round_ in rounds.select_related("framework__owner"):
        dates += _of_round(round_, ("coordinator", "publish"))
    return _in_order(dates, Deadline.objects.visible_to(user).filter(person=user))


def dates_of_unit(unit: Unit, user: User) -> list[DueDate]:
    """The dates of the plans of a unit and of the units below it, as far as ``user`` follows them."""
    plans = plans_followed_by(user).filter(Q(unit__path__startswith=unit.path) | Q(area__path__startswith=unit.path))
    reports = list(_open(Report.objects.filter(plan__in=plans.exclude(state=Plan.State.WITHDRAWN).order_by())))
    return _in_order(
        [*_waiting("contributor", [one for one in reports if one.contributor_id]), *_waiting("head", reports)],
        Deadline.objects.visible_to(user).filter(plan__in=plans.order_by()),
    )


def dates_of_framework(framework: Framework, user: User) -> list[DueDate]:
    """The dates of a framework's plans and of its open rounds, as far as ``user`` follows them."""
    dates: list[DueDate] = []
    rounds = Round.objects.filter(state=Round.State.OPEN, framework=framework).select_related("framework__owner")
    if may_follow(user, framework):
        for round_ in rounds:
            dates += _of_round(round_, ("contributor", "head", "coordinator", "publish"))
    else:
        dates += _waiting("head", _open(Report.objects.filter(plan__in=plans_answered_by(user), round__in=rounds)))
    return _in_order(dates, Deadline.objects.visible_to(user).filter(plan__framework=framework))


def overdue_deadlines(framework: Framework, user: User, today: date) -> list[Deadline]:
    """The deadlines of a framework's plans that are past and not done, the oldest first."""
    late = Deadline.objects.visible_to(user).filter(plan__framework=framework, due__lt=today)
    return list(_with_plans(late.filter(done_at=None, withdrawn_at=None)).order_by("due", "pk"))


def overdue_reports(framework: Framework, user: User, today: date) -> list[Report]:
    """The statuses of a framework's open rounds that should have been handed in before today."""
    late = Report.objects.visible_to(user).filter(plan__framework=framework, round__head_due__lt=today)
    return list(_open(late))


def _open(reports: ReportQuerySet) -> ReportQuerySet:
    """Those that wait for their unit in an open round."""
    waiting = reports.filter(round__state=Round.State.OPEN, state__in=Report.BEING_WRITTEN)
    return waiting.select_related(
        "plan__unit", "plan__framework__owner", "round__framework__owner", "head", "contributor"
    ).order_by("round__head_due", "plan__order", "plan__pk")


def _waiting(level: str, reports: Iterable[Report]) -> list[DueDate]:
    """One date for each round: so many of its statuses are due at that level."""
    by_round: dict[Round, list[Report]] = defaultdict(list)
    for report in reports:
        by_round[report.round].append(report)
    return [one for round_, waiting in by_round.items() for one in _of_round(round_, (level,), waiting)]


def _of_round(round_: Round, levels: Iterable[str], waiting: Sequence[Report] = ()) -> list[DueDate]:
    dues = {
        "contributor": (round_.contributor_due, _("Medarbejdernes frist")),
        "head": (round_.head_due, _("Status skal være indsendt")),
        "coordinator": (round_.coordinator_due, _("Status skal være godkendt")),
        "publish": (round_.publish_on, _("Status offentliggøres")),
    }
    count = len(waiting)
    found = []
    for level in levels:
        due, what = dues[level]
        if due and round_.opened_at:
            if count:
                what += ": " + ngettext("%(count)d handleplan", "%(count)d handleplaner", count) % {"count": count}
            found.append(
                DueDate(
                    f"round-{round_.pk}-{level}",
                    due,
                    f"{round_.name}: {what}",
                    str(round_.framework),
                    waiting[0].get_absolute_url() if count == 1 else round_.get_absolute_url(),
                    round_.opened_at,
                    names=[report.plan.name for report in waiting],
                )
            )
    return found


def _in_order(dates: list[DueDate], deadlines: QuerySet[Deadline]) -> list[DueDate]:
    """The dates with those of the deadlines that stand, by day."""
    for deadline in _with_plans(deadlines.filter(withdrawn_at=None)):
        plan = deadline.plan
        dates.append(
            DueDate(
                f"deadline-{deadline.pk}",
                deadline.due,
                deadline.text,
                plan.name if plan.name == plan.unit.name else f"{plan.unit.name}: {plan.name}",
                f"{plan.get_absolute_url()}opfoelgning/#frist-{deadline.pk}",
                deadline.done_at or deadline.at,
                person=deadline.person,
                deadline=deadline,
            )
        )
    return sorted(dates, key=lambda one: (one.on, one.key))


def _with_plans(deadlines: QuerySet[Deadline]) -> QuerySet[Deadline]:
    return deadlines.select_related("plan__unit", "plan__framework__owner", "person", "statement")
