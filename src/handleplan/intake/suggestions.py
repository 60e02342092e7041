"""What a reviewer may mean by a part's unit and plan, the likeliest first, each with why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from handleplan.danish.names import name_key, parts_of_name
from handleplan.danish.shared_words import shared
from handleplan.intake.accept_pool import find_projects
from handleplan.intake.acceptance import WhoIsWhich
from handleplan.intake.deciding import who_is_which
from handleplan.intake.opening import Opened
from handleplan.intake.parts import PlanPart
from handleplan.intake.plan_matching import SAME_UNIT_CERTAIN, PlanWords, related_names
from handleplan.intake.plans_in_record import Found, find_plans, plans_of_document, words_known, words_read
from handleplan.intake.review.decisions import CannotDecide
from handleplan.intake.units import UnitFinder
from handleplan.record.models import Framework, Plan, Unit

MOST = 5
LEAST_PER_CENT = 20
"""Plans that share fewer of their words than this are not worth showing."""

LIKELY_PER_CENT = round(100 * SAME_UNIT_CERTAIN)


@dataclass(frozen=True, slots=True)
class UnitSuggestion:
    """A unit that a part may be of; ``unit`` is None for a new one, which would be called ``name``.

    ``is_certain`` says that it is the one where nobody says otherwise.
    """

    unit: Unit | None
    name: str
    why: str
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class PlanSuggestion:
    """A plan of the record that a part may be; ``per_cent`` of the shorter one's words stand in the other."""

    plan: Plan
    per_cent: int
    why: str
    is_certain: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether it is so like the part that a person should say whether it is the same."""
        return not self.is_certain and self.per_cent >= LIKELY_PER_CENT


class Suggestions:
    """The suggestions for all parts of a review: a bounded number of questions, however many parts and plans."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._framework: Framework | None = opened.review.framework
        self._root: Unit | None = self._framework.owner if self._framework else opened.review.owner

    def units(self, address: str) -> list[UnitSuggestion]:
        """The units that the part may be of: the one of that name, those of like names, then a new one."""
        name = self._said_name(address)
        found = [
            UnitSuggestion(unit, unit.name, _("Dokumentet skriver „%(name)s“.") % {"name": name}, is_certain=True)
            for unit in [self._finder.find(name) if self._finder and name else None]
            if unit
        ]
        taken = {one.unit for one in found}
        alike = [unit for unit in self._units if unit not in taken and _is_alike(unit, name)]
        found += [UnitSuggestion(unit, unit.name, _("Navnet ligner.")) for unit in alike[:MOST]]
        if name and not any(one.is_certain for one in found):
            found.append(UnitSuggestion(None, name, _("Ny enhed."), is_certain=not found))
        return found

    def plans(self, address: str) -> list[PlanSuggestion]:
        """The plans of the framework that the part may be, the most alike first; none where it has no framework yet."""
        if address in self._projects:
            plan = self._projects[address]
            return [PlanSuggestion(plan, 100, _("Samme nummer eller titel."), is_certain=True)] if plan else []
        part = next((one for one in self._opened.parts.plans if one.address == address), None)
        if part is None or self._finder is None or self._framework is None:
            return []
        words = words_read(part, self._finder, self._opened.review.unit_name, self._who)
        scored = [self._suggestion(words, plan, known, self._found[address]) for plan, known in self._known]
        worth = [one for one in scored if one.is_certain or one.per_cent >= LEAST_PER_CENT]
        return sorted(worth, key=lambda one: (not one.is_certain, -one.per_cent, one.plan.pk))[:MOST]

    @cached_property
    def missing(self) -> list[Plan]:
        """The plans of the document's earlier versions that no part is: they are withdrawn if the reviewer says so."""
        here = {found.plan.pk for found in self._found.values() if found.plan}
        here |= {plan.pk for plan in self._projects.values() if plan}
        return [plan for plan in self._earlier if plan.pk not in here and plan.state != Plan.State.WITHDRAWN]

    def _said_name(self, address: str) -> str:
        """The unit's name as the document, or else whoever uploaded it, says it."""
        for plan in self._opened.parts.plans:
            if plan.address == address:
                return plan.unit_read or ("" if plan.area_name else self._opened.review.unit_name)
        return next((project.owner for path, project in self._opened.parts.projects if path == address), "")

    def _suggestion(self, words: PlanWords, plan: Plan, known: PlanWords, found: Found) -> PlanSuggestion:
        is_certain = found.plan is not None and found.plan.pk == plan.pk
        per_cent = round(100 * shared(words.words, known.words))
        why = _("%(per_cent)s %% af ordene er de samme.") % {"per_cent": per_cent}
        if words.unit is not None and words.unit == known.unit:
            why = _("Samme enhed. %(why)s") % {"why": why}
        elif related_names(words.unit_name, known.unit_name):
            why = _("Enhedens navn ligner. %(why)s") % {"why": why}
        return PlanSuggestion(plan, per_cent, why, is_certain)

    @cached_property
    def _finder(self) -> UnitFinder | None:
        return UnitFinder(self._root) if self._root else None

    @cached_property
    def _units(self) -> Sequence[Unit]:
        if self._framework and self._framework.is_pool:
            return list(Unit.objects.filter(parent=None).prefetch_related("aliases"))
        below = Unit.objects.filter(path__startswith=self._root.path) if self._root else Unit.objects.none()
        return list(below.prefetch_related("aliases"))

    @cached_property
    def _earlier(self) -> list[Plan]:
        document = self._opened.review.revises
        return plans_of_document(document) if document else []

    @cached_property
    def _who(self) -> WhoIsWhich:
        try:
            return who_is_which(self._opened, self._framework) if self._framework else WhoIsWhich()
        except CannotDecide:
            return WhoIsWhich()

    @cached_property
    def _found(self) -> dict[str, Found]:
        """What each plan is, where nobody says otherwise: as acceptance finds it."""
        parts: Sequence[PlanPart] = self._opened.parts.plans
        if self._framework is None or self._finder is None:
            return {part.address: Found() for part in parts}
        found = find_plans(
            parts,
            self._framework,
            self._opened.reading.kind,
            self._earlier,
            self._finder,
            self._opened.review.unit_name,
            self._who,
        )
        return {part.address: one for part, one in zip(parts, found, strict=True)}

    @cached_property
    def _projects(self) -> dict[str, Plan | None]:
        projects = self._opened.parts.projects
        found = find_projects(projects, self._earlier, self._who)
        return {address: plan for (address, _project), plan in zip(projects, found, strict=True)}

    @cached_property
    def _known(self) -> list[tuple[Plan, PlanWords]]:
        plans = self._framework.plans.select_related("unit", "area") if self._framework else Plan.objects.none()
        return words_known(plans)


def suggestions(opened: Opened) -> Suggestions:
    """The suggestions for the parts of a review, worked out as they are asked for."""
    return Suggestions(opened)


def missing_plans(opened: Opened) -> list[Plan]:
    """The plans of the document's earlier versions that this one lacks."""
    return suggestions(opened).missing


def _is_alike(unit: Unit, name: str) -> bool:
    """Whether some name of the unit is the name with a word more or less, or what stands below its dash."""
    own = [name for name in (name, parts_of_name(name)[1]) if name_key(name)]
    names = [unit.name, *(alias.name for alias in unit.aliases.all())]
    return any(related_names(one, other) for one in own for other in names)
