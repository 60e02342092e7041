"""A person's own page."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handleplan.record.models import Framework, Plan, User
from handleplan.record.permissions import may_manage_people
from handleplan.web.crumbs import Crumbs
from handleplan.web.people.roles import WHAT_ROLES_DO
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
    frameworks = Framework.objects.visible_to(request.user).select_related("owner")
    return render(
        request,
        "personal/me.html",
        {
            "crumbs": Crumbs(_("Min side")),
            "roles": [(role, WHAT_ROLES_DO[role.role]) for role in roles],
            "rows": plan_rows(plans, request.user),
            "hidden_frameworks": frameworks.filter(is_public=False),
            "may_manage_people": may_manage_people(request.user),
            "has_code": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        },
    )
