"""Everything in the record that can be found: one SearchText for each text, without the stems of its words."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    ReportEntry,
    ResultText,
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
    plans = Plan.objects.filter(framework=framework).select_related("unit", "area").prefetch_related("unit__aliases")
    contexts = {}
    for plan in plans:
        contexts[plan.pk] = _context_of(plan, framework)
        yield Findable(
            SearchText(kind=Kind.PLAN, framework=framework, plan=plan, name=composed(plan.name)), contexts[plan.pk]
        )
    for row in _texts_of_plans(framework):
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


def _texts_of_plans(framework: Framework) -> Iterator[SearchText]:
    yield from _wordings(framework)
    for part in UnchangedPart.objects.filter(edition__plan__framework=framework).select_related("edition"):
        row = _row(Kind.UNCHANGED, part, framework=framework, plan_id=part.edition.plan_id)
        row.heading = part.get_role_display()
        yield row
    for answer in Answer.objects.filter(edition__plan__framework=framework).select_related("edition__form"):
        row = _row(Kind.ANSWER, answer, framework=framework, plan_id=answer.edition.plan_id)
        row.heading = _label(answer.edition.form.kind, answer.field, "plan")
        yield row
    yield from _reports(framework)
    results = ResultText.objects.filter(result__statement__plan__framework=framework)
    for text in results.select_related("result__statement"):
        statement = text.result.statement
        row = _row(Kind.RESULT, text, framework=framework, plan_id=statement.plan_id)
        row.heading = text.result.heading
        yield row


def _wordings(framework: Framework) -> Iterator[SearchText]:
    """Each statement once in each of its wordings: what a later edition repeats is not found twice."""
    seen: set[tuple[int, str]] = set()
    wordings = Wording.objects.filter(statement__plan__framework=framework).select_related("statement")
    for wording in wordings.order_by("statement_id", "edition_id"):
        if (wording.statement_id, wording.text) in seen:
            continue
        seen.add((wording.statement_id, wording.text))
        statement = wording.statement
        yield _row(Kind(statement.role), wording, framework=framework, plan_id=statement.plan_id)


def _reports(framework: Framework) -> Iterator[SearchText]:
    entries = ReportEntry.objects.filter(report__plan__framework=framework)
    for entry in entries.select_related("report__round", "report__edition__form"):
        report = entry.report
        row = _row(Kind.ENTRY, entry, framework=framework, plan_id=report.plan_id, report_id=report.pk)
        kind = report.edition.form.kind if report.edition else ""
        row.heading = f"{report.round.name}: {_label(kind, entry.field, 'status')}".removesuffix(": ")
        yield row
    verdicts = Verdict.objects.filter(report__plan__framework=framework).exclude(reason="")
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
