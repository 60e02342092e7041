"""The reading that an address names, for those who may work with it: a 404 for all others."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from handleplan.intake.models import Review
from handleplan.record.permissions import may_bring_in

View = Callable[..., HttpResponseBase]


def for_those_who_bring_in(view: View) -> View:
    """Lets nobody else than coordinators and administrators in.

    Who is not logged in is asked to; a script that is told so can keep what was typed.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **address: int | str) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if "HX-Request" in request.headers:
                return HttpResponse(
                    _("Du er ikke logget ind længere. Log ind igen, og prøv så en gang til."), status=401
                )
            return redirect_to_login(request.get_full_path())
        if not may_bring_in(request.user, None):
            raise Http404
        return view(request, **address)

    return guarded


def review_at(request: HttpRequest, pk: int) -> Review:
    """The reading, with its framework; its texts are fetched when they are asked for."""
    found = (
        Review.objects.visible_to(request.user)
        .without_texts()
        .select_related("framework__owner", "uploaded_by", "decided_by", "owner")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found
