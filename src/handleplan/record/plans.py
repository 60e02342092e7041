"""A plan's own changes: it comes to be, gets another title, is withdrawn and taken up again."""

from django.db import transaction

from handleplan.record.addresses import keep_former_address, slug_for
from handleplan.record.history import write_event
from handleplan.record.models import Framework, Plan, Unit, User


@transaction.atomic
def create_plan(
    framework: Framework,
    unit: Unit,
    title: str = "",
    *,
    number: str = "",
    area: Unit | None = None,
    by: User | None = None,
) -> Plan:
    """A new plan of a unit, put last. Its address is its title, or its unit's where it has none."""
    plan = Plan(framework=framework, unit=unit, title=title, number=number, area=area)
    plan.order = framework.plans.count()
    plan.slug = _free_slug(plan)
    plan.save()
    write_event("plan.created", plan.name, plan=plan, by=by)
    return plan


@transaction.atomic
def rename_plan(plan: Plan, title: str, *, by: User | None = None) -> None:
    """Give the plan another title and the address that goes with it; the earlier address leads to it."""
    former = plan.name
    keep_former_address(plan)
    plan.title = title
    plan.slug = _free_slug(plan)
    plan.save()
    write_event("plan.renamed", f"{former} → {plan.name}", plan=plan, by=by)


@transaction.atomic
def describe_project(plan: Plan, *, start: str, end: str, budget_dkk: int | None, by: User | None = None) -> None:
    """Set when a project runs and what it was granted, as far as is said."""
    plan.start, plan.end, plan.budget_dkk = start, end, budget_dkk
    plan.save()
    write_event("plan.described", plan=plan, by=by)


@transaction.atomic
def place_plan(plan: Plan, area: Unit, *, by: User | None = None) -> None:
    """Say which area the plan stands under."""
    plan.area = area
    plan.save()
    write_event("plan.placed", area.name, plan=plan, by=by)


@transaction.atomic
def give_plan_to(plan: Plan, unit: Unit, *, by: User | None = None) -> None:
    """Say which unit's plan it is, where that was not known, or has changed."""
    plan.unit = unit
    plan.save()
    write_event("plan.given", unit.name, plan=plan, by=by)


@transaction.atomic
def withdraw_plan(plan: Plan, why: str, *, by: User | None = None) -> None:
    """Take the plan out of sight; nothing of it is deleted."""
    plan.state = Plan.State.WITHDRAWN
    plan.save()
    write_event("plan.withdrawn", why, plan=plan, by=by)


@transaction.atomic
def take_up_plan(plan: Plan, why: str, *, by: User | None = None) -> None:
    """Bring back a plan that was withdrawn."""
    plan.state = Plan.State.ACTIVE
    plan.save()
    write_event("plan.taken_up", why, plan=plan, by=by)


def _free_slug(plan: Plan) -> str:
    others = plan.framework.plans.exclude(pk=plan.pk)
    number = plan.number.replace(".", "-")
    return slug_for(number, plan.title or plan.unit.name, taken=set(others.values_list("slug", flat=True)))
