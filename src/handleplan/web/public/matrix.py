"""Which units work with which themes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handleplan.danish.alphabet import sort_key
from handleplan.record.models import Answer, Plan, Theme, Unit


@dataclass(frozen=True)
class MatrixRow:
    """A unit, and for each theme, in the matrix's order, the unit's plans that work with it."""

    unit: Unit
    cells: Sequence[Sequence[Plan]]


@dataclass(frozen=True)
class Matrix:
    themes: Sequence[Theme]
    rows: Sequence[MatrixRow]
    without_theme: int

    @property
    def by_theme(self) -> list[tuple[Theme, list[Plan]]]:
        """The same read the other way: the plans of each theme."""
        return [(theme, [plan for row in self.rows for plan in row.cells[at]]) for at, theme in enumerate(self.themes)]


def theme_matrix(themes: Sequence[Theme], plans: Sequence[Plan]) -> Matrix:
    """The matrix of the plans, units in the alphabet's order; units that work with no theme are only counted."""
    themes_of = _themes_of(plans)
    by_unit: dict[Unit, list[Plan]] = defaultdict(list)
    for plan in plans:
        if themes_of[plan.pk]:
            by_unit[plan.unit].append(plan)
    rows = [
        MatrixRow(unit, [[plan for plan in its_plans if theme.pk in themes_of[plan.pk]] for theme in themes])
        for unit, its_plans in sorted(by_unit.items(), key=lambda item: sort_key(item[0].name))
    ]
    return Matrix(themes, rows, without_theme=sum(not themes_of[plan.pk] for plan in plans))


def _themes_of(plans: Sequence[Plan]) -> dict[int, set[int]]:
    """The themes that each plan has ticked or has a passage about."""
    themes_of: dict[int, set[int]] = defaultdict(set)
    numbers = [plan.pk for plan in plans]
    ticks = Plan.themes.through.objects.filter(plan__in=numbers).values_list("plan", "theme")
    passages = Answer.objects.filter(edition__plan__in=numbers, theme__isnull=False).order_by()
    for plan, theme in ticks.union(passages.values_list("edition__plan", "theme")):
        themes_of[plan].add(theme)
    return themes_of
