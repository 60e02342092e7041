"""Dates in one list, and as a calendar that is read back."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from handleplan.record.calendar_links import make_calendar_link
from handleplan.record.following_up import change_deadline, finish_deadline, set_deadline
from handleplan.record.models import CalendarLink, Deadline, Membership, Report
from pages import text_of
from years import DUE, build_open_round, coordinator, first_report

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
TEXT = "Mentor udpeget; på alle tre plejehjem, også på Lindely. Det er en lang tekst, der fylder mere end en linje."


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


@pytest.fixture
def deadline(report) -> Deadline:
    return set_deadline(report.plan, TEXT, date(2026, 5, 4), report.head, by=report.head, now=AT)


def fetched(client, key: str, **headers: str):
    return client.get(f"/kalender/{key}.ics", headers=headers)


def events(client, key: str) -> list:
    return list(Calendar.from_ical(fetched(client, key).content).walk("VEVENT"))


def test_it_reads_back_as_it_was_meant(client, report, deadline):
    _link, key = make_calendar_link(report.head)
    response = fetched(client, key)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    whole = Calendar.from_ical(response.content)
    assert (whole["version"], whole["x-wr-calname"]) == ("2.0", "Frister: Leder0")
    mentor, status = whole.walk("VEVENT")
    assert str(mentor["summary"]) == TEXT
    assert (mentor.decoded("dtstart"), mentor.decoded("dtend")) == (date(2026, 5, 4), date(2026, 5, 5))
    assert mentor.decoded("dtstamp") == AT
    assert mentor["uid"] == f"deadline-{deadline.pk}@localhost"
    assert "Hos: Leder0" in str(mentor["description"])
    assert str(mentor["url"]).endswith(f"/plejehjemmene/opfoelgning/#frist-{deadline.pk}")
    assert status.decoded("dtstart") == DUE.head
    assert "Plejehjemmene" in str(status["description"])


def test_a_date_that_moved_or_was_met_is_the_same_event(client, report, deadline):
    _link, key = make_calendar_link(report.head)
    before = events(client, key)[0]["uid"]
    change_deadline(deadline, "Mentor udpeget", date(2026, 6, 1), report.head, by=report.head)
    finish_deadline(deadline, by=report.head, now=AT)
    moved = events(client, key)[0]
    assert (moved["uid"], moved.decoded("dtstart")) == (before, date(2026, 6, 1))
    assert str(moved["summary"]) == "Klaret: Mentor udpeget"


def test_no_cookie_is_asked_for_or_set_and_nothing_is_kept_on_the_way(client, report, deadline):
    _link, key = make_calendar_link(report.head)
    response = fetched(client, key)
    assert response.cookies == {}
    assert response["Cache-Control"] == "private, no-cache"
    assert fetched(client, key, if_none_match=response["ETag"]).status_code == 304
    finish_deadline(deadline, by=report.head)
    assert fetched(client, key, if_none_match=response["ETag"]).status_code == 200


def test_it_gives_what_the_person_may_see_when_it_is_asked_for(client, report, deadline):
    boss = coordinator(report.round)
    _link, key = make_calendar_link(boss, report.plan.framework)
    assert len(events(client, key)) == 5
    Membership.objects.filter(user=boss).update(withdrawn_at=AT)
    assert fetched(client, key).status_code == 404


def test_a_units_calendar(client, report, deadline):
    _link, key = make_calendar_link(report.head, report.plan.unit)
    assert [one["uid"].partition("-")[0] for one in events(client, key)] == ["deadline", "round"]
    assert fetched(client, "noget-andet").status_code == 404


def test_a_link_is_made_shown_once_renewed_and_withdrawn(client, report):
    client.force_login(report.head)
    page = client.post("/frister/", follow=True)
    shown = page.context["new_address"]
    assert shown in page.content.decode()
    assert shown not in client.get("/frister/").content.decode()
    key, link = shown.rpartition("/")[2].removesuffix(".ics"), CalendarLink.objects.get()
    assert fetched(client, key).status_code == 200
    renewed = client.post(f"/frister/kalender/{link.pk}/forny", follow=True).context["new_address"]
    assert fetched(client, key).status_code == 404
    key = renewed.rpartition("/")[2].removesuffix(".ics")
    assert fetched(client, key).status_code == 200
    client.post(f"/frister/kalender/{link.pk}/traek-tilbage")
    assert fetched(client, key).status_code == 404


def test_anothers_link_is_not_there(client, report):
    link, _key = make_calendar_link(report.head)
    client.force_login(coordinator(report.round))
    assert client.post(f"/frister/kalender/{link.pk}/traek-tilbage").status_code == 404


def test_the_lists_of_dates(client, report, deadline):
    unit, framework = report.plan.unit, report.plan.framework
    client.force_login(report.head)
    for address in ("/frister/", f"{unit.get_absolute_url()}frister/", f"{framework.get_absolute_url()}frister/"):
        text = text_of(client.get(address))
        assert "Mentor udpeget" in text, address
        assert "Status 2026: Status skal være indsendt: 1 handleplan" in text, address
    assert client.get(f"{framework.owner.get_absolute_url()}frister/").status_code == 200
