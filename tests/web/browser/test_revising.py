"""A revision in a browser: called, one criterion reworded, submitted, adopted; the plan's page before and after."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from handleplan.record.models import Framework, Plan, PlanRevision, User
from handleplan.record.people import give_role
from handleplan.record.revision_calling import call_revision

from .conftest import NARROW
from .test_accounts import PASSWORD, log_in, wrong_with

COORDINATOR, HEAD = "koordinator@nørrelund.dk", "leder0@nørrelund.dk"


@pytest.fixture
def plan(site) -> Plan:
    policy = Framework.objects.get(kind="policy")
    plan = policy.plans.get(slug="plejehjemmene")
    kirsten = User.objects.create_user(COORDINATOR, PASSWORD, first_name="Kirsten", last_name="Ravn")
    give_role(kirsten, "coordinator", policy)
    give_role(User.objects.create_user(HEAD, PASSWORD, first_name="Lars", last_name="Bo"), "head", plan.unit)
    return plan


def person(open_page, email: str, width: int) -> Page:
    page = open_page("/log-ind", width)
    page.set_default_timeout(10_000)
    log_in(page, email)
    return page


def test_a_revision_from_call_to_adopted_edition(open_page, site, plan):
    wrong = {}
    public = open_page(plan.get_absolute_url())
    expect(public.get_by_text("Når mindst seks borgere er ansat").first).to_be_visible()
    expect(public.get_by_text("ti borgere")).to_have_count(0)

    kirsten = person(open_page, COORDINATOR, 1280)
    kirsten.goto(f"{site}{plan.framework.get_absolute_url()}revisioner/ny/")
    wrong["call"] = wrong_with(kirsten)
    kirsten.set_viewport_size({"width": 1280, "height": 900})
    kirsten.get_by_label("Gælder fra og med").fill("2026")
    kirsten.get_by_label("Gælder til og med").fill("2027")
    kirsten.get_by_label("Indsendes senest").fill("2026-12-01")
    kirsten.get_by_role("button", name="Sæt i gang").click()
    expect(kirsten.get_by_role("link", name="Plejehjemmene")).to_be_visible()

    lars = person(open_page, HEAD, NARROW)
    lars.goto(f"{site}/venter/")
    wrong["waiting"] = wrong_with(lars)
    lars.set_viewport_size({"width": NARROW, "height": 900})
    lars.get_by_role("link", name="Plejehjemmene").click()
    lars.get_by_role("button", name=re.compile("Omformulér.*Når mindst seks")).click()
    text = lars.get_by_label("Ny ordlyd")
    expect(text).to_be_focused()
    text.fill("Når mindst ti borgere er ansat i skånejob på plejehjemmene.")
    expect(lars.locator("#saved")).to_have_text("Gemt")
    expect(lars.locator(".difference ins")).to_have_text("ti")
    wrong["form"] = wrong_with(lars)
    lars.set_viewport_size({"width": NARROW, "height": 900})
    lars.get_by_role("button", name="Resten er uændret").click()
    lars.get_by_role("button", name="Indsend den nye udgave").click()
    expect(lars.get_by_text("Koordinatoren ser den nye udgave igennem")).to_be_visible()

    kirsten.goto(f"{site}/venter/")
    kirsten.get_by_role("link", name="Revision").click()
    wrong["overview"] = wrong_with(kirsten)
    kirsten.get_by_role("link", name="Plejehjemmene").click()
    wrong["decide"] = wrong_with(kirsten)
    public.reload()
    expect(public.get_by_text("ti borgere")).to_have_count(0)
    kirsten.get_by_role("button", name="Vedtag den nye udgave").click()
    wrong["plan, to its coordinator"] = wrong_with(kirsten)
    public.reload()
    expect(public.locator(".promise ").get_by_text("Når mindst ti borgere").first).to_be_visible()
    expect(public.locator(".change ins", has_text="ti").first).to_be_visible()
    public.get_by_role("link", name=re.compile("historien.*Når mindst ti")).last.click()
    wrong["statement"] = wrong_with(public)
    assert {page: found for page, found in wrong.items() if found} == {}


def test_by_keyboard_alone_and_without_a_script(open_page, site, plan):
    draft = _draft(plan)
    page = open_page("/log-ind", NARROW, javascript=False)
    log_in(page, HEAD)
    page.goto(site + draft.get_absolute_url())
    _go_to(page, "Omformulér: Borgere med handicap har et arbejde")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Ny ordlyd")).to_be_visible()
    page.get_by_label("Ny ordlyd").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Alle har et arbejde.")
    _go_to(page, "Resten er uændret")
    page.keyboard.press("Space")
    expect(page.get_by_text("Der er taget stilling til alt.")).to_be_visible()
    _go_to(page, "Indsend den nye udgave")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Koordinatoren ser den nye udgave igennem")).to_be_visible()
    draft.refresh_from_db()
    assert draft.state == "submitted"
    assert draft.parts.get(kind="reworded").texts.get().text == "Alle har et arbejde."


def test_what_is_typed_without_a_connection_is_there_again(open_page, site, plan):
    draft = _draft(plan)
    page = person(open_page, HEAD, 1280)
    page.goto(site + draft.get_absolute_url())
    page.get_by_role("button", name=re.compile("Omformulér.*har et arbejde")).click()
    # Not by going offline: being online again saves at once, and would race with the page that is asked for then.
    page.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_label("Ny ordlyd").fill("Skrevet i toget.")
    expect(page.locator("#saved")).to_contain_text("Ingen forbindelse")
    page.unroute("**/*")
    page.goto(site + draft.get_absolute_url())
    expect(page.get_by_label("Ny ordlyd")).to_have_value("Skrevet i toget.")
    expect(page.locator("#saved")).to_have_text("Gemt")
    assert draft.parts.get(kind="reworded").texts.get().text == "Skrevet i toget."


def test_the_other_pages_are_accessible(open_page, site, plan):
    page = person(open_page, COORDINATOR, 1280)
    wrong = {}
    framework, address = plan.framework.get_absolute_url(), plan.get_absolute_url()
    for path in (f"{framework}revisioner/", f"{framework}ny-handleplan/", f"{address}ophoer/", f"{address}enheder/"):
        page.goto(site + path)
        wrong[path] = wrong_with(page)
    assert {path: found for path, found in wrong.items() if found} == {}


def _draft(plan: Plan) -> PlanRevision:
    called = call_revision(
        plan.framework, name="Revision", first_year=2026, last_year=2027, due=date(2026, 12, 1), plans=[plan], by=None
    )
    return called.plan_revisions[0]


def _go_to(page: Page, name: str) -> None:
    """Tab until the button has the focus."""
    for _step in range(120):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.innerText") or ""
        if " ".join(said.replace("\n", "").split()).startswith(name):
            return
    raise AssertionError(f"no way to {name} by keyboard")
