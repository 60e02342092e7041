"""The page of a unit: a house with its frameworks and its tree, or one unit in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from handleplan.danish.alphabet import sort_key
from handleplan.record.models import AttentionPoint, Framework, Plan, PlanUnit, Unit
from handleplan.web.crumbs import Crumbs, crumb_of
from handleplan.web.public.found import with_places
from handleplan.web.public.overview import overviews
from handleplan.web.public.plan_rows import PlanRow, plan_rows


@dataclass(frozen=True)
class Branch:
    """A unit of the tree with what is below it, and how many plans there are at it and below."""

    unit: Unit
    plans: int
    below: Sequence["Branch"]


def unit(request: HttpRequest, owner: str, path: str = "") -> HttpResponse:
    """A unit's plans in every framework, its own and those of the units below it, and the frameworks that it owns.

    The plans of a framework that it owns stand on the framework's page.
    """
    address = f"{owner}/{path}" if path else owner
    shown = Unit.objects.visible_to(request.user).filter(address=address).prefetch_related("aliases").first()
    if shown is None:
        raise Http404
    house = list(Unit.objects.visible_to(request.user).filter(path__startswith=f"/{shown.root_id}/"))
    above = [one for one in house if one.pk in shown.ids_from_root[:-1]]
    plans = Plan.objects.visible_to(request.user).filter(
        Q(unit__path__startswith=shown.path)
        | Q(area__path__startswith=shown.path)
        | Q(pk__in=PlanUnit.objects.filter(unit__path__startswith=shown.path, withdrawn_at=None).values("plan"))
    )
    rows = plan_rows(plans, request.user)
    frameworks = Framework.objects.visible_to(request.user).select_related("owner").filter(owner=shown)
    points = AttentionPoint.objects.filter(area=shown, framework__in=Framework.objects.visible_to(request.user))
    return render(
        request,
        "public/unit.html",
        {
            "unit": shown,
            "crumbs": Crumbs(shown.name, *(crumb_of(one) for one in sorted(above, key=lambda one: len(one.path)))),
            "overviews": overviews(frameworks, request.user),
            "plans": len(rows),
            "branches": _branches(shown, house, rows),
            "by_framework": _by_framework([row for row in rows if row.plan.framework.owner_id != shown.pk]),
            "attention_points": with_places(points, "framework__owner"),
        },
    )


def _branches(shown: Unit, house: Sequence[Unit], rows: Sequence[PlanRow]) -> list[Branch]:
    """The tree below a unit, names in the alphabet's order."""
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for one in house:
        children[one.parent_id].append(one)

    def below(parent: Unit) -> list[Branch]:
        return [
            Branch(child, _plans_at_or_below(child, rows), below(child))
            for child in sorted(children[parent.pk], key=lambda one: sort_key(one.name))
        ]

    return below(shown)


def _plans_at_or_below(one: Unit, rows: Iterable[PlanRow]) -> int:
    return sum(
        row.plan.unit.path.startswith(one.path) or bool(row.plan.area and row.plan.area.path.startswith(one.path))
        for row in rows
    )


def _by_framework(rows: Sequence[PlanRow]) -> list[tuple[Framework, list[PlanRow]]]:
    groups: dict[Framework, list[PlanRow]] = defaultdict(list)
    for row in rows:
        groups[row.plan.framework].append(row)
    return sorted(groups.items(), key=lambda group: (-(group[0].first_year or 0), sort_key(group[0].name)))
