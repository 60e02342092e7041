"""Everything in the record that can be found: one SearchText for each text, without the stems of its words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from handleplan.forms.definition import form_of_kind
from handleplan.insight.models import SearchText
from handleplan.insight.search.words import composed
from handleplan.record.models import (
    Answer,
    AttentionPoint,
    Framework,
    FrameworkGoal,
    Plan,
    Purpose,
    Report,
    ReportEntry,
    ResultText,
    RoundQuestion,
    Section,
    SectionText,
    Theme,
    UnchangedPart,
    Unit,
    Verdict,
    Wording,
)

Kind = SearchText.Kind


@dataclass(frozen=True, slots=True)
class Findable:
    """A text to be indexed, and what stands around it: its context, which helps to find it."""

    row: SearchText
    context: str = ""


def texts_of_units() -> Iterator[Findable]:
    """Every unit by its name and its other names."""
    for unit in Unit.objects.select_related("parent").prefetch_related("aliases").order_by("pk"):
        other_names = ", ".join(alias.name for alias in unit.aliases.all())
        row = SearchText(kind=Kind.UNIT, unit=unit, name=composed(unit.name), text=composed(other_names))
        yield Findable(row, unit.parent.name if unit.parent else "")


def texts_of_framework(framework: Framework) -> Iterator[Findable]:
    """Everything that belongs to a framework, in the order of its pages."""
    yield from _own_texts(framework)
    yield from _sections(framework)
    yield from texts_of_plans(framework)


def texts_of_plans(framework: Framework, only: Collection[int] | None = None) -> Iterator[Findable]:
    """Everything that belongs to the framework's plans, or to those of the keys ``only``."""
    plans = _of_plans(Plan.objects.all(), "", framework, only)
    contexts = {}
    for plan in plans.select_related("unit", "area").prefetch_related("unit__aliases"):
        contexts[plan.pk] = _context_of(plan, framework)
        yield Findable(
            SearchText(kind=Kind.PLAN, framework=framework, plan=plan, name=composed(plan.name)), contexts[plan.pk]
        )
    for row in _texts_of_plans(framework, only):
        yield Findable(row, contexts[row.plan_id])


def _own_texts(framework: Framework) -> Iterator[Findable]:
    yield Findable(
        SearchText(
            kind=Kind.FRAMEWORK, framework=framework, name=composed(str(framework)), text=composed(framework.focus)
        ),
        framework.owner.name,
    )
    for purpose in Purpose.objects.filter(framework=framework):
        yield Findable(_row(Kind.PURPOSE, purpose, framework=framework), str(framework))
    for goal in FrameworkGoal.objects.filter(framework=framework):
        yield Findable(_row(Kind.FRAMEWORK_GOAL, goal, framework=framework), str(framework))
    for theme in Theme.objects.filter(framework=framework):
        yield Findable(
            SearchText(kind=Kind.THEME, framework=framework, theme=theme, name=composed(theme.name)), str(framework)
        )


def _sections(framework: Framework) -> Iterator[Findable]:
    """Sections by their titles, their paragraphs, and the attention points."""
    for section in Section.objects.filter(framework=framework):
        yield Findable(SearchText(kind=Kind.SECTION, framework=framework, name=composed(str(section))), str(framework))
    for text in SectionText.objects.filter(section__framework=framework).select_related("section"):
        row = _row(Kind.SECTION, text, framework=framework)
        row.heading = composed(str(text.section))
        yield Findable(row, f"{text.section} {framework}")
    for point in AttentionPoint.objects.filter(framework=framework).select_related("area"):
        row = _row(Kind.ATTENTION_POINT, point, framework=framework)
        row.name = composed(point.title)
        yield Findable(row, f"{point.area or ''} {framework}")


def _texts_of_plans(framework: Framework, only: Collection[int] | None) -> Iterator[SearchText]:
    yield from _wordings(framework, only)
    parts = _of_plans(UnchangedPart.objects.all(), "edition__plan", framework, only)
    for part in parts.select_related("edition"):
        row = _row(Kind.UNCHANGED, part, framework=framework, plan_id=part.edition.plan_id)
        row.heading = part.get_role_display()
        yield row
    answers = _of_plans(Answer.objects.all(), "edition__plan", framework, only)
    for answer in answers.select_related("edition__form"):
        row = _row(Kind.ANSWER, answer, framework=framework, plan_id=answer.edition.plan_id)
        row.heading = _label(answer.edition.form.kind, answer.field, "plan")
        yield row
    yield from _reports(framework, only)
    results = _of_plans(ResultText.objects.all(), "result__statement__plan", framework, only)
    for text in results.select_related("result__statement"):
        statement = text.result.statement
        row = _row(Kind.RESULT, text, framework=framework, plan_id=statement.plan_id)
        row.heading = text.result.heading
        yield row


def _wordings(framework: Framework, only: Collection[int] | None) -> Iterator[SearchText]:
    """Each statement once in each of its wordings: what a later edition repeats is not found twice."""
    seen: set[tuple[int, str]] = set()
    wordings = _of_plans(Wording.objects.all(), "statement__plan", framework, only).select_related("statement")
    for wording in wordings.order_by("statement_id", "edition_id"):
        if (wording.statement_id, wording.text) in seen:
            continue
        seen.add((wording.statement_id, wording.text))
        statement = wording.statement
        yield _row(Kind(statement.role), wording, framework=framework, plan_id=statement.plan_id)


def _reports(framework: Framework, only: Collection[int] | None) -> Iterator[SearchText]:
    """What is an answer: a status that is being written is not found, not even by who writes it."""
    settled = _of_plans(Report.objects.settled(), "plan", framework, only)
    questions = RoundQuestion.objects.filter(round__framework=framework)
    labels = {(question.round_id, question.field): question.label.rstrip(" .…:") for question in questions}
    entries = ReportEntry.objects.filter(report__in=settled)
    for entry in entries.select_related("report__round", "report__edition__form"):
        report = entry.report
        row = _row(Kind.ENTRY, entry, framework=framework, plan_id=report.plan_id, report_id=report.pk)
        kind = report.edition.form.kind if report.edition else ""
        label = labels.get((report.round_id, entry.field)) or _label(kind, entry.field, "status")
        row.heading = f"{report.round.name}: {label}".removesuffix(": ")[:500]
        yield row
    verdicts = Verdict.objects.filter(report__in=settled).exclude(reason="")
    for verdict in verdicts.select_related("report__round"):
        report = verdict.report
        yield SearchText(
            kind=Kind.VERDICT,
            framework=framework,
            plan_id=report.plan_id,
            report=report,
            text=composed(verdict.reason),
            heading=report.round.name,
        )


def _of_plans(rows: QuerySet[Any], plan: str, framework: Framework, only: Collection[int] | None) -> QuerySet[Any]:
    """Those of the rows that belong to the framework's plans, or to some of them; ``plan`` leads from a row to it."""
    within = f"{plan}__" if plan else ""
    found = rows.filter(**{f"{within}framework": framework})
    return found if only is None else found.filter(**{f"{within}pk__in": only})


def _row(kind: Kind, said, **belongs_to) -> SearchText:
    return SearchText(kind=kind, text=composed(said.text), passage_id=said.passage_id, **belongs_to)


def _context_of(plan: Plan, framework: Framework) -> str:
    """What the plan is called and who has it: with these words beside its own, any of its texts is found."""
    names = [plan.number, plan.title, plan.unit.name, *(alias.name for alias in plan.unit.aliases.all())]
    return " ".join(filter(None, [*names, plan.area.name if plan.area else "", str(framework)]))


def _label(form_kind: str, field: str, part: str) -> str:
    """What the form calls the field; "" where the form has no such field."""
    try:
        return form_of_kind(form_kind).field(field, part).label.rstrip(" .…:")
    except KeyError:
        return ""
