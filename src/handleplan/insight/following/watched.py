"""What somebody should look at before a meeting: what nobody has changed for long, measured, or answers for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models.functions import Length

from handleplan.forms.checks.measures import can_be_measured
from handleplan.insight.following.said import Criteria, CriterionSaid
from handleplan.record.editions import says_unchanged
from handleplan.record.models import Plan, Report, ReportEntry, Target, UnchangedAnswer
from handleplan.record.round_opening import suggested_people

ROUNDS_RUNNING = 3
_LONGEST_UNCHANGED = 40
"""No text that says nothing but "uændret" is longer; what is longer is not fetched."""


@dataclass(frozen=True, slots=True)
class StillUnchanged:
    """A plan that has said "uændret" of the same things round after round; ``criteria`` are those, in their words."""

    plan: Plan
    answers: int
    criteria: Sequence[str]


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A plan with the criteria that nobody can measure."""

    plan: Plan
    criteria: Sequence[str]


def still_unchanged(
    plans: Iterable[Plan], rounds: Sequence[Sequence[Report]], criteria: Criteria
) -> list[StillUnchanged]:
    """The plans that have said "uændret" of something in each of the rounds, whose statuses come the latest first.

    Said by a click, or in a text that says nothing else. There is nothing to say of fewer than three rounds.
    """
    if len(rounds) < ROUNDS_RUNNING:
        return []
    reports = {report.pk: report for of_round in rounds for report in of_round}
    said: dict[int, set[str | int]] = defaultdict(set)
    for one in UnchangedAnswer.objects.filter(report__in=reports, withdrawn_at=None):
        said[one.report_id].add(one.statement_id or one.field)
    short = ReportEntry.objects.annotate(length=Length("text")).filter(length__lte=_LONGEST_UNCHANGED)
    for entry in short.filter(report__in=reports):
        if says_unchanged(entry.text):
            said[entry.report_id].add(entry.field)
    by_plan: dict[int, list[Report]] = defaultdict(list)
    for report in reports.values():
        by_plan[report.plan_id].append(report)
    found = []
    for plan in plans:
        each = by_plan[plan.pk]
        if len(each) == len(rounds) and (running := set.intersection(*(said[report.pk] for report in each))):
            texts = criteria.of(plan, each[0], [one for one in running if isinstance(one, int)])
            named = [texts[one] for one in running if isinstance(one, int) and one in texts]
            found.append(StillUnchanged(plan, len(running) - len(named), sorted(named)))
    return found


def unmeasured(criteria: Iterable[CriterionSaid]) -> list[Unmeasured]:
    """The plans with a criterion that nobody can measure: neither its words nor a confirmed target say how much."""
    criteria = [one for one in criteria if not says_unchanged(one.text) and not can_be_measured(one.text)]
    plans = {one.plan.pk: one.plan for one in criteria}
    with_target = set(
        Target.objects.filter(statement__plan__in=plans, withdrawn_at=None, quantity__isnull=False).values_list(
            "statement", flat=True
        )
    )
    texts: Mapping[int, list[str]] = defaultdict(list)
    for one in criteria:
        if one.statement not in with_target:
            texts[one.plan.pk].append(one.text)
    return [Unmeasured(plans[pk], found) for pk, found in texts.items()]


def without_person(plans: Sequence[Plan]) -> list[Plan]:
    """The plans under way that nobody is head of: neither of the unit nor of one above it."""
    people = suggested_people(plans)
    return [plan for plan in plans if plan.state == Plan.State.ACTIVE and not people[plan.pk].heads]
