"""What an address of following up names, for those whom it is there for; a 404 for all others."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.urls import reverse

from handleplan.record.models import Plan
from handleplan.record.permissions import Person, may_see_history
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs, crumb_of
from handleplan.web.public.found import framework_at

PlanAddress = tuple[str, str, str]


def plan_at(request: HttpRequest, address: PlanAddress, may: Callable[[Person, Plan], bool] = may_see_history) -> Plan:
    """The plan, also a withdrawn one, if the reader may do with it what is asked."""
    owner, framework, plan = address
    its_framework = framework_at(request, owner, framework)
    plans = Plan.objects.filter(framework=its_framework, slug=plan)
    found = plans.select_related("framework__owner", "unit__parent", "area").first()
    if found is None or not may(asker(request), found):
        raise Http404
    return found


def crumbs_of(plan: Plan, here: str, *above: Crumb) -> Crumbs:
    """The crumbs of a page below a plan."""
    framework = plan.framework
    return Crumbs(
        here, crumb_of(framework.owner), crumb_of(framework), Crumb(plan.name, plan.get_absolute_url()), *above
    )


def page_of(plan: Plan, name: str) -> str:
    """The address of the page of that name below the plan."""
    return reverse(name, kwargs={**plan.framework.address_parts, "plan": plan.slug})
