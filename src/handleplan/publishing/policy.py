"""The status of a policy: a summary, then every plan by area with its promise, its statuses and its revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.danish.written import written_list
from handleplan.publishing.blocks import Block, Cell, Heading, KeyFigures, Paragraphs, Table, points_of, words_of
from handleplan.publishing.content import FrameworkContent, PlanContent
from handleplan.publishing.plan import answered_years, is_followed_up, plan_blocks, revision_in_short
from handleplan.publishing.sections import section_blocks


def policy_blocks(content: FrameworkContent) -> list[Block]:
    """The report's chapters, from the summary to the last area's plans."""
    blocks = _summary(content)
    blocks += section_blocks((section for section in content.sections if not section.area), _("Om politikken"))
    for area in _areas(content):
        blocks += _area(content, area)
    return blocks


def _areas(content: FrameworkContent) -> list[str]:
    """The areas in the order that they are met; last "", for the plans that belong to none."""
    met = [
        *(section.area for section in content.sections if section.area),
        *(plan.area for plan in content.plans),
        *(point.area for point in content.attention_points),
    ]
    return sorted(dict.fromkeys(met), key=lambda area: area == "")


def _summary(content: FrameworkContent) -> list[Block]:
    followed = [plan for plan in content.plans if is_followed_up(plan)]
    blocks: list[Block] = [
        Heading(1, _("Sammenfatning")),
        KeyFigures(tuple(_key_figures(content, followed))),
    ]
    for title, texts in ((_("Politikkens formål"), content.purposes), (_("Politikkens målsætninger"), content.goals)):
        if texts:
            blocks += [Heading(2, title), Paragraphs(points_of(texts))]
    if followed:
        blocks += [Heading(2, _("Planernes status")), _status_table(content, followed)]
    if any(plan.area for plan in content.plans):
        blocks += [Heading(2, _("Planerne efter område")), _area_table(content)]
    if content.themes:
        blocks += [Heading(2, _("Temaer")), _theme_table(content)]
    return blocks


def _key_figures(content: FrameworkContent, followed: Sequence[PlanContent]) -> Iterable[tuple[str, str]]:
    plans, units = len(content.plans), len({plan.unit for plan in content.plans})
    yield str(plans), ngettext("handleplan", "handleplaner", plans)
    yield str(units), ngettext("enhed", "enheder", units)
    answered = [year for year in content.years if any(year in answered_years(plan) for plan in followed)]
    for year in answered[-2:]:
        given = sum(year in answered_years(plan) for plan in followed)
        of_all = _("%(given)d af %(all)d") % {"given": given, "all": len(followed)}
        yield of_all, _("har givet status for %d") % year


def _status_table(content: FrameworkContent, followed: Sequence[PlanContent]) -> Table:
    """The plans that are followed up, and what each has answered."""
    return Table(
        head=(_("Handleplan"), *(str(year) for year in content.years), _("Revision")),
        rows=tuple(
            (
                Cell(words_of(plan.name)),
                *(
                    Cell(words_of(_("besvaret") if year in answered_years(plan) else ()), empty=_("ikke besvaret"))
                    for year in content.years
                ),
                Cell(words_of(revision_in_short(plan)), empty=_("ingen")),
            )
            for plan in followed
        ),
        widths=(3, *(1.6 for _year in content.years), 2.6),
    )


def _area_table(content: FrameworkContent) -> Table:
    rows = []
    for area in _areas(content):
        plans = [plan for plan in content.plans if plan.area == area]
        points = sum(point.area == area for point in content.attention_points)
        names = written_list([plan.name for plan in plans])
        rows.append(
            (
                Cell(words_of(area or _("Øvrige enheder"))),
                Cell(words_of(str(len(plans)))),
                Cell(words_of(names), empty=_("ingen")),
                Cell(words_of(str(points))),
            )
        )
    return Table(
        head=(_("Område"), _("Planer"), _("Handleplaner"), _("Opmærksomhedspunkter")),
        rows=tuple(rows),
        widths=(2.4, 0, 4.6, 1.6),
        right=(1, 3),
    )


def _theme_table(content: FrameworkContent) -> Table:
    rows = []
    for theme in content.themes:
        plans = [plan for plan in content.plans if theme in plan.themes]
        names = written_list([plan.name for plan in plans])
        rows.append(
            (Cell(words_of(theme)), Cell(words_of(str(len(plans)))), Cell(words_of(names), empty=_("ingen planer")))
        )
    return Table(head=(_("Tema"), _("Planer"), _("Handleplaner")), rows=tuple(rows), widths=(2.8, 0, 5), right=(1,))


def _area(content: FrameworkContent, area: str) -> list[Block]:
    """One area: its introduction, its plans, and what it watches without a plan."""
    asked = {
        year: {
            name for plan in content.plans for status in plan.statuses if status.year == year for name in status.entries
        }
        for year in content.years
    }
    blocks: list[Block] = [
        Heading(1, area or (_("Øvrige enheder") if len(_areas(content)) > 1 else _("Handleplanerne")))
    ]
    for section in content.sections:
        if area and section.area == area:
            if section.title != area:
                blocks.append(Heading(2, section.title))
            blocks.append(Paragraphs(words_of(section.texts)))
    for plan in content.plans:
        if plan.area == area:
            blocks += plan_blocks(plan, asked)
    points = [point for point in content.attention_points if point.area == area]
    if points:
        blocks.append(Heading(2, _("Opmærksomhedspunkter")))
        for point in points:
            blocks += [Heading(3, point.title), Paragraphs(words_of(point.text))]
    return blocks
