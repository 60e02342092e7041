"""What was measured of a target, time after time: as text, and as a small line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from handleplan.danish.written import written_amount, written_date
from handleplan.record.models import Measurement, Target

WIDTH, HEIGHT, EDGE = 220, 56, 6


@dataclass(frozen=True)
class Dot:
    """One measurement in the drawing, in pixels."""

    x: float
    y: float
    is_now: bool


@dataclass(frozen=True)
class Line:
    """A line through what was measured, the oldest first; ``aim`` is the height of what the target aims at."""

    dots: Sequence[Dot]
    aim: float | None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def points(self) -> str:
        return " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in self.dots)


@dataclass(frozen=True)
class Measured:
    """A measurement in words: when, and how much."""

    when: str
    figure: str
    text: str


def measured_in_words(measurement: Measurement, target: Target) -> Measured:
    when = written_date(measurement.as_of) if measurement.as_of else ""
    if not when and measurement.report:
        when = measurement.report.round.name
    figure = "" if measurement.quantity is None else f"{written_amount(measurement.quantity)} {target.unit}".strip()
    return Measured(when or _("Tidligere"), figure, measurement.text)


def line_through(target: Target, earlier: Sequence[Measurement], now: Measurement | None) -> Line | None:
    """The drawing; None where there are fewer than two numbers to draw between."""
    numbers = [one.quantity for one in [*earlier, *([now] if now else [])] if one.quantity is not None]
    if len(numbers) < 2:
        return None
    shown = [*numbers, target.quantity] if target.quantity is not None else numbers
    low, high = min(shown), max(shown)
    is_now_drawn = now is not None and now.quantity is not None
    step = (WIDTH - 2 * EDGE) / (len(numbers) - 1)
    dots = [
        Dot(EDGE + place * step, _height(number, low, high), is_now_drawn and place == len(numbers) - 1)
        for place, number in enumerate(numbers)
    ]
    return Line(dots, None if target.quantity is None else _height(target.quantity, low, high))


def _height(number: Decimal, low: Decimal, high: Decimal) -> float:
    """From the upper edge: the highest number stands at the top, and in the middle where all are the same."""
    share = float((number - low) / (high - low)) if high > low else 0.5
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)
