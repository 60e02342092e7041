"""Secret calendar links: made, renewed, withdrawn."""

from datetime import timedelta

import pytest

from following import build_years
from handleplan.record.calendar_links import (
    calendar_link_of,
    make_calendar_link,
    renew_calendar_link,
    withdraw_calendar_link,
)
from handleplan.record.models import CalendarLink
from handleplan.record.refusals import NotAllowed
from years import OPENED, coordinator_of, head_of, person

pytestmark = pytest.mark.django_db


def test_a_key_leads_to_its_link_and_is_kept_nowhere():
    user = person("Asta")
    link, key = make_calendar_link(user, now=OPENED)
    assert calendar_link_of(key, now=OPENED) == link
    assert key not in str(CalendarLink.objects.values())
    assert calendar_link_of("en anden") is None


def test_a_new_key_makes_the_old_one_lead_nowhere():
    user = person("Asta")
    link, old = make_calendar_link(user)
    new = renew_calendar_link(link, by=user)
    assert calendar_link_of(old) is None
    assert calendar_link_of(new) == link
    withdraw_calendar_link(link, by=user)
    assert calendar_link_of(new) is None


def test_it_is_noticed_once_an_hour_that_it_was_fetched():
    link, key = make_calendar_link(person("Asta"), now=OPENED)
    for minutes in (0, 30, 59):
        calendar_link_of(key, now=OPENED + timedelta(minutes=minutes))
    link.refresh_from_db()
    assert link.fetched_at == OPENED
    calendar_link_of(key, now=OPENED + timedelta(minutes=61))
    link.refresh_from_db()
    assert link.fetched_at == OPENED + timedelta(minutes=61)


def test_nobody_touches_anothers_link_or_one_that_is_not_theirs_to_have():
    framework = build_years(2)
    link, _key = make_calendar_link(coordinator_of("Kirsten", framework), framework)
    stranger = person("Fremmed")
    for step in (renew_calendar_link, withdraw_calendar_link):
        with pytest.raises(NotAllowed):
            step(link, by=stranger)
    for of in (framework, framework.owner):
        with pytest.raises(NotAllowed):
            make_calendar_link(stranger, of)


def test_who_has_left_gets_nothing():
    user = head_of("Leder", build_years(1).plans.get().unit)
    _link, key = make_calendar_link(user)
    user.is_active = False
    user.save()
    assert calendar_link_of(key) is None
