"""The calendar that a secret link gives (iCalendar, RFC 5545), and the links' renewal and withdrawal."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_POST, require_safe
from icalendar import Calendar, Event

from handleplan.record.calendar_links import calendar_link_of, renew_calendar_link, withdraw_calendar_link
from handleplan.record.due_dates import DueDate, dates_of_framework, dates_of_person, dates_of_unit
from handleplan.record.mail.letters import address
from handleplan.record.models import CalendarLink
from handleplan.record.permissions import may_see_dates
from handleplan.web.asked import asker

NEW_CALENDAR = "new_calendar"
"""Where a session keeps the link that was just made, until the page has shown it once."""
HOW_OFTEN = timedelta(hours=4)


@require_safe
@conditional_page
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """All dates of a link, as far as its person may see them now. No cookie is asked for, and none is set."""
    link = calendar_link_of(key)
    of = link and (link.framework or link.unit)
    if link is None or (of and not may_see_dates(link.user, of)):
        raise Http404
    response = HttpResponse(
        calendar(_("Frister: %(of)s") % {"of": link}, _dates(link)), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="frister.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_POST
@login_required
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a link another secret."""
    link = _own(request, pk)
    request.session[NEW_CALENDAR] = [link.pk, renew_calendar_link(link, by=asker(request))]
    messages.success(request, _("Linket er fornyet, og det gamle virker ikke mere. Kopiér det nye nu."))
    return redirect(f"{page_of(link)}#kalender")


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a link lead nowhere."""
    link = _own(request, pk)
    withdraw_calendar_link(link, by=asker(request))
    messages.success(request, _("Linket virker ikke mere."))
    return redirect(f"{page_of(link)}#kalender")


def page_of(link: CalendarLink) -> str:
    """The page of the dates that the link gives."""
    if of := link.framework or link.unit:
        return f"{of.get_absolute_url()}frister/"
    return "/frister/"


def calendar(name: str, dates: Sequence[DueDate]) -> bytes:
    """The dates as a calendar: whole days, each with what is due, of what, and the address where it is done."""
    found = Calendar()
    found.add("prodid", "-//Handleplan//frister//DA")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    found.add("name", name)
    found.add("refresh-interval", HOW_OFTEN, parameters={"value": "DURATION"})
    for one in dates:
        found.add_component(_event(one))
    return found.to_ical()


def _event(one: DueDate) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    event.add("dtstamp", one.told_at)
    event.add("dtstart", one.on)
    event.add("dtend", one.on + timedelta(days=1))
    event.add("summary", _("Klaret: %(what)s") % {"what": one.what} if one.is_done else one.what)
    whose = _("Hos: %(person)s") % {"person": one.person} if one.person else ""
    event.add("description", "\n".join(filter(None, (one.where, whose, *one.names))))
    event.add("url", address(one.address))
    event.add("transp", "TRANSPARENT")
    return event


def _dates(link: CalendarLink) -> Sequence[DueDate]:
    if link.framework:
        return dates_of_framework(link.framework, link.user)
    return dates_of_unit(link.unit, link.user) if link.unit else dates_of_person(link.user)


def _own(request: HttpRequest, pk: int) -> CalendarLink:
    links = CalendarLink.objects.filter(user=asker(request), withdrawn_at=None)
    return get_object_or_404(links.select_related("framework__owner", "unit"), pk=pk)
