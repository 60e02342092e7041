"""What a report is made from: one framework with all that a user may see of it, as plain frozen values.

``read_content`` asks the database a fixed number of questions, whatever the number of plans. Nothing after it asks any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from handleplan.record.models import (
    Answer,
    AttentionPoint,
    Edition,
    Framework,
    Passage,
    Plan,
    Report,
    Result,
    Round,
    Section,
    SourceVersion,
    Statement,
    Verdict,
    Wording,
)
from handleplan.record.models.sources import large_fields

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from handleplan.record.models import User


@dataclass(frozen=True, slots=True)
class StatementWords:
    """A statement as one edition words it; ``statement`` is its lasting identity."""

    statement: int
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerWords:
    field: str
    text: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class EditionContent:
    """A plan's wording in one form. ``unchanged_roles`` are the parts that a revision itself calls unchanged."""

    form: str
    form_title: str
    number: int
    period: str
    first_year: int | None
    statements: tuple[StatementWords, ...]
    answers: tuple[AnswerWords, ...]
    unchanged_roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VerdictContent:
    criterion: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatusContent:
    """What a plan answered in a year, by the form's fields. A field that holds nothing is not there."""

    year: int
    entries: Mapping[str, tuple[str, ...]]
    verdicts: tuple[VerdictContent, ...]
    is_published: bool = True


@dataclass(frozen=True, slots=True)
class DatedResult:
    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalResults:
    """One goal of a project and what came of it at each date, in the order of the columns."""

    statement: int
    role: str
    goal: str
    by_date: tuple[DatedResult, ...]


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """The part of a source that a plan was read from. Pages and lines are None where the format cannot know."""

    document: str
    first_page: int | None
    last_page: int | None
    first_line: int | None
    last_line: int | None


@dataclass(frozen=True, slots=True)
class PlanContent:
    number: str
    name: str
    unit: str
    area: str
    themes: tuple[str, ...]
    framework_goals: tuple[str, ...]
    start: str
    end: str
    budget_dkk: int | None
    support_type: str
    is_finished: bool | None
    editions: tuple[EditionContent, ...]
    statuses: tuple[StatusContent, ...]
    results: tuple[GoalResults, ...]
    sources: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class AttentionPointContent:
    area: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SectionContent:
    area: str
    number: str
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceContent:
    """The newest version of a source document."""

    name: str
    form_title: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FrameworkContent:
    name: str
    is_pool: bool
    period: str
    owner: str
    focus: str
    total_dkk: int | None
    awarded_dkk: int | None
    finished_plans: int | None
    purposes: tuple[str, ...]
    goals: tuple[str, ...]
    themes: tuple[str, ...]
    years: tuple[int, ...]
    plans: tuple[PlanContent, ...]
    attention_points: tuple[AttentionPointContent, ...]
    sections: tuple[SectionContent, ...]
    sources: tuple[SourceContent, ...]


def read_content(framework: Framework, user: User | AnonymousUser) -> FrameworkContent:
    """All of ``framework`` that ``user`` may see. Raises Framework.DoesNotExist where they may see nothing of it."""
    seen = Framework.objects.visible_to(user).select_related("owner").get(pk=framework.pk)
    versions = list(
        SourceVersion.objects.filter(document__framework=seen)
        .select_related("document", "form")
        .defer(*large_fields())
        .order_by("document__name", "number")
    )
    names = {version.pk: version.document.name for version in versions}
    newest = {version.document_id: version for version in versions}
    return FrameworkContent(
        name=seen.name,
        is_pool=seen.is_pool,
        period=seen.period,
        owner=seen.owner.name,
        focus=seen.focus,
        total_dkk=seen.total_dkk,
        awarded_dkk=seen.awarded_dkk,
        finished_plans=seen.finished_plans,
        purposes=_texts(seen.purposes.all()),
        goals=_texts(seen.goals.all()),
        themes=tuple(theme.name for theme in seen.themes.all()),
        years=_years_told(seen, user),
        plans=tuple(_plan(plan, names) for plan in _plans_seen(seen, user)),
        attention_points=tuple(
            AttentionPointContent(_name(point.area), point.title, point.text)
            for point in AttentionPoint.objects.filter(framework=seen).select_related("area")
        ),
        sections=tuple(
            SectionContent(_name(section.area), section.number, section.title, _texts(section.texts.all()))
            for section in Section.objects.filter(framework=seen).select_related("area").prefetch_related("texts")
        ),
        sources=tuple(
            SourceContent(version.document.name, version.form.title, version.number, version.sha256)
            for version in newest.values()
        ),
    )


def _years_told(framework: Framework, user: User | AnonymousUser) -> tuple[int, ...]:
    """The years of the rounds that have something to tell: one that is only opened has not."""
    settled = Report.objects.visible_to(user).settled().filter(round=OuterRef("pk"))
    told = framework.rounds.filter(Q(state=Round.State.DOCUMENTS) | Exists(settled))
    return tuple(told.order_by("year").values_list("year", flat=True))


def _plans_seen(framework: Framework, user: User | AnonymousUser) -> Iterable[Plan]:
    """The framework's plans that ``user`` may see, with everything that belongs to them fetched."""
    editions = Edition.objects.select_related("form").prefetch_related(
        Prefetch("wordings", Wording.objects.select_related("statement", "passage")),
        Prefetch("answers", Answer.objects.select_related("theme", "passage")),
        "unchanged_parts",
    )
    reports = (
        Report.objects.visible_to(user)
        .settled()
        .select_related("round")
        .order_by("round__year")
        .prefetch_related(
            "entries__passage",
            Prefetch("verdicts", Verdict.objects.select_related("statement").order_by("pk")),
        )
    )
    results = Result.objects.prefetch_related("texts__passage")
    return (
        Plan.objects.visible_to(user)
        .filter(framework=framework)
        .select_related("framework__owner", "unit__parent", "area")
        .prefetch_related(
            "themes",
            "framework_goals",
            Prefetch("editions", editions),
            Prefetch("reports", reports),
            Prefetch("statements", Statement.objects.prefetch_related(Prefetch("results", results))),
        )
    )


def _plan(plan: Plan, source_names: Mapping[int, str]) -> PlanContent:
    editions = tuple(_edition(edition) for edition in plan.editions.all())
    words = {words.statement: words.text for edition in editions for words in edition.statements}
    return PlanContent(
        number=plan.number,
        name=plan.name,
        unit=plan.unit_name,
        area=_name(plan.area),
        themes=tuple(theme.name for theme in plan.themes.all()),
        framework_goals=_texts(plan.framework_goals.all()),
        start=plan.start,
        end=plan.end,
        budget_dkk=plan.budget_dkk,
        support_type=plan.support_type,
        is_finished=plan.is_finished,
        editions=editions,
        statuses=tuple(_status(report, words) for report in plan.reports.all()),
        results=tuple(
            GoalResults(
                statement.pk,
                statement.role,
                words.get(statement.pk, ""),
                tuple(DatedResult(result.heading, _texts(result.texts.all())) for result in statement.results.all()),
            )
            for statement in plan.statements.all()
            if statement.results.all()
        ),
        sources=_source_places(_passages(plan), source_names),
    )


def _edition(edition: Edition) -> EditionContent:
    return EditionContent(
        form=edition.form.kind,
        form_title=edition.form.title,
        number=edition.number,
        period=edition.period,
        first_year=edition.first_year,
        statements=tuple(
            StatementWords(wording.statement_id, wording.statement.role, wording.text)
            for wording in edition.wordings.all()
        ),
        answers=tuple(AnswerWords(answer.field, answer.text, _name(answer.theme)) for answer in edition.answers.all()),
        unchanged_roles=frozenset(part.role for part in edition.unchanged_parts.all()),
    )


def _status(report: Report, words: Mapping[int, str]) -> StatusContent:
    entries = defaultdict(list)
    for entry in report.entries.all():
        entries[entry.field].append(entry.text)
    return StatusContent(
        year=report.round.year,
        entries={field: tuple(texts) for field, texts in entries.items()},
        verdicts=tuple(
            VerdictContent(words.get(verdict.statement_id, ""), verdict.get_value_display(), verdict.reason)
            for verdict in report.verdicts.all()
        ),
        is_published=report.state == Report.State.PUBLISHED,
    )


def _passages(plan: Plan) -> Iterable[Passage]:
    """Every passage that a text of the plan was read from."""
    for edition in plan.editions.all():
        for text in (*edition.wordings.all(), *edition.answers.all()):
            if text.passage:
                yield text.passage
    for report in plan.reports.all():
        for entry in report.entries.all():
            if entry.passage:
                yield entry.passage
    for statement in plan.statements.all():
        for result in statement.results.all():
            for text in result.texts.all():
                if text.passage:
                    yield text.passage


def _source_places(passages: Iterable[Passage], source_names: Mapping[int, str]) -> tuple[SourcePlace, ...]:
    """The documents that the passages stand in, each from its first to its last place."""
    by_document = defaultdict(list)
    for passage in passages:
        if passage.version_id in source_names:
            by_document[source_names[passage.version_id]].append(passage)
    return tuple(
        SourcePlace(
            document,
            min((passage.page for passage in found if passage.page), default=None),
            max((passage.page for passage in found if passage.page), default=None),
            min((passage.first_line for passage in found if passage.first_line), default=None),
            max((passage.last_line for passage in found if passage.last_line), default=None),
        )
        for document, found in sorted(by_document.items())
    )


def _texts(rows) -> tuple[str, ...]:
    return tuple(row.text for row in rows)


def _name(thing) -> str:
    return thing.name if thing else ""
