"""A framework's changes: it comes to be, gets another name or period, themes, goals, purposes, sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from handleplan.record.addresses import keep_former_address, slug_for
from handleplan.record.history import write_event
from handleplan.record.likeness import NEARLY_EQUAL, match
from handleplan.record.models import (
    AttentionPoint,
    Framework,
    FrameworkGoal,
    Purpose,
    Section,
    SectionText,
    SourceDocument,
    Theme,
    Unit,
    User,
)
from handleplan.record.texts import Said, save_texts


@transaction.atomic
def create_framework(
    owner: Unit,
    kind: str,
    name: str,
    first_year: int | None = None,
    last_year: int | None = None,
    *,
    by: User | None = None,
) -> Framework:
    """A new policy or pool."""
    framework = Framework(owner=owner, kind=kind, name=name, first_year=first_year, last_year=last_year)
    framework.slug = _free_slug(framework)
    framework.save()
    write_event("framework.created", str(framework), framework=framework, by=by)
    return framework


@transaction.atomic
def rename_framework(framework: Framework, name: str, *, by: User | None = None) -> None:
    """Give the framework another name; its earlier address leads to it."""
    former = str(framework)
    framework.name = name
    _settle(framework, f"{former} → {framework}", "framework.renamed", by)


@transaction.atomic
def set_period(framework: Framework, first_year: int, last_year: int, *, by: User | None = None) -> None:
    """Let the framework run for other years; its earlier address leads to it."""
    former = framework.period
    framework.first_year, framework.last_year = first_year, last_year
    _settle(framework, f"{former} → {framework.period}", "framework.period_set", by)


@transaction.atomic
def describe_framework(
    framework: Framework,
    *,
    focus: str = "",
    total_dkk: int | None = None,
    awarded_dkk: int | None = None,
    finished_plans: int | None = None,
    purposes: Sequence[Said] = (),
    by: User | None = None,
) -> None:
    """Set what is said of the framework as a whole; what is not said here stays as it was."""
    framework.focus = focus or framework.focus
    framework.total_dkk = framework.total_dkk if total_dkk is None else total_dkk
    framework.awarded_dkk = framework.awarded_dkk if awarded_dkk is None else awarded_dkk
    framework.finished_plans = framework.finished_plans if finished_plans is None else finished_plans
    framework.save()
    if purposes:
        framework.purposes.all().delete()
        save_texts(Purpose, purposes, framework=framework)
    write_event("framework.described", framework=framework, by=by)


def add_themes(framework: Framework, names: Iterable[str], letters: Iterable[str] = ()) -> dict[str, Theme]:
    """The framework's themes by name, with those of ``names`` that it lacked put last."""
    themes = {theme.name: theme for theme in framework.themes.all()}
    for name, letter in _with_letters(names, letters):
        if name not in themes:
            taken = {theme.slug for theme in themes.values()}
            themes[name] = Theme.objects.create(
                framework=framework, name=name, slug=slug_for(name, taken=taken), letter=letter, order=len(themes)
            )
    return themes


def add_goals(framework: Framework, goals: Sequence[Said]) -> list[FrameworkGoal]:
    """The framework's own goals that these are, each kept once however many plans point to it."""
    known = list(framework.goals.all())
    matches = match([goal.text for goal in goals], [goal.text for goal in known], at_least=NEARLY_EQUAL)
    found: list[FrameworkGoal] = []
    for goal, index in zip(goals, matches, strict=True):
        if index is not None:
            found.append(known[index])
            continue
        order = len(known) + len(found)
        found.append(
            FrameworkGoal.objects.create(framework=framework, order=order, text=goal.text, passage=goal.passage)
        )
    return found


@dataclass(frozen=True, slots=True)
class SectionSaid:
    """A section as a document says it; ``area`` is set where it introduces an area of a booklet."""

    title: str
    texts: Sequence[Said]
    number: str = ""
    area: Unit | None = None


@dataclass(frozen=True, slots=True)
class AttentionPointSaid:
    area: Unit
    title: str
    text: Said


@transaction.atomic
def write_sections(
    framework: Framework, document: SourceDocument, sections: Sequence[SectionSaid], *, by: User | None = None
) -> None:
    """Make these the sections that come from the document."""
    Section.objects.filter(document=document).delete()
    for order, said in enumerate(sections):
        section = Section.objects.create(
            framework=framework, document=document, area=said.area, order=order, number=said.number, title=said.title
        )
        save_texts(SectionText, said.texts, section=section)
    write_event("framework.sections_written", document.name, framework=framework, by=by)


@transaction.atomic
def write_attention_points(
    framework: Framework, document: SourceDocument, points: Sequence[AttentionPointSaid], *, by: User | None = None
) -> None:
    """Make these the attention points that come from the document."""
    AttentionPoint.objects.filter(passage__version__document=document).delete()
    AttentionPoint.objects.bulk_create(
        AttentionPoint(
            framework=framework,
            area=point.area,
            order=order,
            title=point.title,
            text=point.text.text,
            passage=point.text.passage,
        )
        for order, point in enumerate(points)
    )
    write_event("framework.attention_points_written", document.name, framework=framework, by=by)


def _settle(framework: Framework, note: str, what: str, by: User | None) -> None:
    """Save a framework whose name or period is new, with the address that goes with it."""
    slug = _free_slug(framework)
    if slug != framework.slug:
        keep_former_address(framework)
        framework.slug = slug
    framework.save()
    write_event(what, note, framework=framework, by=by)


def _free_slug(framework: Framework) -> str:
    others = Framework.objects.filter(owner=framework.owner).exclude(pk=framework.pk)
    period = framework.period.replace("–", "-")
    return slug_for(framework.name, period, taken=set(others.values_list("slug", flat=True)))


def _with_letters(names: Iterable[str], letters: Iterable[str]) -> Iterable[tuple[str, str]]:
    given = list(letters)
    return ((name, given[place] if place < len(given) else "") for place, name in enumerate(names))
