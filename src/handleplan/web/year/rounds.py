"""The rounds of a framework, and the way to a new one."""

from django.contrib.auth.views import redirect_to_login
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handleplan.record.models import Report, Round
from handleplan.record.permissions import may_coordinate
from handleplan.web.crumbs import Crumbs, crumb_of
from handleplan.web.public.found import framework_at
from handleplan.web.year.round_page import READ_BY_ALL


def rounds(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """Every round that the reader may see, the newest first; the coordinator opens a new one here."""
    try:
        of = framework_at(request, owner, framework)
    except Http404:
        if request.user.is_authenticated:
            raise
        return redirect_to_login(request.get_full_path())
    coordinates = may_coordinate(request.user, of)
    seen = of.rounds.taken() if coordinates else of.rounds.taken().filter(state__in=READ_BY_ALL)
    answered = Q(reports__state__in=("submitted", "approved", "published"))
    settled = Q(reports__in=Report.objects.visible_to(request.user).settled())
    shown = seen.annotate(
        asked=Count("reports", ~Q(reports__state="left_out"), distinct=True),
        answered=Count("reports", answered if coordinates else settled, distinct=True),
    )
    return render(
        request,
        "year/rounds.html",
        {
            "crumbs": Crumbs(_("Statusrunder"), crumb_of(of.owner), crumb_of(of)),
            "framework": of,
            "rounds": shown.select_related("framework__owner").order_by("-year"),
            "coordinates": coordinates,
            "under_way": seen.filter(state__in=(Round.State.PLANNED, Round.State.OPEN)).exists(),
        },
    )
