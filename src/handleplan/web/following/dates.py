"""The dates of a person, a unit or a framework in one list, and the way to have them in a calendar."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.calendar_links import make_calendar_link
from handleplan.record.due_dates import DueDate, dates_of_framework, dates_of_person, dates_of_unit
from handleplan.record.mail.letters import address
from handleplan.record.models import CalendarLink, Framework, Unit
from handleplan.record.permissions import may_see_dates
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumbs, crumb_of, crumbs_below
from handleplan.web.following.calendars import NEW_CALENDAR
from handleplan.web.public.found import framework_at


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request, None, Crumbs(_("Dine frister")), dates_of_person(asker(request)))


@login_required
def of_unit(request: HttpRequest, owner: str, path: str = "") -> HttpResponse:
    unit = get_object_or_404(Unit.objects.select_related("parent"), address="/".join(filter(None, (owner, path))))
    if not may_see_dates(asker(request), unit):
        raise Http404
    crumbs = Crumbs(_("Frister"), *([crumb_of(unit.parent)] if unit.parent else []), crumb_of(unit))
    return _page(request, unit, crumbs, dates_of_unit(unit, asker(request)))


@login_required
def of_framework(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    shown = framework_at(request, owner, framework)
    if not may_see_dates(asker(request), shown):
        raise Http404
    return _page(request, shown, crumbs_below(shown, _("Frister")), dates_of_framework(shown, asker(request)))


def _page(request: HttpRequest, of: Framework | Unit | None, crumbs: Crumbs, dates: Sequence[DueDate]) -> HttpResponse:
    """The list; a POST makes another calendar link to it."""
    user, today = asker(request), timezone.localdate()
    links = CalendarLink.objects.filter(user=user, withdrawn_at=None, **_scope(of))
    if request.method == "POST":
        link, key = make_calendar_link(user, of)
        request.session[NEW_CALENDAR] = [link.pk, key]
        messages.success(request, _("Linket er lavet. Kopiér det nu: det vises kun denne ene gang."))
        return redirect(f"{request.path}#kalender")
    return render(
        request,
        "following/dates.html",
        {
            "crumbs": crumbs,
            "of": of,
            "late": [one for one in dates if one.is_overdue(today)],
            "coming": [one for one in dates if not one.is_overdue(today) and not one.is_done],
            "done": [one for one in dates if one.is_done],
            "links": links,
            **_new_link(request, links),
        },
    )


def _new_link(request: HttpRequest, links: QuerySet[CalendarLink]) -> dict[str, str]:
    """The address of the link that was just made or renewed, once; as a calendar program opens it, too."""
    pk, key = request.session.get(NEW_CALENDAR, (0, ""))
    if pk not in {link.pk for link in links}:
        return {}
    del request.session[NEW_CALENDAR]
    whole = address(reverse("calendar_feed", kwargs={"key": key}))
    return {"new_address": whole, "new_webcal": f"webcal:{whole.partition(':')[2]}"}


def _scope(of: Framework | Unit | None) -> dict[str, Any]:
    return {
        "framework": of if isinstance(of, Framework) else None,
        "unit": of if isinstance(of, Unit) else None,
    }
