"""Following up in a real browser: no violation at either width, and the committee's page on two sheets of paper."""

from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import quote

import pypdfium2
import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page

import builders
from following import build_years
from handleplan.record.comments import comment
from handleplan.record.following_up import add_note, set_deadline, set_follow_ups
from handleplan.record.models import Framework, User
from handleplan.web.following.found import page_of
from years import OPENED, coordinator_of, head_of

from .conftest import NARROW, WIDE
from .test_accessibility import violations

Visit = Callable[..., Page]


@pytest.fixture
def visit(transactional_db, live_server, browser) -> Iterator[Visit]:
    """Opens an address as a person, in a browser window of its own."""
    contexts: list[BrowserContext] = []

    def visit(address: str, user: User, width: int = WIDE) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="da-DK")
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([session])
        contexts.append(context)
        page = context.new_page()
        page.goto(live_server.url + quote(address, safe="/?=&%"))
        return page

    yield visit
    for context in contexts:
        context.close()


def build_followed(plans: int) -> Framework:
    """The policy with two rounds, and on its first plan one of everything that can be followed up."""
    framework = build_years(plans)
    plan = framework.plans.order_by("order").first()
    head, boss = head_of("Leder", plan.unit), coordinator_of("Kirsten", framework)
    plan.statements.get(role="criterion").wordings.update(text="Alle har en mentor inden udgangen af 2030.")
    set_follow_ups(plan, [("Personalemøde", "hver måned")], by=head)
    add_note(plan, "Mentoren er fundet.", date(2026, 5, 4), by=head, now=OPENED)
    set_deadline(plan, "Mentor udpeget", date(2020, 5, 4), head, by=head)
    first = comment(plan, "Hvem tæller?", by=boss, named=[head])
    comment(plan, "Det gør Lis.", by=head, answers=first)
    return framework


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_has_a_violation_or_spills(visit, live_server, width):
    framework = build_followed(8)
    plan = framework.plans.order_by("order").first()
    boss = User.objects.get(first_name="Kirsten")
    committee = f"{framework.get_absolute_url()}opfoelgning/?vurdering=partly"
    page = visit(committee, boss, width)
    addresses = [
        committee,
        *(page_of(plan, name) for name in ("plan", "plan_following", "comments", "history", "plan_standing")),
        f"{framework.get_absolute_url()}frister/",
        f"{framework.get_absolute_url()}tilbagetrukne/",
    ]
    wrong = {}
    for address in addresses:
        page.goto(live_server.url + quote(address, safe="/?=&%"))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = violations(page)
        if (spill := page.evaluate("document.documentElement.scrollWidth - window.innerWidth")) > 0:
            found.append(f"spills {spill} pixels")
        if found:
            wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize("plans", [8, 40])
def test_the_committees_page_is_two_sheets(visit, plans):
    framework = build_followed(plans)
    page = visit(f"{framework.get_absolute_url()}opfoelgning/", User.objects.get(first_name="Kirsten"))
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert 1 <= len(printed) <= 2
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "Tema for tema" in words
    assert "Over fristen" in words


def test_a_round_of_documents_is_two_sheets_too(visit):
    framework = builders.build_policy(40)
    page = visit(f"{framework.get_absolute_url()}opfoelgning/", coordinator_of("Kirsten", framework))
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) <= 2
