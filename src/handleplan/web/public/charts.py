"""What the drawings of a pool show, in numbers; the SVG templates in charts/ draw them.

Widths and places are shares of the drawing's width, so that it fits a phone and a wide screen with the same letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handleplan.record.models import Plan
from handleplan.web.public.dates import first_day, last_day

ROW_HEIGHT = 48
AXIS_HEIGHT = 28


@dataclass(frozen=True)
class Bar:
    """A project's bar: ``x`` and ``width`` are percentages, ``top`` is the row's upper edge in pixels."""

    plan: Plan
    x: str
    width: str
    top: int

    @property
    def label_at(self) -> int:
        return self.top + 17

    @property
    def bar_at(self) -> int:
        return self.top + 25


@dataclass(frozen=True)
class Tick:
    x: str
    label: str


@dataclass(frozen=True)
class Chart:
    """``left_out`` are the projects that no document gives the numbers of: the table has them, the drawing has not."""

    bars: Sequence[Bar]
    left_out: Sequence[Plan]
    ticks: Sequence[Tick] = ()

    @property
    def height(self) -> int:
        return ROW_HEIGHT * len(self.bars) + (AXIS_HEIGHT if self.ticks else 0)

    @property
    def ground(self) -> int:
        """Where the rows end and the axis begins."""
        return ROW_HEIGHT * len(self.bars)


def timespan_chart(plans: Sequence[Plan]) -> Chart:
    """From the first project's start to the last one's end, a tick each New Year's Day."""
    drawn: list[tuple[Plan, date, date]] = []
    left_out: list[Plan] = []
    for plan in plans:
        start, end = first_day(plan.start), last_day(plan.end)
        if start and end and start <= end:
            drawn.append((plan, start, end))
        else:
            left_out.append(plan)
    if not drawn:
        return Chart((), left_out)
    first_year = min(start.year for _, start, _ in drawn)
    last_year = max(end.year for _, _, end in drawn)
    origin = date(first_year, 1, 1)
    total = (date(last_year, 12, 31) - origin).days + 1
    bars = [
        Bar(
            plan,
            x=_percent((start - origin).days / total),
            width=_percent(((end - start).days + 1) / total),
            top=ROW_HEIGHT * row,
        )
        for row, (plan, start, end) in enumerate(drawn)
    ]
    ticks = [
        Tick(_percent((date(year, 1, 1) - origin).days / total), str(year)) for year in range(first_year, last_year + 1)
    ]
    return Chart(bars, left_out, ticks)


def budget_chart(plans: Sequence[Plan]) -> Chart:
    """The largest budget first, as wide as the drawing allows beside its figure."""
    known = [(plan.budget_dkk, plan) for plan in plans if plan.budget_dkk is not None]
    known.sort(key=lambda pair: -pair[0])
    left_out = [plan for plan in plans if plan.budget_dkk is None]
    largest = known[0][0] if known else 0
    bars = [
        Bar(plan, x="0%", width=_percent(budget / largest if largest else 0), top=ROW_HEIGHT * row)
        for row, (budget, plan) in enumerate(known)
    ]
    return Chart(bars, left_out)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"
