"""A round for tests: the invented policy of builders.py with its people, and a status round in 2026."""

import base64
from collections.abc import Sequence
from datetime import UTC, date, datetime

import builders
from handleplan.record.answers import save_answer, set_verdict
from handleplan.record.answers_given import answers_of
from handleplan.record.models import Framework, Membership, Plan, Report, Round, Unit, User
from handleplan.record.round_opening import DueDates, open_planned_round, plan_round, suggested_questions

OPENED = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
"""A Monday, ten o'clock in Denmark."""
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""The smallest PNG there is."""
DUE = DueDates(date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 30), date(2026, 12, 7))


def person(first_name: str, **extra: object) -> User:
    return User.objects.create_user(f"{first_name.lower()}@nørrelund.dk", None, first_name=first_name, **extra)


def head_of(first_name: str, unit: Unit) -> User:
    return _with_role(first_name, Membership.Role.HEAD, unit=unit)


def contributor_of(first_name: str, unit: Unit) -> User:
    return _with_role(first_name, Membership.Role.CONTRIBUTOR, unit=unit)


def coordinator_of(first_name: str, framework: Framework) -> User:
    return _with_role(first_name, Membership.Role.COORDINATOR, framework=framework)


def build_planned_round(plans: int = 3, year: int = 2026) -> Round:
    """The policy, its coordinator Kirsten, a head of each unit, and a round that is not opened yet."""
    framework = builders.build_policy(plans)
    coordinator = coordinator_of("Kirsten", framework)
    chosen = list(framework.plans.select_related("unit").order_by("order"))
    for number, plan in enumerate(chosen):
        head_of(f"Leder{number}", plan.unit)
    return planned_round(framework, coordinator, chosen, year)


def planned_round(framework: Framework, by: User, plans: Sequence[Plan], year: int = 2026) -> Round:
    return plan_round(
        framework,
        year,
        name=f"Status {year}",
        due=DUE,
        questions=suggested_questions(framework),
        plans=plans,
        covers_from=date(year, 1, 1),
        covers_to=date(year, 12, 31),
        by=by,
    )


def build_open_round(plans: int = 3) -> Round:
    """The same, opened."""
    round_ = build_planned_round(plans)
    return open_planned_round(round_, by=coordinator(round_), now=OPENED).round


def coordinator(round_: Round) -> User:
    return User.objects.get(memberships__framework=round_.framework, memberships__role="coordinator")


def first_report(round_: Round) -> Report:
    return round_.reports.select_related("plan", "round", "head").order_by("plan__order").first()


def answer_all(report: Report) -> None:
    """The head writes everything that is asked for, and calls every criterion met."""
    report = Report.objects.get(pk=report.pk)
    answers = answers_of(report)
    for question in answers.questions:
        save_answer(report, question.field, "Vi har ansat to.", based_on=question.version, by=report.head)
    for one in answers.criteria:
        set_verdict(report, one.statement, "met", by=report.head)


def _with_role(first_name: str, role: str, **of: object) -> User:
    user = person(first_name)
    Membership.objects.create(user=user, role=role, **of)
    return user
