"""Frameworks at a glance: how many plans they hold, and how far their rounds have come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from handleplan.forms.definition import kinds_with_status
from handleplan.record.models import Framework, Plan, Report, Round, User


@dataclass(frozen=True)
class RoundProgress:
    """How many of the plans that are asked in a round have answered it."""

    round: Round
    answered: int
    asked: int

    @property
    def share(self) -> str:
        """How far it has come, as the width of a bar."""
        return f"{100 * self.answered / self.asked:.1f}%" if self.asked else "0%"

    @property
    def is_complete(self) -> bool:
        return bool(self.asked) and self.answered == self.asked


@dataclass(frozen=True)
class FrameworkOverview:
    framework: Framework
    plans: int
    finished: int
    rounds: Sequence[RoundProgress]

    @property
    def latest_round(self) -> RoundProgress | None:
        """The latest round that anybody has answered; None where no round has been answered yet."""
        return next((progress for progress in reversed(self.rounds) if progress.answered), None)


def overviews(frameworks: Iterable[Framework], user: User | AnonymousUser) -> list[FrameworkOverview]:
    """One overview a framework, in the order given, for three questions to the database in all."""
    frameworks = list(frameworks)
    plans = Plan.objects.visible_to(user).filter(framework__in=frameworks).order_by()
    counts = {
        row["framework"]: row
        for row in plans.values("framework").annotate(plans=Count("pk"), finished=Count("pk", Q(is_finished=True)))
    }
    rounds = rounds_of(frameworks, user)
    return [
        FrameworkOverview(
            framework,
            plans=counts.get(framework.pk, {}).get("plans", 0),
            finished=counts.get(framework.pk, {}).get("finished", 0),
            rounds=rounds[framework.pk],
        )
        for framework in frameworks
    ]


def rounds_of(frameworks: Sequence[Framework], user: User | AnonymousUser) -> dict[int, list[RoundProgress]]:
    """The rounds of each framework that there is something to say of, by year: one that was opened says nothing yet.

    A plan is asked where its form has a part for status, or where it has answered all the same: a plan that only a
    booklet tells of is never asked. A round that is being answered here is told of when there is an answer to read.
    """
    visible = Report.objects.visible_to(user).settled()
    asked = dict(
        Plan.objects.visible_to(user)
        .filter(Q(editions__form__kind__in=kinds_with_status()) | Q(reports__in=visible), framework__in=frameworks)
        .order_by()
        .values_list("framework")
        .annotate(Count("pk", distinct=True))
    )
    rounds = Round.objects.filter(framework__in=frameworks).annotate(
        answered=Count("reports", Q(reports__in=visible), distinct=True)
    )
    rounds = rounds.filter(Q(state=Round.State.DOCUMENTS) | Q(answered__gt=0))
    said = rounds.filter(Q(answered__gt=0) | Q(state=Round.State.DOCUMENTS))
    progress = defaultdict(list)
    for round_ in said.order_by("year"):
        progress[round_.framework_id].append(
            RoundProgress(round_, answered=round_.answered, asked=asked.get(round_.framework_id, 0))
        )
    return progress
