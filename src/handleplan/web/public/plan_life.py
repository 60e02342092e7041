"""What a plan's page says of its life: who shares it, and to its people where its next edition is written."""

from dataclasses import dataclass

from django.db.models import Prefetch

from handleplan.record.models import Plan, PlanRevision, PlanUnit
from handleplan.record.permissions import Person, may_end
from handleplan.record.revision_calling import BEING_REVISED


@dataclass(frozen=True)
class PlanLife:
    """``draft`` is the next edition, for those who may see it; ``ends`` whether the reader may end and share it."""

    draft: PlanRevision | None
    ends: bool


def sharing_units() -> Prefetch:
    """The units that share a plan with the one that leads it, as ``plan.shared_with``."""
    in_force = PlanUnit.objects.filter(withdrawn_at=None).select_related("unit")
    return Prefetch("sharings", in_force, to_attr="shared_with")


def life_of(plan: Plan, reader: Person) -> PlanLife:
    """Nobody who is not logged in is asked for anything."""
    if not reader.is_authenticated:
        return PlanLife(None, False)
    drafts = PlanRevision.objects.visible_to(reader).filter(plan=plan, state__in=BEING_REVISED)
    draft = drafts.first()
    if draft:
        draft.plan = plan
    return PlanLife(draft, may_end(reader, plan))
