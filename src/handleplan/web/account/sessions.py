"""Where a person is logged in: each browser, since when, and the way to end it."""

from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handleplan.web.crumbs import Crumb, Crumbs

BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
"""By the word that the browser names itself with. The first that is there counts: most name Chrome and Safari too."""
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Place:
    """One browser that the person is logged in with."""

    session: UserSession
    is_this: bool

    @property
    def name(self) -> str:
        """ "Firefox på Windows", as far as the browser says what it is."""
        browser = _first(BROWSERS, self.session.user_agent) or _("Ukendt browser")
        system = _first(SYSTEMS, self.session.user_agent)
        return _("%(browser)s på %(system)s") % {"browser": browser, "system": system} if system else browser


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    here = request.session.session_key
    places = [
        Place(session, is_this=session.session_key == here)
        for session in UserSession.objects.purge_and_list(request.user)
    ]
    return render(
        request,
        "account/sessions.html",
        {
            "crumbs": Crumbs(
                _("Her er du logget ind"),
                Crumb(_("Min side"), reverse("me")),
                Crumb(_("Sikkerhed"), reverse("mfa_index")),
            ),
            "places": sorted(places, key=lambda place: (not place.is_this, -place.session.pk)),
        },
    )


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Log out in one other browser; this one has the site's "Log ud"."""
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    get_object_or_404(others, pk=pk).end()
    messages.success(request, _("Du er logget ud i den browser."))
    return redirect("usersessions_list")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    for session in UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, _("Du er logget ud alle andre steder."))
    return redirect("usersessions_list")


def _first(words: dict[str, str], user_agent: str) -> str:
    return next((name for word, name in words.items() if word in user_agent), "")
