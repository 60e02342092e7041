"""A plan's history: who, when, what."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handleplan.record.models import Event, User
from handleplan.record.permissions import may_withdraw
from handleplan.web.asked import whole_number
from handleplan.web.following.found import crumbs_of, plan_at
from handleplan.web.following.sentences import KINDS, SENTENCES, codes_of, told

EVENTS_A_PAGE = 50


@login_required
def history(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """What happened, the latest first; ``?slags=`` narrows it to a kind of change, ``?hvem=`` to a person's."""
    shown = plan_at(request, (owner, framework, plan))
    every = Event.objects.visible_to(request.user).filter(plan=shown, what__in=SENTENCES)
    people = User.objects.filter(pk__in=every.order_by().values("user")).order_by("first_name", "last_name", "email")
    kind, who = request.GET.get("slags", ""), request.GET.get("hvem", "")
    events = every.filter(what__in=codes_of(kind)) if kind in KINDS else every
    if user := whole_number(who):
        events = events.filter(user=user)
    page = Paginator(events.select_related("user"), EVENTS_A_PAGE).get_page(request.GET.get("side"))
    return render(
        request,
        "following/history.html",
        {
            "plan": shown,
            "crumbs": crumbs_of(shown, _("Historik")),
            "page": page,
            "told": [told(event) for event in page],
            "kinds": KINDS.items(),
            "people": people,
            "kind": kind,
            "who": who,
            "may_withdraw": may_withdraw(request.user, shown),
        },
    )
