"""A coordinator's round in a real browser: planned, opened, reminded, approved in bulk, published and closed."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from handleplan.record.mail.sending import send_waiting
from handleplan.record.models import Framework, Message, Report, Round, User
from handleplan.record.round_closing import close_round
from handleplan.record.round_opening import open_planned_round
from years import OPENED, coordinator_of, head_of, planned_round

from .conftest import NARROW, WIDE
from .test_accessibility import violations

Visit = Callable[..., Page]


@pytest.fixture
def policy(site) -> Framework:
    policy = Framework.objects.get(kind=Framework.Kind.POLICY)
    for number, plan in enumerate(policy.plans.select_related("unit").order_by("order")[:4]):
        head_of(f"Leder{number}", plan.unit)
    return policy


@pytest.fixture
def boss(policy) -> User:
    return coordinator_of("Kirsten", policy)


@pytest.fixture
def visit(site, browser, boss) -> Iterator[Visit]:
    """Opens an address as the coordinator, in a browser window of its own."""
    contexts: list[BrowserContext] = []

    def visit(address: str, width: int = WIDE, javascript: bool = True) -> Page:
        client = Client()
        client.force_login(boss)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="da-DK", java_script_enabled=javascript
        )
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
        contexts.append(context)
        page = context.new_page()
        page.goto(site + address)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def round_(policy, boss) -> Round:
    """Open, with eight plans in it."""
    planned = planned_round(policy, boss, list(policy.plans.all()), year=2031)
    return open_planned_round(planned, by=boss, now=OPENED).round


def set_states(round_: Round, *states: str) -> None:
    for report, state in zip(round_.reports.order_by("plan__order"), states, strict=False):
        Report.objects.filter(pk=report.pk).update(state=state)


def states(round_: Round) -> list[str]:
    return list(round_.reports.order_by("plan__order").values_list("state", flat=True))


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_round_from_its_plan_to_its_end(policy, visit, javascript):
    page = visit(policy.get_absolute_url(), javascript=javascript)
    page.get_by_role("link", name="Åbn en ny statusrunde").click()
    page.get_by_label("Rundens navn").fill("Efterårets status")
    press(page, "Gem, og vælg handleplaner")
    expect(page.get_by_role("heading", name=re.compile("^Har ingen person endnu"))).to_be_visible()
    press(page, "Gem, og se mails")
    page.get_by_role("button", name=re.compile("Åbn runden, og send")).click()
    round_ = policy.rounds.get(name="Efterårets status")
    mails = Message.objects.count()
    expect(page.get_by_text(f"Runden er åben. {mails} mails er på vej.")).to_be_visible()

    page.get_by_label(re.compile("^Alle 8 viste")).check(force=True)
    press(page, "Påmind")
    expect(page.get_by_text("4 personer er påmindet.")).to_be_visible()
    assert Message.objects.count() == mails + 4

    set_states(round_, *["submitted"] * 3)
    page.reload()
    for plan in page.locator(".overview tbody tr").filter(has_text="indsendt").all():
        plan.locator("input[type=checkbox]").check(force=True)
    press(page, "Godkend")
    expect(page.get_by_text("3 status er godkendt.")).to_be_visible()
    assert states(round_)[:3] == ["approved"] * 3

    page.get_by_label(re.compile("^Alle 8 viste")).check(force=True)
    press(page, "Offentliggør")
    expect(page.get_by_text("Det gælder 8 handleplaner")).to_be_visible()
    press(page, "Offentliggør")
    expect(page.get_by_text("3 status er offentliggjort.")).to_be_visible()
    expect(page.get_by_text("5 blev ikke ændret:")).to_be_visible()

    page.get_by_role("link", name="Luk runden").click()
    press(page, "Luk runden for altid")
    expect(page.get_by_text("Alt står, som det var den dag.")).to_be_visible()
    assert policy.rounds.get(pk=round_.pk).state == Round.State.CLOSED


def test_a_filter_narrows_the_table_as_one_types(round_, visit):
    page = visit(round_.get_absolute_url())
    page.get_by_label("Find").fill("tand")
    expect(page.locator(".overview tbody tr")).to_have_count(1)
    assert "soeg=tand" in page.url
    expect(page.get_by_label("Find")).to_be_focused()


def test_the_table_is_sorted_by_its_headings(round_, visit):
    page = visit(round_.get_absolute_url())
    heading = page.locator(".overview thead").get_by_role("link", name="Handleplan")
    heading.click()
    first = page.locator(".overview tbody th").first.inner_text()
    expect(page.locator(".overview th[aria-sort=ascending]")).to_have_count(1)
    page.locator(".overview thead").get_by_role("link", name="Handleplan").click()
    expect(page.locator(".overview th[aria-sort=descending]")).to_have_count(1)
    assert page.locator(".overview tbody th").last.inner_text() == first


def test_by_keyboard_alone(round_, visit):
    set_states(round_, "submitted")
    page = visit(round_.get_absolute_url())
    page.locator(".overview tbody input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("1 valgt")).to_be_visible()
    page.get_by_role("button", name="Godkend", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 status er godkendt.")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_is_wrong_with_any_page(policy, boss, round_, visit, width):
    planned = planned_round(policy, boss, list(policy.plans.all()), year=2032)
    closed = planned_round(policy, boss, list(policy.plans.all()), year=2033)
    open_planned_round(closed, by=boss, now=OPENED)
    close_round(closed, by=boss)
    set_states(round_, "submitted", "approved", "published", "returned", "draft", "left_out")
    send_waiting(OPENED)
    Message.objects.filter(pk=Message.objects.first().pk).update(state="uncertain", problem="Programmet stoppede.")
    here, there = round_.get_absolute_url(), planned.get_absolute_url()
    rounds = f"{policy.get_absolute_url()}runder/"
    addresses = [rounds, f"{rounds}ny", here, f"{here}ret", f"{here}handleplaner", f"{here}luk"]
    addresses += [there, f"{there}handleplaner", f"{there}aabn", closed.get_absolute_url()]
    addresses += [f"{rounds}2021/", "/post/", f"/post/{Message.objects.first().pk}/"]
    page = visit(addresses[0], width)
    site = page.url.split("/", 3)
    for address in addresses:
        page.goto("/".join(site[:3]) + address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.goto("/".join(site[:3]) + here)
    page.locator(".overview tbody input[type=checkbox]").first.check(force=True)
    press(page, "Send tilbage")
    press(page, "Send tilbage")
    expect(page.get_by_text("Skriv hvorfor.")).to_be_visible()
    assert violations(page) == []
