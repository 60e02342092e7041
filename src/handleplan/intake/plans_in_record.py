"""Which plans of the record the plans of a document are, as a person said it, and else by rule.

A plan in a document may be one that the record holds already: from an earlier version of the document, or in the words
of another form (a booklet sums up what the units' own plans say). Only what is certain is joined; what may be the same
becomes a plan of its own and is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handleplan.danish.shared_words import words_of
from handleplan.forms.reading import PlanReading
from handleplan.intake.acceptance import WhoIsWhich
from handleplan.intake.parts import PlanPart
from handleplan.intake.plan_matching import Match, PlanWords, match_earlier, match_plans
from handleplan.intake.units import UnitFinder
from handleplan.record.models import Answer, Framework, Plan, SourceDocument, Unit, Wording


@dataclass(frozen=True, slots=True)
class Found:
    """The plan that a part certainly is, or else (None) the one that it may be, which is for a person to say."""

    plan: Plan | None = None
    perhaps: Match | None = None


def plans_of_document(document: SourceDocument) -> list[Plan]:
    """The plans that the document gave the record, in whichever of its versions."""
    plans = Plan.objects.filter(editions__document=document).select_related("unit", "area", "framework__owner")
    return list(plans.distinct())


def find_plans(
    read: Sequence[PlanPart],
    framework: Framework,
    kind: str,
    earlier: Sequence[Plan],
    units: UnitFinder,
    default_unit: str,
    who: WhoIsWhich,
) -> list[Found]:
    """For each plan that was read the plan of the framework that it is, or may be. ``kind`` is the document's form's.

    ``earlier`` are those that the document's earlier version gave. New plans that are like one of another document in
    the same form are told, for a unit may have two plans that are alike.
    """
    found = [Found(who.plans.get(one.address)) for one in read]
    said = {plan.pk for plan in who.plans.values() if plan}
    open_ = [place for place, one in enumerate(read) if one.address not in who.plans]
    words = {place: words_read(read[place], units, default_unit, who) for place in open_}
    before = words_known(plan for plan in earlier if plan.pk not in said)
    for place, plan in zip(open_, match_earlier([words[place] for place in open_], before), strict=True):
        found[place] = Found(plan)
    rest = [place for place in open_ if found[place].plan is None]
    known = framework.plans.exclude(state=Plan.State.WITHDRAWN).exclude(pk__in=said).select_related("unit")
    others = words_known(known.exclude(editions__form__kind=kind))
    for place, match in zip(rest, match_plans([words[place] for place in rest], others), strict=True):
        if match:
            found[place] = Found(match.plan) if match.is_certain else Found(perhaps=match)
    new = [place for place in rest if found[place].plan is None]
    of_the_form = known.filter(editions__form__kind=kind).exclude(pk__in=[plan.pk for plan in earlier]).distinct()
    for place, match in zip(new, match_plans([words[place] for place in new], words_known(of_the_form)), strict=True):
        if match and not found[place].perhaps:
            found[place] = Found(perhaps=match)
    return found


def doubt_of(reading: PlanReading, match: Match) -> str:
    """That a new plan may be one that is there, as a sentence."""
    names = {"one": reading.title or reading.unit, "other": match.plan.name, "unit": match.plan.unit.name}
    if names["other"] == names["unit"]:
        return _("Måske den samme plan: „%(one)s“ og „%(other)s“. De står hver for sig.") % names
    return _("Måske den samme plan: „%(one)s“ og „%(other)s“ (%(unit)s). De står hver for sig.") % names


def words_read(one: PlanPart, units: UnitFinder, default_unit: str, who: WhoIsWhich) -> PlanWords:
    """A plan that was read, as far as comparing goes."""
    name = one.reading.unit or ("" if one.area_name else default_unit)
    said: Unit | None = who.units.get(one.address)
    texts = [item.text for items in one.reading.fields.values() for item in items]
    return PlanWords(name, said or (units.find(name) if name else None), words_of([one.reading.title, *texts]))


def words_known(plans: Iterable[Plan]) -> list[tuple[Plan, PlanWords]]:
    """What the record's plans say, in two questions however many they are.

    A booklet's plan that stands under its area has no unit that anybody has said.
    """
    known = list(plans)
    texts: dict[int, list[str]] = defaultdict(list)
    for model in (Wording, Answer):
        for plan, text in model.objects.filter(edition__plan__in=known).values_list("edition__plan", "text"):
            texts[plan].append(text)
    return [
        (
            plan,
            PlanWords(
                plan.unit.name if plan.unit_id != plan.area_id else "",
                plan.unit if plan.unit_id != plan.area_id else None,
                words_of([plan.title, *texts[plan.pk]]),
            ),
        )
        for plan in known
    ]
