"""A plan ends in mid-period and is taken up again, and several units share it with the one that leads."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.danish.written import written_date
from handleplan.record.history import write_event
from handleplan.record.models import Plan, PlanRevision, PlanUnit, Unit, User
from handleplan.record.permissions import may_end
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState


@transaction.atomic
def end_plan(plan: Plan, why: str, on: date, *, by: User | None) -> Plan:
    """The plan ends: it stays for everybody to read, as ended, and is in no new round and no new revision.

    A round that is open already goes on with it; a coordinator may leave it out there. Raises NotAllowed, WrongState,
    NotAccepted (nobody says why; it is being revised).
    """
    plan = _held(plan, by)
    if plan.state != Plan.State.ACTIVE:
        raise WrongState(_("„%(plan)s“ er %(state)s.") % {"plan": plan.name, "state": plan.get_state_display()})
    if not why.strip():
        raise NotAccepted(_("Skriv, hvorfor planen ophører."))
    open_drafts = (PlanRevision.State.DRAFT, PlanRevision.State.RETURNED, PlanRevision.State.SUBMITTED)
    if plan.revisions.filter(state__in=open_drafts).exists():
        raise WrongState(_("Planen er ved at blive revideret. Vedtag revisionen, eller lad den udgå først."))
    plan.state, plan.ended_on, plan.ended_why = Plan.State.ENDED, on, why.strip()
    plan.save(update_fields=["state", "ended_on", "ended_why"])
    write_event("plan.ended", f"{written_date(on.isoformat())}\n{plan.ended_why}", plan=plan, by=by)
    return plan


@transaction.atomic
def resume_plan(plan: Plan, why: str, *, by: User | None) -> Plan:
    """The plan goes on after all. That it had ended, and why, stands in its history. Raises as ``end_plan``."""
    plan = _held(plan, by)
    if plan.state != Plan.State.ENDED:
        raise WrongState(_("„%(plan)s“ er ikke ophørt.") % {"plan": plan.name})
    if not why.strip():
        raise NotAccepted(_("Skriv, hvorfor planen tages op igen."))
    plan.state, plan.ended_on, plan.ended_why = Plan.State.ACTIVE, None, ""
    plan.save(update_fields=["state", "ended_on", "ended_why"])
    write_event("plan.resumed", why.strip(), plan=plan, by=by)
    return plan


@transaction.atomic
def share_plan(plan: Plan, units: Iterable[Unit], *, by: User | None, now: datetime | None = None) -> list[PlanUnit]:
    """Let exactly these units share the plan with the one that leads it: their people see it and write in it.

    Those that shared it and do no more keep their row. Raises NotAllowed, NotAccepted (the leading unit is among them).
    """
    now = now or timezone.now()
    plan = _held(plan, by)
    wanted = {unit.pk: unit for unit in units}
    if plan.unit_id in wanted:
        raise NotAccepted(_("%(unit)s leder planen. Vælg de andre enheder.") % {"unit": plan.unit})
    shared = {one.unit_id: one for one in plan.sharings.filter(withdrawn_at=None).select_related("unit")}
    for pk, one in shared.items():
        if pk not in wanted:
            one.withdrawn_at = now
            one.save(update_fields=["withdrawn_at"])
    new = [unit for pk, unit in wanted.items() if pk not in shared]
    PlanUnit.objects.bulk_create(PlanUnit(plan=plan, unit=unit, by=by, at=now) for unit in new)
    if new:
        write_event("plan.shared", ", ".join(unit.name for unit in new), plan=plan, by=by)
    if gone := [one.unit.name for pk, one in shared.items() if pk not in wanted]:
        write_event("plan.unshared", ", ".join(gone), plan=plan, by=by)
    return list(plan.sharings.filter(withdrawn_at=None).select_related("unit"))


def _held(plan: Plan, by: User | None) -> Plan:
    plan = Plan.objects.select_related("framework__owner", "unit").select_for_update(of=("self",)).get(pk=plan.pk)
    if by and not may_end(by, plan):
        raise NotAllowed(_("Du er ikke koordinator for %(framework)s.") % {"framework": plan.framework})
    return plan
