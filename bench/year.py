"""How long a year's pages take among 100 frameworks with 20,000 plans and 5 rounds, beside one framework alone.

The pages are asked for through the whole site, by the coordinator and by a head; how many questions each puts to the
database stands with its name.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from bench.timing import median_seconds
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from handleplan.forms.definition import form_of_kind
from handleplan.record.models import (
    Edition,
    Form,
    Framework,
    Membership,
    Plan,
    Report,
    ReportEntry,
    Round,
    RoundQuestion,
    Statement,
    Theme,
    Unit,
    User,
    Verdict,
    Wording,
)

FRAMEWORKS, PLANS_EACH, YEARS = 100, 200, range(2022, 2027)
OPENED = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
VERDICTS = [value for value in Verdict.Value.values if value not in ("given_up", "not_answered")]
STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STORED = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


def measure() -> Iterator[tuple[str, float, str, float]]:
    """Name, seconds among all frameworks, "the only framework", its seconds. The record is left as it was."""
    with transaction.atomic(), override_settings(STORAGES={**STORED, **STATIC}, ALLOWED_HOSTS=["testserver"]):
        house = Unit.objects.create(name="Storby Kommune", slug="storby", kind=Unit.Kind.MUNICIPALITY)
        form = Form.objects.create(kind="handleplan-i-bench", title=form_of_kind("handleplan").title)
        first = _make_framework(house, form, 0)
        pages = list(_pages(first))
        alone = [_seconds_and_questions(user, address) for _name, user, address in pages]
        for number in range(1, FRAMEWORKS):
            _make_framework(house, form, number)
        among = [_seconds_and_questions(user, address) for _name, user, address in pages]
        for (name, _user, _address), (seconds, asked), (seconds_alone, asked_alone) in zip(
            pages, among, alone, strict=True
        ):
            yield f"{name}: {asked} questions", seconds, f"the only framework, {asked_alone} questions", seconds_alone
        transaction.set_rollback(True)


def _pages(framework: Framework) -> Iterator[tuple[str, User, str]]:
    coordinator = User.objects.get(memberships__framework=framework)
    head = Report.objects.filter(plan__framework=framework, round__state="open").select_related("head")[0].head
    round_ = framework.rounds.get(state="open")
    yield "the overview of a round", coordinator, round_.get_absolute_url()
    yield "the committee's page", coordinator, f"{framework.get_absolute_url()}opfoelgning/"
    yield "Det venter på dig, a head's", head, "/venter/"
    yield "Det venter på dig, a coordinator's", coordinator, "/venter/"


def _seconds_and_questions(user: User, address: str) -> tuple[float, int]:
    client = Client()
    client.force_login(user)

    def ask() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    with CaptureQueriesContext(connection) as asked:
        ask()
    questions = len(asked)  # the next request forgets them
    return median_seconds(ask), questions


def _make_framework(house: Unit, form: Form, number: int) -> Framework:
    """A policy with its units, plans, one criterion each, and a round a year, the last of them open."""
    framework = Framework.objects.create(
        owner=house,
        kind=Framework.Kind.POLICY,
        name=f"Politik {number}",
        slug=f"politik-{number}",
        first_year=2022,
        last_year=2026,
    )
    coordinator = User.objects.create_user(f"koordinator{number}@example.dk")
    Membership.objects.create(user=coordinator, role=Membership.Role.COORDINATOR, framework=framework)
    themes = Theme.objects.bulk_create(Theme(framework=framework, name=f"Tema {n}", slug=f"tema-{n}") for n in range(6))
    area = Unit.objects.create(name=f"Område {number}", slug=f"omraade-{number}", kind=Unit.Kind.AREA, parent=house)
    units = [
        Unit.objects.create(name=f"Tilbud {number}-{n}", slug=f"tilbud-{n}", kind=Unit.Kind.SERVICE, parent=area)
        for n in range(40)
    ]
    heads = User.objects.bulk_create(User(email=f"leder{number}-{n}@example.dk") for n in range(40))
    Membership.objects.bulk_create(
        Membership(user=user, role=Membership.Role.HEAD, unit=unit) for user, unit in zip(heads, units, strict=True)
    )
    plans = Plan.objects.bulk_create(
        Plan(framework=framework, unit=units[n % 40], area=area, title=f"Plan {n}", slug=f"plan-{n}", order=n)
        for n in range(PLANS_EACH)
    )
    Plan.themes.through.objects.bulk_create(
        Plan.themes.through(plan=plan, theme=themes[n % len(themes)]) for n, plan in enumerate(plans)
    )
    editions = Edition.objects.bulk_create(Edition(plan=plan, form=form, first_year=2022) for plan in plans)
    statements = Statement.objects.bulk_create(Statement(plan=plan, role="criterion") for plan in plans)
    Wording.objects.bulk_create(
        Wording(edition=edition, statement=statement, text="Ti borgere har fået et job.")
        for edition, statement in zip(editions, statements, strict=True)
    )
    for year in YEARS:
        _make_round(framework, year, list(zip(plans, editions, statements, strict=True)), heads)
    return framework


def _make_round(
    framework: Framework, year: int, promised: list[tuple[Plan, Edition, Statement]], heads: list[User]
) -> None:
    is_open = year == YEARS[-1]
    round_ = Round.objects.create(
        framework=framework,
        year=year,
        name=f"Status {year}",
        state=Round.State.OPEN if is_open else Round.State.CLOSED,
        contributor_due=date(year, 11, 2),
        head_due=date(year, 11, 16),
        coordinator_due=date(year, 11, 30),
        publish_on=date(year, 12, 7),
        opened_at=OPENED,
    )
    RoundQuestion.objects.create(round=round_, field="achieved", label="Vi har opnået")
    states = ("not_started", "draft", "submitted", "approved", "published") if is_open else ("published",)
    reports = Report.objects.bulk_create(
        Report(plan=plan, round=round_, edition=edition, state=states[n % len(states)], head=heads[n % len(heads)])
        for n, (plan, edition, _statement) in enumerate(promised)
    )
    answered = [
        (report, statement)
        for report, (_plan, _edition, statement) in zip(reports, promised, strict=True)
        if report.state != "not_started"
    ]
    ReportEntry.objects.bulk_create(
        ReportEntry(report=report, field="achieved", text="Vi har ansat to.") for report, _statement in answered
    )
    Verdict.objects.bulk_create(
        Verdict(report=report, statement=statement, value=VERDICTS[(n + year) % len(VERDICTS)])
        for n, (report, statement) in enumerate(answered)
    )
