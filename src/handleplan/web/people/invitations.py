"""Asking somebody in: the invitation is written, mailed, perhaps sent again or withdrawn, and answered."""

import logging
from smtplib import SMTPException

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from handleplan.record.models import Invitation
from handleplan.record.models.accounts import EVERY_ROLE
from handleplan.record.people import (
    DAYS_TO_ACCEPT,
    accept_invitation,
    account_of,
    invitation_with,
    invite,
    join,
    open_invitations,
    renew_invitation,
    withdraw_invitation,
)
from handleplan.record.permissions import invitations_managed_by, may_manage_people, roles_to_invite_to
from handleplan.record.refusals import WrongState
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.people.access import only_if
from handleplan.web.people.forms import InvitationForm, JoinForm
from handleplan.web.people.roles import WHAT_ROLES_DO

logger = logging.getLogger(__name__)


@only_if(may_manage_people)
def choose_role(request: HttpRequest) -> HttpResponse:
    allowed = roles_to_invite_to(request.user)
    roles = [(role, name, WHAT_ROLES_DO[role]) for role, name in EVERY_ROLE if role in allowed]
    return render(request, "people/choose_role.html", {"crumbs": _crumbs(_("Inviter")), "roles": roles})


@only_if(may_manage_people)
def invite_to(request: HttpRequest, role: str) -> HttpResponse:
    user = asker(request)
    if role not in roles_to_invite_to(user):
        raise Http404
    form = InvitationForm(role, user, request.POST or None, initial={"of": request.GET.get("til")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            invitation, key = invite(said["email"], role, said.get("of"), by=user, name=said["name"])
        except WrongState as reason:
            form.add_error("email", str(reason))
        else:
            _send(request, invitation, key)
            return redirect("people")
    name = dict(EVERY_ROLE)[role]
    return render(
        request,
        "people/invite.html",
        {
            "crumbs": _crumbs(_("Inviter en %(role)s") % {"role": name}, Crumb(_("Inviter"), reverse("invite"))),
            "form": form,
            "does": WHAT_ROLES_DO[role],
            "days": DAYS_TO_ACCEPT,
        },
    )


@only_if(may_manage_people)
@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = _managed(request, pk)
    try:
        key = renew_invitation(invitation, by=asker(request))
    except WrongState as reason:
        messages.error(request, str(reason))
    else:
        _send(request, invitation, key)
    return redirect("people")


@only_if(may_manage_people)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        withdraw_invitation(_managed(request, pk), by=asker(request))
    except WrongState as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("Invitationen er trukket tilbage. Linket i mailen virker ikke længere."))
    return redirect("people")


@sensitive_post_parameters("password1", "password2")
@never_cache
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """What the mail's link leads to: a new person makes an account, one with an account says yes when logged in."""
    invitation = invitation_with(key)
    shown = {"crumbs": Crumbs(_("Invitation")), "invitation": invitation}
    if invitation is None:
        return render(request, "people/invitation_closed.html", shown, status=410)
    account = account_of(invitation.email)
    if account is None:
        return _join(request, invitation, shown)
    if request.method == "POST" and request.user == account:
        try:
            accept_invitation(invitation, account)
        except WrongState as reason:
            messages.error(request, str(reason))
        return redirect("me")
    return render(request, "people/invitation.html", {**shown, "is_theirs": request.user == account})


def _join(request: HttpRequest, invitation: Invitation, shown: dict) -> HttpResponse:
    form = JoinForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and not request.user.is_authenticated and form.is_valid():
        try:
            user = join(invitation, form.cleaned_data["name"], form.cleaned_data["password1"])
        except WrongState as reason:
            form.add_error(None, str(reason))
        else:
            credentials = {"email": user.email, "password": form.cleaned_data["password1"]}
            return perform_password_login(request, credentials, Login(user=user, redirect_url=reverse("me")))
    return render(request, "people/join.html", {**shown, "form": form})


def _managed(request: HttpRequest, pk: int) -> Invitation:
    managed = invitations_managed_by(request.user).filter(pk__in=open_invitations().values("pk"))
    return get_object_or_404(managed.select_related("framework", "unit", "invited_by"), pk=pk)


def _send(request: HttpRequest, invitation: Invitation, key: str) -> None:
    """Mail the key. The invitation stands, also where the mail cannot be sent: it can be sent again."""
    link = request.build_absolute_uri(reverse("invitation", args=[key]))
    text = render_to_string(
        "people/invitation_mail.txt", {"invitation": invitation, "link": link, "days": DAYS_TO_ACCEPT}
    )
    try:
        send_mail(_("Handleplan: du er inviteret"), text, None, [invitation.email])
    except (SMTPException, OSError):
        logger.exception("The invitation %s could not be mailed", invitation.pk)
        messages.error(request, _("Invitationen er gemt, men mailen kunne ikke sendes. Prøv „Send igen“ om lidt."))
    else:
        messages.success(request, _("Invitationen er sendt til %(email)s.") % {"email": invitation.email})


def _crumbs(here: str, *above: Crumb) -> Crumbs:
    return Crumbs(here, Crumb(_("Min side"), reverse("me")), Crumb(_("Brugere og roller"), reverse("people")), *above)
