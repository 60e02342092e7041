""" "Det venter på dig": what waits for whom, by when, in as many questions for many plans as for few."""

import re
from datetime import UTC, date, datetime, time
from html import unescape

import pytest
from django.db import transaction

from handleplan.record.models import Report
from handleplan.record.report_states import change_state
from handleplan.record.round_overview import waiting_count
from years import DUE, answer_all, build_open_round, coordinator, first_report, head_of

MOST = 40


@pytest.fixture
def today(monkeypatch):
    """Sets the day that it is."""

    def is_now(day: date) -> None:
        moment = datetime.combine(day, time(12), UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return is_now


def page(client, person) -> str:
    client.force_login(person)
    return client.get("/venter/").content.decode()


def test_a_head_sees_the_status_to_submit_and_by_when(client, report, head, today):
    today(date(2026, 10, 20))
    shown = page(client, head)
    assert report.get_absolute_url() in shown
    assert "Skriv og indsend status" in shown
    assert "Senest 16. november" in shown
    assert '<span class="waits-count">1</span>' in shown


def test_what_is_late_comes_first_and_says_so(client, report, head, today):
    today(date(2026, 11, 17))
    shown = page(client, head)
    assert "Over fristen" in shown
    assert "Fristen var 16. november" in shown


def test_a_contributor_waits_until_it_is_given_to_the_head(client, report, helper, today):
    today(date(2026, 10, 20))
    report.contributor = helper
    report.save()
    assert "Senest 2. november" in page(client, helper)
    Report.objects.filter(pk=report.pk).update(ready_at=datetime(2026, 10, 21, tzinfo=UTC))
    assert "Intet venter på dig" in page(client, helper)


def test_a_returned_status_waits_again(client, report, head, decider, today):
    today(date(2026, 10, 20))
    answer_all(report)
    change_state(report, "submitted", by=head)
    assert "Intet venter på dig" in page(client, head)
    shown = page(client, decider)
    assert "1 skal godkendes" in shown


@pytest.mark.parametrize(
    ("state", "said"),
    [("submitted", "1 skal godkendes"), ("approved", "1 kan offentliggøres"), ("draft", "1 er over fristen")],
)
def test_a_coordinators_link_leads_to_those_statuses_only(client, report, decider, today, state, said):
    today(date(2026, 10, 20) if state != "draft" else date(2026, 11, 17))
    others = "not_started" if state != "draft" else "published"
    Report.objects.filter(round=report.round).exclude(pk=report.pk).update(state=others)
    Report.objects.filter(pk=report.pk).update(state=state)
    leads_to = re.search(rf'href="([^"]+)">{said}<', page(client, decider))[1]
    overview = client.get(unescape(leads_to)).context["overview"]
    assert [row.report for row in overview.rows] == [report]


def test_a_coordinators_link_leads_to_those_without_a_person(client, report, decider):
    Report.objects.filter(pk=report.pk).update(head=None)
    leads_to = re.search(r'href="([^"]+)">1 mangler en person<', page(client, decider))[1]
    overview = client.get(unescape(leads_to)).context["overview"]
    assert [row.report for row in overview.rows] == [report]


def test_one_is_asked_to_log_in(client, db):
    assert client.get("/venter/").url == "/log-ind?next=/venter/"


def test_the_menu_counts_what_waits(report, head, decider):
    assert (waiting_count(head), waiting_count(decider)) == (1, 0)
    answer_all(report)
    change_state(report, "submitted", by=head)
    assert (waiting_count(head), waiting_count(decider)) == (0, 1)


def test_fifty_plans_take_no_more_queries_than_five(db, client, django_assert_max_num_queries):
    assert queries(client, 5, django_assert_max_num_queries) == queries(client, 50, django_assert_max_num_queries)


def queries(client, plans, at_most) -> dict[str, int]:
    """How often the database is asked by the page of a head of everything, of the coordinator, and by a status."""
    taken = {}
    with transaction.atomic():
        round_ = build_open_round(plans)
        chief = head_of("Chef", round_.framework.owner)
        round_.reports.update(head=chief)
        status = first_report(round_)
        for name, person, address in (
            ("head", chief, "/venter/"),
            ("coordinator", coordinator(round_), "/venter/"),
            ("form", chief, status.get_absolute_url()),
            ("read", coordinator(round_), status.get_absolute_url()),
        ):
            client.force_login(person)
            with at_most(MOST) as captured:
                assert client.get(address).status_code == 200, name
            taken[name] = len(captured)
        assert DUE.head == round_.head_due
        transaction.set_rollback(True)
    return taken
