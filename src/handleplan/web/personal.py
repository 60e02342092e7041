"""A person's own page."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handleplan.record.models import Framework, Plan, User
from handleplan.web.crumbs import Crumbs
from handleplan.web.public.plan_rows import plan_rows


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Who the reader is here, and what is theirs: their frameworks, their units, their units' plans."""
    assert isinstance(request.user, User), "login_required lets nobody else in"
    roles = list(request.user.memberships.select_related("framework__owner", "unit").order_by("role", "pk"))
    theirs = Q()
    for role in roles:
        if role.unit:
            theirs |= Q(unit__path__startswith=role.unit.path)
    plans = Plan.objects.visible_to(request.user).filter(theirs) if theirs else Plan.objects.none()
    return render(
        request,
        "personal/me.html",
        {
            "crumbs": Crumbs(_("Min side")),
            "roles": roles,
            "rows": plan_rows(plans, request.user),
            "hidden_frameworks": Framework.objects.visible_to(request.user)
            .filter(is_public=False)
            .select_related("owner"),
        },
    )
