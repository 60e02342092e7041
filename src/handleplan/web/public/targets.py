"""A plan's targets that somebody has confirmed, beside what was measured and who judged it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from handleplan.danish.written import written_amount
from handleplan.record.models import Measurement, Plan, Target, User, Verdict
from handleplan.web.public.found import with_places

_BADGES = {
    Verdict.Value.MET: "badge-success",
    Verdict.Value.PARTLY: "badge-info",
    Verdict.Value.NOT_MET: "badge-warning",
}


@dataclass(frozen=True)
class MeasurementShown:
    measurement: Measurement
    unit: str

    @property
    def figure(self) -> str:
        return _amount(self.measurement.quantity, self.unit)

    @property
    def badge(self) -> str:
        """The class that colours the verdict, whose word stands there too."""
        return _BADGES.get(Verdict.Value(self.measurement.verdict), "")

    @property
    def confirmed_by(self) -> str:
        """The person's name; an address is nobody's business, so "" where there is no name."""
        person = self.measurement.confirmed_by
        return person.get_full_name() if person else ""


@dataclass(frozen=True)
class TargetShown:
    """A target, and what was measured of it, the latest first."""

    target: Target
    measurements: Sequence[MeasurementShown]

    @property
    def figure(self) -> str:
        """How much it aims at: "mindst 12 borgere"; "" where only a date is set."""
        amount = _amount(self.target.quantity, self.target.unit)
        return f"{self.target.get_bound_display()} {amount}".strip() if amount else ""


def confirmed_targets(plan: Plan, user: User | AnonymousUser) -> list[TargetShown]:
    """The plan's targets in their statements' order, with the measurements that the reader may see: two questions."""
    measurements = with_places(Measurement.objects.visible_to(user).settled(), "confirmed_by", "report__round")
    targets = with_places(Target.objects.filter(statement__plan=plan, withdrawn_at=None)).prefetch_related(
        Prefetch("measurements", measurements.order_by("-as_of", "-pk"))
    )
    return [
        TargetShown(target, [MeasurementShown(one, target.unit) for one in target.measurements.all()])
        for target in targets.order_by("order", "pk")
    ]


def _amount(quantity: Decimal | None, unit: str) -> str:
    if quantity is None:
        return ""
    return f"{written_amount(quantity)} {unit}".strip()
