"""What decisions say of the record: which unit and which plan a part is."""

from django.utils.translation import gettext as _

from handleplan.intake.acceptance import WhoIsWhich
from handleplan.intake.opening import Opened
from handleplan.intake.review.decisions import CannotDecide
from handleplan.record.models import Framework, Plan, Unit


def who_is_which(opened: Opened, framework: Framework) -> WhoIsWhich:
    """What was decided of units and plans, and which plans the accepted parts became.

    Raises CannotDecide where a unit or a plan is not one that the framework's documents can be of.
    """
    chosen = {part.address: part for part in opened.draft.parts if part.unit or part.plan}
    units = Unit.objects.in_bulk({part.unit.unit for part in chosen.values() if part.unit and part.unit.unit})
    accepted = {address: pk for address, pk in opened.review.accepted_plans.items() if address in opened.addresses}
    said = {address: part.plan.plan for address, part in chosen.items() if part.plan} | accepted
    plans = Plan.objects.filter(framework=framework).select_related("unit", "area", "framework__owner")
    found = plans.in_bulk({pk for pk in said.values() if pk})
    for part in chosen.values():
        if part.unit and part.unit.unit and not _may_own(units.get(part.unit.unit), framework):
            raise CannotDecide(_("Enheden „%(unit)s“ hører ikke til her. Vælg en anden.") % {"unit": part.unit.name})
    for address, pk in said.items():
        if pk and pk not in found:
            raise CannotDecide(
                _("Den plan, der er valgt til „%(part)s“, hører til en anden ramme. Vælg en anden.")
                % {"part": opened.draft.part(address).name}
            )
    return WhoIsWhich(
        units={a: units[part.unit.unit] for a, part in chosen.items() if part.unit and part.unit.unit},
        new_units={a: part.unit.name for a, part in chosen.items() if part.unit and not part.unit.unit},
        plans={address: found[pk] if pk else None for address, pk in said.items()},
    )


def _may_own(unit: Unit | None, framework: Framework) -> bool:
    """A policy's plans are of its own house's units; a pool's projects are of anybody's."""
    return unit is not None and (framework.is_pool or unit.root_id == framework.owner.root_id)
