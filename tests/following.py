"""Rounds that were answered with verdicts, for tests of what came of it: the invented policy of builders.py."""

from datetime import UTC, date, datetime

import builders
from handleplan.record.models import Framework, Plan, Report, Role, Round, Statement, Verdict

JUDGED = {
    2024: ("too_early", "partly", "not_met", "awaiting"),
    2025: ("partly", "partly", "met", "given_up"),
}
"""What the criteria of the first plans are said to have come to, plan by plan; the other plans go round again."""


def build_years(plans: int = 4, judged: dict[int, tuple[str, ...]] | None = None) -> Framework:
    """The policy with closed rounds, all published, and the last plan silent in the last of them.

    The rounds that builders.py makes of documents are gone: ``build_policy`` alone has those.
    """
    framework = builders.build_policy(plans)
    Report.objects.all().delete()
    framework.rounds.all().delete()
    for year, verdicts in (judged or JUDGED).items():
        add_round(framework, year, verdicts, silent=1 if year == max(judged or JUDGED) else 0)
    return framework


def add_round(framework: Framework, year: int, verdicts: tuple[str, ...], silent: int = 0) -> Round:
    round_ = Round.objects.create(
        framework=framework,
        year=year,
        name=f"Status {year}",
        state=Round.State.CLOSED,
        contributor_due=date(year, 11, 2),
        head_due=date(year, 11, 16),
        coordinator_due=date(year, 11, 30),
        publish_on=date(year, 12, 7),
        opened_at=datetime(year, 10, 5, 8, 0, tzinfo=UTC),
    )
    plans = list(framework.plans.order_by("order"))
    answering = plans[: len(plans) - silent]
    editions = {plan.pk: plan.editions.filter(form__kind="handleplan").first() for plan in plans}
    Report.objects.bulk_create(
        Report(
            plan=plan,
            round=round_,
            edition=editions[plan.pk],
            state=Report.State.PUBLISHED if plan in answering else Report.State.NOT_STARTED,
        )
        for plan in plans
    )
    reports = {report.plan_id: report for report in round_.reports.all()}
    Verdict.objects.bulk_create(
        Verdict(
            report=reports[plan.pk],
            statement=criterion_of(plan),
            value=verdicts[number % len(verdicts)],
            reason="Fordi.",
        )
        for number, plan in enumerate(answering)
        if verdicts[number % len(verdicts)]
    )
    return round_


def criterion_of(plan: Plan) -> Statement:
    return plan.statements.get(role=Role.CRITERION)
