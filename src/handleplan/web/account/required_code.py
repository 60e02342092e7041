"""Some roles need a one-time code besides the password: whoever has none yet sets it up before anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import gettext as _

from handleplan.record.models import User
from handleplan.record.people import needs_code

OPEN = frozenset({"mfa_activate_totp", "account_reauthenticate", "account_logout"})
"""The pages that one needs to set the code up, or to leave."""


def required_code(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if _lacks_code(request) and resolve(request.path_info).url_name not in OPEN:
            messages.warning(request, _("Din rolle kræver en engangskode. Slå den til, før du går videre."))
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware


def _lacks_code(request: HttpRequest) -> bool:
    user = request.user
    return (
        isinstance(user, User)
        and needs_code(user)
        and not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    )
