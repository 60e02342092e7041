"""What an address of a revision names, for those who may see it; a 404 for everybody else."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from handleplan.record.models import Framework, Plan, PlanRevision
from handleplan.record.permissions import plans_coordinated_by
from handleplan.web.crumbs import Crumb, Crumbs, crumb_of

View = Callable[..., HttpResponse]


def plan_revision_at(request: HttpRequest, owner: str, framework: str, plan: str, pk: int) -> PlanRevision:
    """A draft, or what it became, of a plan that the reader writes or decides about."""
    seen = PlanRevision.objects.visible_to(request.user).select_related(
        "plan__framework__owner",
        "plan__unit__parent",
        "plan__area",
        "revision__framework__owner",
        "revises__form",
        "edition",
        "form",
        "changed_by",
        "submitted_by",
        "adopted_by",
    )
    found: PlanRevision | None = seen.filter(pk=pk, plan__slug=plan, plan__framework__slug=framework).first()
    if found is None or found.plan.framework.owner.root_slug != owner:
        raise Http404
    return found


def coordinated_plan(request: HttpRequest, owner: str, framework: str, plan: str) -> Plan:
    """A plan that the reader decides about and that is not withdrawn."""
    plans = plans_coordinated_by(request.user).exclude(state=Plan.State.WITHDRAWN)
    related = plans.select_related("framework__owner", "unit__parent", "area")
    found = related.filter(slug=plan, framework__slug=framework).first()
    if found is None or found.framework.owner.root_slug != owner:
        raise Http404
    return found


def for_those_who_revise(view: View) -> View:
    """Gives the view the draft. A script is told in a word that its person is logged in no more."""

    @wraps(view)
    def guarded(request: HttpRequest, owner: str, framework: str, plan: str, pk: int) -> HttpResponse:
        if not request.user.is_authenticated:
            if "X-Requested-With" in request.headers:
                return HttpResponse(_("Du er ikke logget ind længere."), status=401)
            return redirect_to_login(request.path if request.method == "GET" else request.path.rpartition("/")[0] + "/")
        return view(request, plan_revision_at(request, owner, framework, plan, pk))

    return guarded


def crumbs_of_revisions(framework: Framework, here: str, *above: Crumb) -> Crumbs:
    address = f"{framework.get_absolute_url()}revisioner/"
    return Crumbs(here, crumb_of(framework.owner), crumb_of(framework), Crumb(_("Revisioner"), address), *above)


def crumbs_of_plan(plan: Plan, here: str) -> Crumbs:
    of = plan.framework
    above = () if plan.state == Plan.State.PROPOSED else (Crumb(plan.name, plan.get_absolute_url()),)
    return Crumbs(here, crumb_of(of.owner), crumb_of(of), *above)
