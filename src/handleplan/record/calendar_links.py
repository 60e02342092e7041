"""Secret addresses for a person's calendar: made, renewed, and withdrawn. Whoever has one needs not log in."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.models import CalendarLink, Framework, Unit, User
from handleplan.record.permissions import may_see_dates
from handleplan.record.refusals import NotAllowed

NOTICED_ONCE_IN = timedelta(hours=1)
"""A calendar that asks oftener than this is not written down each time."""


@transaction.atomic
def make_calendar_link(
    user: User, of: Framework | Unit | None = None, *, now: datetime | None = None
) -> tuple[CalendarLink, str]:
    """A link to the dates of a framework, a unit or (None) the person, and its key, which is told only here.

    Raises NotAllowed.
    """
    if of and not may_see_dates(user, of):
        raise NotAllowed(_("Du kan ikke se fristerne i „%(of)s“.") % {"of": of})
    key = secrets.token_urlsafe(32)
    link = CalendarLink.objects.create(
        user=user,
        framework=of if isinstance(of, Framework) else None,
        unit=of if isinstance(of, Unit) else None,
        key_sha256=_hash(key),
        made_at=now or timezone.now(),
    )
    note_event("calendar.made", str(link), framework=link.framework, by=user)
    return link, key


@transaction.atomic
def renew_calendar_link(link: CalendarLink, *, by: User) -> str:
    """Give the link another key; the former one leads nowhere from now on. Raises NotAllowed."""
    _check_whose(link, by)
    key = secrets.token_urlsafe(32)
    link.key_sha256, link.fetched_at, link.withdrawn_at = _hash(key), None, None
    link.save(update_fields=["key_sha256", "fetched_at", "withdrawn_at"])
    note_event("calendar.renewed", str(link), framework=link.framework, by=by)
    return key


@transaction.atomic
def withdraw_calendar_link(link: CalendarLink, *, by: User, now: datetime | None = None) -> None:
    """Let the link lead nowhere. Raises NotAllowed."""
    _check_whose(link, by)
    link.withdrawn_at = now or timezone.now()
    link.save(update_fields=["withdrawn_at"])
    note_event("calendar.withdrawn", str(link), framework=link.framework, by=by)


def calendar_link_of(key: str, *, now: datetime | None = None) -> CalendarLink | None:
    """The link of a key, and that it was asked for now; None for one that was never made, or leads nowhere any more."""
    now = now or timezone.now()
    links = CalendarLink.objects.filter(key_sha256=_hash(key), withdrawn_at=None, user__is_active=True)
    link = links.select_related("user", "framework__owner", "unit").first()
    if link and (link.fetched_at is None or link.fetched_at < now - NOTICED_ONCE_IN):
        CalendarLink.objects.filter(pk=link.pk).update(fetched_at=now)
    return link


def _check_whose(link: CalendarLink, by: User) -> None:
    if link.user_id != by.pk:
        raise NotAllowed(_("Det er ikke dit link."))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
