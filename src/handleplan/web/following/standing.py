"""Taking a plan out of sight, and bringing it back: nothing of it is deleted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handleplan.record.models import Event, Plan
from handleplan.record.permissions import may_coordinate, may_withdraw, plans_coordinated_by
from handleplan.record.plans import take_up_plan, withdraw_plan
from handleplan.web.asked import asker
from handleplan.web.crumbs import crumbs_below
from handleplan.web.following.forms import WhyForm
from handleplan.web.following.found import crumbs_of, plan_at
from handleplan.web.public.found import framework_at


@login_required
def standing(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """Take the plan back, or take it up again when it was: and say why."""
    shown = plan_at(request, (owner, framework, plan), may_withdraw)
    is_withdrawn = shown.state == Plan.State.WITHDRAWN
    form = WhyForm(request.POST or None)
    if form.is_valid():
        why, user = form.cleaned_data["why"], asker(request)
        if is_withdrawn:
            take_up_plan(shown, why, by=user)
            messages.success(request, _("Planen gælder igen."))
            return redirect(shown.get_absolute_url())
        withdraw_plan(shown, why, by=user)
        messages.success(request, _("Planen er trukket tilbage. Du kan altid tage den op igen her."))
        return redirect(reverse("withdrawn_plans", kwargs=shown.framework.address_parts))
    title = _("Tag planen op igen") if is_withdrawn else _("Træk planen tilbage")
    context = {"plan": shown, "crumbs": crumbs_of(shown, title), "form": form, "is_withdrawn": is_withdrawn}
    return render(request, "following/standing.html", context)


@login_required
def withdrawn(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """The plans of a framework that were taken back, each with when and why."""
    shown = framework_at(request, owner, framework)
    if not may_coordinate(asker(request), shown):
        raise Http404
    plans = plans_coordinated_by(asker(request)).filter(framework=shown, state=Plan.State.WITHDRAWN)
    events = Event.objects.filter(plan__in=plans.order_by(), what="plan.withdrawn").select_related("user")
    why = {event.plan_id: event for event in events.order_by("at", "pk")}
    rows = [(plan, why.get(plan.pk)) for plan in plans.select_related("unit", "framework__owner")]
    context = {"framework": shown, "crumbs": crumbs_below(shown, _("Tilbagetrukne planer")), "rows": rows}
    return render(request, "following/withdrawn.html", context)
