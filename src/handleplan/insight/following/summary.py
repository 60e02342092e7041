"""A framework in one round, for those who decide: by theme and by unit, what changed, and what to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext as _

from handleplan.danish.alphabet import sort_key
from handleplan.forms.definition import kinds_with_status
from handleplan.insight.following.said import (
    AnsweredRound,
    Criteria,
    CriterionSaid,
    Statuses,
    criteria_said,
)
from handleplan.insight.following.tallies import OUTCOMES, Tally
from handleplan.insight.following.watched import (
    ROUNDS_RUNNING,
    StillUnchanged,
    Unmeasured,
    still_unchanged,
    unmeasured,
    without_person,
)
from handleplan.record.models import Framework, Plan, Report, Round, User


@dataclass(frozen=True, slots=True)
class Group:
    """A theme, an area or a unit: its plans, how many of them have a status, and what their criteria came to."""

    key: str
    name: str
    plans: int
    reported: int
    tally: Tally

    @property
    def unreported(self) -> int:
        return self.plans - self.reported

    @property
    def share_reported(self) -> str:
        """How many of the plans have a status, as the width of a bar."""
        return f"{100 * self.reported / self.plans:.2f}%" if self.plans else "0%"


@dataclass(frozen=True, slots=True)
class Turn:
    """The criteria that went from one verdict to another since the round before."""

    before: str
    now: str
    criteria: Sequence[CriterionSaid]


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the committee's page shows of one round."""

    round: Round
    before: AnsweredRound | None
    has_verdicts: bool
    whole: Group
    themes: Sequence[Group]
    areas: Sequence[Group]
    units: Sequence[Group]
    turns: Sequence[Turn]
    still_unchanged: Sequence[StillUnchanged]
    unmeasured: Sequence[Unmeasured]
    without_person: Sequence[Plan]
    criteria: Sequence[CriterionSaid]

    @property
    def outcomes(self) -> list[str]:
        """The outcomes that any criterion came to: the columns of the tables."""
        return [outcome for outcome in OUTCOMES if self.whole.tally.of(outcome)]

    @property
    def changed(self) -> int:
        return len(self.changes)

    @property
    def changes(self) -> list[CriterionSaid]:
        """The criteria that have another verdict than in the round before, by what it is now."""
        return [one for turn in self.turns for one in turn.criteria]

    @property
    def unmeasured_criteria(self) -> int:
        return sum(len(one.criteria) for one in self.unmeasured)

    def chosen(self, outcome: str, group: str) -> list[CriterionSaid]:
        """The criteria behind a number: of an outcome ("" for any) and a group's key ("" for all)."""
        return [
            one
            for one in self.criteria
            if outcome in ("", one.outcome) and (not group or group in {key for key, _name in _every_group(one.plan)})
        ]

    def name_of(self, group: str) -> str:
        """The name of the group with that key; "" where there is none."""
        return next((one.name for one in (*self.themes, *self.areas, *self.units) if one.key == group), "")


def summary(
    framework: Framework, rounds: Sequence[AnsweredRound], chosen: AnsweredRound, user: User | AnonymousUser
) -> Summary:
    """What ``user`` may read of a round; ``rounds`` are all that have been answered, the latest first."""
    recent = [one for one in rounds if one.round.year <= chosen.round.year][:ROUNDS_RUNNING]
    before = recent[1] if len(recent) > 1 else None
    plans = _asked(framework, chosen.round, user)
    statuses, criteria = Statuses([one.round for one in recent], user), Criteria(plans)
    said = criteria_said(plans, statuses, criteria, chosen.round, before.round if before else None)
    has_verdicts = chosen.has_verdicts or chosen.round.state != Round.State.DOCUMENTS
    reported = {plan.pk for plan in plans if statuses.report(chosen.round, plan)}

    def groups(groups_of: Callable[[Plan], Iterable[tuple[str, str]]]) -> list[Group]:
        return _groups(plans, said, reported, groups_of)

    areas = groups(_areas)
    return Summary(
        round=chosen.round,
        before=before,
        has_verdicts=has_verdicts,
        whole=Group("", "", len(plans), len(reported), Tally(one.outcome for one in said)),
        themes=groups(_themes),
        areas=areas if any(plan.area_id for plan in plans) else [],
        units=groups(_units),
        turns=_turns(said) if has_verdicts and before and before.has_verdicts else [],
        still_unchanged=still_unchanged(plans, [statuses.of(one.round) for one in recent], criteria),
        unmeasured=unmeasured(said),
        without_person=without_person(plans),
        criteria=said,
    )


def _asked(framework: Framework, round_: Round, user: User | AnonymousUser) -> list[Plan]:
    """The plans that a round asks, in the framework's order.

    A round that was opened here names them. One that was read from documents asks those whose form has a part for
    status, and those that answered all the same.
    """
    plans = Plan.objects.visible_to(user).filter(framework=framework)
    answered = Q(pk__in=Report.objects.visible_to(user).settled().filter(round=round_).values("plan"))
    if round_.state == Round.State.DOCUMENTS:
        plans = plans.filter(Q(editions__form__kind__in=kinds_with_status()) | answered).distinct()
    else:
        reports = Report.objects.filter(round=round_).exclude(state=Report.State.LEFT_OUT)
        plans = plans.filter(pk__in=reports.values("plan"))
    return list(
        plans.select_related("unit", "area", "framework__owner").prefetch_related("themes").order_by("order", "pk")
    )


def _groups(
    plans: Sequence[Plan],
    said: Sequence[CriterionSaid],
    reported: set[int],
    groups_of: Callable[[Plan], Iterable[tuple[str, str]]],
) -> list[Group]:
    """The groups that the plans fall into, by name; a plan counts in every group that it is in."""
    names: dict[str, str] = {}
    plans_in: dict[Hashable, list[int]] = defaultdict(list)
    for plan in plans:
        for key, name in groups_of(plan):
            names[key] = name
            plans_in[key].append(plan.pk)
    outcomes: dict[Hashable, list[str]] = defaultdict(list)
    for one in said:
        for key, _name in groups_of(one.plan):
            outcomes[key].append(one.outcome)
    return [
        Group(key, names[key], len(plans_in[key]), len(reported.intersection(plans_in[key])), Tally(outcomes[key]))
        for key in sorted(names, key=lambda key: (key.endswith("-"), sort_key(names[key])))
    ]


def _themes(plan: Plan) -> list[tuple[str, str]]:
    return [(f"tema-{theme.pk}", theme.name) for theme in plan.themes.all()] or [("tema-", _("Uden tema"))]


def _areas(plan: Plan) -> list[tuple[str, str]]:
    return [(f"sted-{plan.area_id}", plan.area.name)] if plan.area else [("sted-", _("Øvrige enheder"))]


def _units(plan: Plan) -> list[tuple[str, str]]:
    return [(f"enhed-{plan.unit_id}", plan.unit.name)]


def _every_group(plan: Plan) -> list[tuple[str, str]]:
    return [*_themes(plan), *_areas(plan), *_units(plan)]


def _turns(said: Sequence[CriterionSaid]) -> list[Turn]:
    """What changed, in the order of the verdicts as they are now."""
    turned: dict[tuple[str, str], list[CriterionSaid]] = defaultdict(list)
    for one in said:
        if one.has_changed and one.before:
            turned[one.outcome, one.before].append(one)
    order = list(OUTCOMES)
    ordered = sorted(turned, key=lambda turn: (order.index(turn[0]), order.index(turn[1])))
    return [Turn(before, now, turned[now, before]) for now, before in ordered]
