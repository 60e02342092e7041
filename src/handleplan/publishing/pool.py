"""The status of a grant pool: a summary, an overview of the projects, then every project with goals and results."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.danish.written import written_date, written_kroner, written_number
from handleplan.forms.definition import Field
from handleplan.publishing.blocks import (
    Bar,
    Bars,
    Block,
    Cell,
    Facts,
    Heading,
    KeyFigures,
    LyingDown,
    Paragraphs,
    Table,
    Words,
    points_of,
    words_of,
)
from handleplan.publishing.content import EditionContent, FrameworkContent, GoalResults, PlanContent, SectionContent
from handleplan.publishing.form_fields import fields_of, form_of
from handleplan.publishing.sections import section_blocks
from handleplan.record.finished import finished_count
from handleplan.record.models.plans import Role

_SENTENCE = re.compile(r".+?(?<!\d)[.!?](?=\s+[A-ZÆØÅ])|.+$")

LONGEST_NAME = 38
"""So many letters of a name leave room for the bars beside it."""

LONGEST_BRIEF = 180
"""So many letters of an answer keep a row of the overview to a few lines."""


def pool_blocks(content: FrameworkContent) -> list[Block]:
    """The report's chapters, from the summary to the last project."""
    blocks = _summary(content)
    if content.plans:
        blocks += _overview(content.plans)
    chapter = _chapter_of_projects(content)
    blocks += section_blocks((section for section in content.sections if section != chapter), _("Om puljen"))
    if content.plans:
        blocks += section_blocks([chapter], "") if chapter else [Heading(1, _("Projekterne"))]
        blocks.append(
            Paragraphs(
                words_of(
                    _(
                        "For hvert projekt vises først dets profil og derefter dets mål med resultaterne ved hver "
                        "afrapportering. En streg (-) er projektets eget svar; “ikke udfyldt” betyder, at feltet "
                        "stod tomt."
                    )
                ),
                tone="note",
            )
        )
    for plan in content.plans:
        blocks += _project(plan)
    return blocks


def _chapter_of_projects(content: FrameworkContent) -> SectionContent | None:
    """The report's own chapter on the projects ("3", where they are 3.1, 3.2 …); None where it has none."""
    numbers = {plan.number.rpartition(".")[0] for plan in content.plans}
    own = (section for section in content.sections if section.number.isdigit() and {section.number} == numbers)
    return next(own, None)


def _summary(content: FrameworkContent) -> list[Block]:
    blocks: list[Block] = [Heading(1, _("Sammenfatning")), KeyFigures(tuple(_key_figures(content)))]
    blocks.append(Facts(tuple(_in_numbers(content))))
    if content.purposes:
        blocks += [Heading(2, _("Puljens formål")), Paragraphs(points_of(content.purposes))]
    return blocks


def _key_figures(content: FrameworkContent) -> Iterable[tuple[str, str]]:
    projects = len(content.plans)
    yield str(projects), ngettext("projekt", "projekter", projects)
    if content.total_dkk is not None:
        yield _in_short(content.total_dkk), _("kroner i puljen i alt")
    if content.awarded_dkk is not None:
        yield _in_short(content.awarded_dkk), _("kroner er uddelt")
    finished = finished_count([plan.is_finished for plan in content.plans], content.finished_plans)
    if finished is not None:
        yield _("%(finished)d af %(all)d") % {"finished": finished, "all": projects}, _("oplyst som afsluttet")


def _in_numbers(content: FrameworkContent) -> Iterable[tuple[str, tuple[Words, ...]]]:
    """What the pool and its projects amount to, with how much of it is stated."""
    stated = [plan.budget_dkk for plan in content.plans if plan.budget_dkk is not None]
    goals = [goal for plan in content.plans for goal in plan.results]
    cells = [dated for goal in goals for dated in goal.by_date]
    yield _("Periode"), words_of(content.period)
    yield _("Samlet beløb"), words_of(_kroner(content.total_dkk))
    yield _("Uddelt"), words_of(_kroner(content.awarded_dkk))
    if stated:
        told = {"sum": written_kroner(sum(stated)), "stated": len(stated), "all": len(content.plans)}
        sentence = _("%(sum)s i alt; oplyst for %(stated)d af %(all)d projekter")
        yield _("Projekternes budgetter"), words_of(sentence % told)
    if cells:
        told = {"cells": len(cells), "filled": sum(bool(dated.texts) for dated in cells), "goals": len(goals)}
        sentence = _("%(goals)d mål; %(filled)d af %(cells)d felter med resultater er udfyldt")
        yield _("Mål og resultater"), words_of(sentence % told)


def _in_short(kroner: int) -> str:
    """ "72,1 mio.": millions with one decimal, and smaller amounts in full."""
    if kroner < 1_000_000:
        return written_number(kroner)
    return f"{kroner / 1_000_000:.1f}".replace(".", ",").removesuffix(",0") + "\u00a0mio."


def _overview(plans: Sequence[PlanContent]) -> list[Block]:
    """All projects side by side: a table of what is told of each, and two pictures of the same numbers."""
    return [
        LyingDown((Heading(1, _("Overblik over projekterne")), _overview_table(plans), _brief_note())),
        *_time_spans(plans),
        *_budgets(plans),
    ]


def _brief_note() -> Paragraphs:
    said = _("Målgruppe og indsats er gengivet med de første ord. Hele teksten står under hvert projekt.")
    return Paragraphs((Words(said),), tone="note")


def _overview_table(plans: Sequence[PlanContent]) -> Table:
    return Table(
        title=_("Figur 1. Oversigt over projekterne"),
        head=(
            _("Projekt"),
            _("Støtteform"),
            _("Målgruppe"),
            _("Indsats"),
            _("Løbetid"),
            _("Budget"),
            _("Afsluttet"),
        ),
        rows=tuple(_overview_row(plan) for plan in plans),
        widths=(4, 2.5 if any(plan.support_type for plan in plans) else 1.8, 5.2, 5.2, 2.9, 2.1, 1.6),
        right=(5,),
    )


def _overview_row(plan: PlanContent) -> tuple[Cell, ...]:
    finished = {True: _("ja"), False: _("nej"), None: ""}[plan.is_finished]
    told = (
        plan.support_type,
        _in_brief(_answers(plan, "target_group")),
        _in_brief(_answers(plan, "activities")),
        _period(plan),
        _kroner(plan.budget_dkk),
        finished,
    )
    name = Cell((Words(plan.name),), above=f"{plan.number} {plan.unit}".strip())
    return name, *(Cell(words_of(text), empty=_("ikke oplyst")) for text in told)


def _time_spans(plans: Sequence[PlanContent]) -> list[Block]:
    """When each project ran, as bars over the years. A project whose start or end is not stated has no bar."""
    spans = {plan: (_as_years(plan.start), _as_years(plan.end, at_end=True)) for plan in plans}
    dates = [year for span in spans.values() for year in span if year is not None]
    if len(dates) < 2:
        return []
    first, last = int(min(dates)), -int(-max(dates) // 1)
    whole = last - first
    bars = []
    for plan, (start, end) in spans.items():
        label, value = _short_name(plan), _period(plan) or _("ikke oplyst")
        if start is None or end is None or end <= start:
            bars.append(Bar(label, None, None, value))
        else:
            bars.append(Bar(label, (start - first) / whole, (end - first) / whole, value))
    return [
        Bars(
            title=_("Figur 2. Projekternes løbetid"),
            alternative=_("Søjler, der viser hvornår hvert projekt løb. De samme datoer står i Figur 1."),
            bars=tuple(bars),
            ticks=tuple(((year - first) / whole, str(year)) for year in range(first, last + 1)),
        )
    ]


def _budgets(plans: Sequence[PlanContent]) -> list[Block]:
    largest = max((plan.budget_dkk for plan in plans if plan.budget_dkk), default=None)
    if largest is None:
        return []
    return [
        Bars(
            title=_("Figur 3. Projekternes budgetter"),
            alternative=_("Søjler, der viser hvert projekts budget. De samme beløb står i Figur 1."),
            bars=tuple(
                Bar(
                    label=_short_name(plan),
                    start=0 if plan.budget_dkk else None,
                    end=plan.budget_dkk / largest if plan.budget_dkk else None,
                    value=_kroner(plan.budget_dkk) or _("ikke oplyst"),
                )
                for plan in plans
            ),
        )
    ]


def _project(plan: PlanContent) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, f"{plan.number} {plan.name}".strip()),
        Facts(tuple(_profile(plan))),
    ]
    if plan.results:
        blocks += [Heading(3, _("Mål og resultater")), *_results(plan.results)]
    return blocks


def _profile(plan: PlanContent) -> Iterable[tuple[str, tuple[Words, ...]]]:
    """What is told of a project: who, when, every field of the form, and how much. What is not stated is said to be."""
    yield _("Projektejer"), words_of(plan.unit)
    yield _("Varighed"), words_of(_period(plan))
    for edition in plan.editions:
        form = form_of(edition)
        asked = form.fields_of("plan") if form else ()
        for field in fields_of(edition):
            said = _said(plan, edition, field)
            if said or field in asked:
                yield field.label, words_of(said)
    yield _("Budget"), words_of(_kroner(plan.budget_dkk))
    if plan.support_type:
        yield _("Støtteform"), words_of(plan.support_type)


def _said(plan: PlanContent, edition: EditionContent, field: Field) -> list[str]:
    """What the profile says in a field. Goals that have results stand with them, and not in the profile as well."""
    with_results = {goal.statement for goal in plan.results}
    answers = [answer.text for answer in edition.answers if answer.field == field.name]
    return answers + [
        words.text for words in edition.statements if words.role == field.role and words.statement not in with_results
    ]


def _results(results: Sequence[GoalResults]) -> list[Block]:
    """Goals by dates, a table for each set of dates that goals of the project share."""
    by_headings: dict[tuple[str, ...], list[GoalResults]] = {}
    for goal in results:
        by_headings.setdefault(tuple(dated.heading for dated in goal.by_date), []).append(goal)
    return [
        Table(
            head=(_("Mål"), *headings),
            rows=tuple(
                (
                    Cell(words_of(goal.goal), above=_level(goal.role)),
                    *(Cell(words_of(dated.texts), empty=_("ikke udfyldt")) for dated in goal.by_date),
                )
                for goal in goals
            ),
            widths=_widths(goals),
        )
        for headings, goals in by_headings.items()
    ]


def _widths(goals: Sequence[GoalResults]) -> tuple[float, ...]:
    """A column's share of the table's width: wider where it holds more to read, but none too narrow for a word."""
    columns = [[goal.goal for goal in goals]]
    columns += [["".join(goal.by_date[at].texts) for goal in goals] for at in range(len(goals[0].by_date))]
    return tuple(min(max(sum(map(len, column)), 1300), 3400) ** 0.5 for column in columns)


def _level(role: str) -> str:
    return _("Overordnet mål") if role == Role.GOAL else str(Role(role).label).capitalize()


def _answers(plan: PlanContent, field: str) -> list[str]:
    return [answer.text for edition in plan.editions for answer in edition.answers if answer.field == field]


def _kroner(amount: int | None) -> str:
    return "" if amount is None else written_kroner(amount)


def _in_brief(texts: Iterable[str]) -> str:
    """An answer's first sentence, at most LONGEST_BRIEF signs of it, for a table; the project's profile has it all.

    Where the sentence ends in a colon, what follows it comes along.
    """
    sentence = ""
    for words in words_of(texts):
        found = _SENTENCE.search(words.text)
        sentence = f"{sentence} {found.group() if found else words.text}".strip()
        if not sentence.endswith(":"):
            break
    return textwrap.shorten(sentence, LONGEST_BRIEF, placeholder=" …")


def _short_name(plan: PlanContent) -> str:
    """The project's number and owner, short enough to stand beside a bar; Figur 1 has the whole name."""
    name = f"{plan.number} {plan.unit}".strip()
    if len(name) <= LONGEST_NAME:
        return name
    return textwrap.shorten(name, LONGEST_NAME, placeholder="").rstrip(" -–,(") + " …"


def _period(plan: PlanContent) -> str:
    """ "1. maj 2009 – 30. august 2012"; an end that is not stated is left open and said to be."""
    start, end = written_date(plan.start), written_date(plan.end)
    if start and not end:
        return _("%s – slut ikke oplyst") % start
    return " – ".join(part for part in dict.fromkeys((start, end)) if part)


def _as_years(date: str, at_end: bool = False) -> float | None:
    """The date as a place on a line of years, as exact as it is given; the end of a year or month, ``at_end``."""
    if not date:
        return None
    year, *rest = map(int, date.split("-"))
    if not rest:
        return year + (1.0 if at_end else 0.0)
    month, *days = rest
    day = days[0] if days else (30 if at_end else 0)
    return year + (month - 1 + min(day, 30) / 30) / 12
