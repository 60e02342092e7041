"""Who has which role: the list, and the way to take a role away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handleplan.record.models import User
from handleplan.record.people import open_invitations, withdraw_administrator, withdraw_role
from handleplan.record.permissions import (
    former_memberships_managed_by,
    invitations_managed_by,
    may_administer,
    may_manage_people,
    memberships_managed_by,
    memberships_seen_by,
)
from handleplan.record.refusals import WrongState
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.people.access import only_if

ROLES_A_PAGE = 50
MOST_FORMER = 50


@only_if(may_manage_people)
def people(request: HttpRequest) -> HttpResponse:
    """The roles that the reader manages, by person; ``?q=`` looks for a name or an e-mail address."""
    user, sought = asker(request), request.GET.get("q", "").strip()
    roles = memberships_seen_by(user).filter(_about(sought, "user__")).order_by("user__email", "role", "pk")
    page = Paginator(roles.select_related("user", "given_by", "framework", "unit"), ROLES_A_PAGE).get_page(
        request.GET.get("side")
    )
    invitations = invitations_managed_by(user).filter(pk__in=open_invitations().values("pk"))
    former = former_memberships_managed_by(user).order_by("-withdrawn_at")
    administrators = (
        User.objects.filter(is_superuser=True, is_active=True) if may_administer(user) else User.objects.none()
    )
    return render(
        request,
        "people/people.html",
        {
            "crumbs": Crumbs(_("Brugere og roller"), Crumb(_("Min side"), reverse("me"))),
            "sought": sought,
            "page": page,
            "managed": set(
                memberships_managed_by(user).filter(pk__in=[role.pk for role in page]).values_list("pk", flat=True)
            ),
            "invitations": invitations.select_related("framework", "unit", "invited_by"),
            "former": former.select_related("user", "withdrawn_by", "framework", "unit")[:MOST_FORMER],
            "administrators": administrators.filter(_about(sought)).order_by("email"),
            "may_administer": may_administer(user),
        },
    )


@only_if(may_manage_people)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    user = asker(request)
    role = get_object_or_404(memberships_managed_by(user).select_related("user", "framework", "unit"), pk=pk)
    if request.method == "POST":
        withdraw_role(role, by=user)
        messages.success(request, _("%(person)s har ikke længere rollen.") % {"person": role.user})
        return redirect("people")
    return _confirm(request, _("Fratag rollen"), role.user, str(role))


@only_if(may_administer)
def withdraw_admin(request: HttpRequest, pk: int) -> HttpResponse:
    administrator = get_object_or_404(User, pk=pk, is_superuser=True)
    if request.method == "POST":
        try:
            withdraw_administrator(administrator, by=asker(request))
        except WrongState as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, _("%(person)s er ikke længere administrator.") % {"person": administrator})
        return redirect("people")
    return _confirm(request, _("Fratag rollen"), administrator, _("administrator"))


def _confirm(request: HttpRequest, title: str, who: User, role: str) -> HttpResponse:
    crumbs = Crumbs(title, Crumb(_("Min side"), reverse("me")), Crumb(_("Brugere og roller"), reverse("people")))
    return render(request, "people/withdraw.html", {"crumbs": crumbs, "who": who, "role": role})


def _about(sought: str, prefix: str = "") -> Q:
    """The condition that each word of ``sought`` stands in the person's name or e-mail address."""
    condition = Q()
    for word in sought.split():
        names = (f"{prefix}{field}__icontains" for field in ("email", "first_name", "last_name"))
        of_word = Q()
        for name in names:
            of_word |= Q(**{name: word})
        condition &= of_word
    return condition
