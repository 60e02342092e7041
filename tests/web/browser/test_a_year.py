"""A plan's year in a real browser: a round and a revision, done by five people and seen by a citizen.

Kirsten coordinates the policy. Mette writes for the care homes and Leif heads them. Hanne heads the area, and answers
for home care and the dental clinic. Rune sits on the committee. Everybody goes from page to page by what the pages and
mails offer, and each page that somebody comes to is looked at: axe has nothing to say, and it is
no wider than the window.
"""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from playwright.sync_api import Browser, BrowserContext, Page, expect

import builders
from handleplan.insight.search.index import rebuild
from handleplan.record.models import Framework, Report, Unit, User, Verdict
from handleplan.record.people import give_role
from years import contributor_of, coordinator_of, head_of, person

from .conftest import NARROW, WIDE
from .test_accessibility import violations
from .test_status import log_in, saved, tab_to

AT_MOST = 20_000
"""Milliseconds that a page may take. A step that sends mail and indexes a plan is not quick on a busy machine."""
QUESTIONS = ("Vi har…", "Vi har opnået…", "Vi vil arbejde videre med…")
DATES = {
    "Dækker fra": "2026-01-01",
    "Dækker til": "2026-12-31",
    "Medarbejderne skriver senest": "2026-11-02",
    "Lederne indsender senest": "2026-11-16",
    "Koordinatoren godkender senest": "2026-11-30",
    "Runden offentliggøres": "2026-12-07",
}


class Browsers:
    """A browser of their own for each person, and one for a citizen who is not logged in."""

    def __init__(self, browser: Browser, site: str, width: int) -> None:
        self.browser, self.site, self.width = browser, site, width
        self.contexts: dict[User | None, BrowserContext] = {}
        self.wrong: dict[str, list[str]] = {}

    def open(self, address: str, who: User | None = None) -> Page:
        """A window at that address, as that person sees it; it is looked at."""
        if who not in self.contexts:
            view = {"width": self.width, "height": 900}
            self.contexts[who] = self.browser.new_context(viewport=view, locale="da-DK")
            if who:
                log_in(self.contexts[who], self.site, who)
        page = self.contexts[who].new_page()
        page.goto(address if address.startswith("http") else self.site + address)
        self.look(page)
        return page

    def look(self, page: Page) -> None:
        """Note what is wrong with the page as it stands now."""
        found = violations(page)
        spill = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if spill > 0:
            found.append(f"spills {spill} pixels")
        if found:
            self.wrong[f"{page.url} {page.title()}"] = found

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


@pytest.fixture(params=[WIDE, NARROW])
def windows(request, browser, live_server, settings) -> Iterator[Browsers]:
    settings.SITE_ADDRESS = live_server.url
    windows = Browsers(browser, live_server.url, request.param)
    expect.set_options(timeout=AT_MOST)
    yield windows
    expect.set_options(timeout=None)
    windows.close()


@pytest.fixture
def policy(transactional_db) -> Framework:
    """Three plans under one area. Of last year's criteria one was partly met, and of one it was too early to say."""
    policy = builders.build_policy(3)
    for slug, verdict in (("plejehjemmene", "partly"), ("hjemmeplejen", "too_early")):
        report = Report.objects.get(plan__slug=slug, round__year=2024)
        criterion = report.plan.statements.get(role="criterion")
        Verdict.objects.create(report=report, statement=criterion, value=verdict)
    rebuild()
    return policy


@pytest.fixture
def kirsten(policy) -> User:
    return coordinator_of("Kirsten", policy)


@pytest.fixture
def mette(policy) -> User:
    return contributor_of("Mette", Unit.objects.get(name="Plejehjemmene"))


@pytest.fixture
def leif(policy) -> User:
    return head_of("Leif", Unit.objects.get(name="Plejehjemmene"))


@pytest.fixture
def hanne(policy) -> User:
    return head_of("Hanne", Unit.objects.get(name="Sundhed og Ældre"))


@pytest.fixture
def rune(policy) -> User:
    rune = person("Rune")
    give_role(rune, "reader", policy)
    return rune


def test_a_year(windows, policy, kirsten, mette, leif, hanne, rune):
    committee_page = f"{policy.get_absolute_url()}opfoelgning/"
    plan_page = policy.plans.get(slug="plejehjemmene").get_absolute_url()

    committee = windows.open(committee_page, rune)
    expect(committee.get_by_role("navigation", name="Vælg statusrunde").locator("[aria-current]")).to_have_text(
        "Status 2024"
    )
    expect(committee.locator(".outcomes")).to_contain_text("1 delvist opfyldt")

    overview = open_a_round(windows, policy, kirsten)
    assert sorted(sent_to()) == [hanne.email, leif.email, mette.email]

    write_by_keyboard(windows, mette)
    submit(windows, windows.open(link_to(leif, "er klar til dig"), leif))
    say_unchanged_and_write_another(windows, hanne)

    return_with_a_comment(windows, overview, "Tandklinikken")
    answer_again(windows, hanne)
    approve_all(windows, overview)

    committee = windows.open(committee_page, rune)
    expect(committee.locator(".outcomes")).to_contain_text("1 opfyldt")
    expect(windows.open(plan_page, rune).locator("#status-2026")).to_contain_text("godkendt, ikke offentliggjort")
    expect(windows.open(plan_page).locator("#status-2026")).to_have_count(0)
    expect(windows.open(committee_page).get_by_text("Status 2026")).to_have_count(0)

    publish_all(windows, overview)
    expect(windows.open(plan_page).locator("#status-2026")).to_contain_text("Svar på Vi har opnået…")

    reword_a_criterion(windows, policy, kirsten, leif)
    revision = windows.open(plan_page).get_by_role("region", name="Revisionen for 2027–2028")
    expect(revision.locator("del")).to_have_text(["seks"])
    expect(revision.locator("ins")).to_have_text(["otte"])

    committee = windows.open(committee_page)
    changed = committee.get_by_role("region", name="Ændret siden Status 2024")
    expect(changed).to_contain_text("Plejehjemmene: Når mindst seks borgere er ansat i skånejob på plejehjemmene.")
    expect(changed.get_by_role("heading", level=3)).to_have_text(re.compile(r"delvist opfyldt\s+opfyldt\s+1"))

    close(windows, overview)
    Unit.objects.filter(name="Plejehjemmene").update(name="Ældrecentrene")
    expect(windows.open(plan_page).get_by_role("heading", level=1)).to_have_text("Ældrecentrene")
    overview.reload()
    windows.look(overview)
    expect(overview.get_by_role("main")).to_contain_text("Plejehjemmene")
    expect(overview.get_by_role("main")).not_to_contain_text("Ældrecentrene")

    assert windows.wrong == {}


def open_a_round(windows: Browsers, policy: Framework, kirsten: User) -> Page:
    """The coordinator plans a round, reads its mails, opens it, and sees what was sent. Gives the round's own page."""
    page = windows.open(policy.get_absolute_url(), kirsten)
    page.get_by_role("link", name="Åbn en ny statusrunde").click()
    page.get_by_label("År", exact=True).fill("2026")
    page.get_by_label("Rundens navn").fill("Status 2026")
    for label, day in DATES.items():
        page.get_by_label(label).fill(day)
    windows.look(page)
    press(page, "Gem, og vælg handleplaner")
    expect(page.get_by_role("heading", level=1)).to_have_text("Handleplaner og personer")
    windows.look(page)
    press(page, "Gem, og se mails")
    expect(page.get_by_text("3 personer får hver en mail om i alt 3 handleplaner.")).to_be_visible()
    windows.look(page)
    press(page, "Åbn runden, og send 3 mails")
    expect(page.get_by_text("Runden er åben. 3 mails er på vej.")).to_be_visible()
    windows.look(page)
    page.get_by_role("link", name="Hvad er sendt?").click()
    expect(page.locator(".mails tbody tr")).to_have_count(3)
    expect(page.locator(".mails")).to_contain_text("Status 2026: 2 handleplaner venter på dig")
    windows.look(page)
    page.go_back()
    return page


def write_by_keyboard(windows: Browsers, mette: User) -> None:
    """The contributor comes by her mail's link, writes it all without a mouse, and gives it to the head."""
    page = windows.open(link_to(mette, "venter på dig"), mette)
    for label in QUESTIONS:
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(f"Svar på {label}")
    tab_to(page, page.get_by_role("radio", name="Opfyldt", exact=True))
    page.keyboard.press("Space")
    saved(page)
    expect(page.get_by_role("heading", name=re.compile("Status er klar"))).to_be_visible()
    windows.look(page)
    tab_to(page, page.get_by_role("button", name="Klar til lederen"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Leif får besked med en mail")).to_be_visible()
    windows.look(page)


def say_unchanged_and_write_another(windows: Browsers, hanne: User) -> None:
    """The head of the area says that nothing has changed in one plan, and writes the other's status."""
    page = windows.open("/venter/", hanne)
    page.get_by_role("link", name="Hjemmeplejen").click()
    press(page, re.compile("^Ingen ændring siden sidst i de 3 svar"))
    expect(page.locator(".said-unchanged")).to_have_count(3)
    page.get_by_label(QUESTIONS[2], exact=True).fill("Vi fortsætter.")
    windows.look(page)
    submit(windows, page)
    page.goto(f"{windows.site}/venter/")
    page.get_by_role("link", name="Tandklinikken").click()
    for label in QUESTIONS:
        page.get_by_label(label, exact=True).fill("Vi holdt åbent hus. Mange kom.")
    page.get_by_role("radio", name="Ikke målt").check()
    page.get_by_label(re.compile("^Begrundelse")).fill("Vi tæller først fra i år.")
    windows.look(page)
    submit(windows, page)


def return_with_a_comment(windows: Browsers, overview: Page, plan: str) -> None:
    """The coordinator goes from the round's page to a status, and returns it with a comment at a sentence."""
    overview.reload()
    expect(overview.get_by_text("3 af 3 handleplaner har svaret.")).to_be_visible()
    windows.look(overview)
    overview.locator(".overview").get_by_role("link", name=plan).click()
    overview.locator("summary", has_text="Mange kom.").first.click()
    overview.get_by_label("Kommentar til „Mange kom.“").first.fill("Hvor mange?")
    windows.look(overview)
    press(overview, "Send tilbage")
    expect(overview.get_by_text("Status er sendt tilbage.")).to_be_visible()
    windows.look(overview)


def answer_again(windows: Browsers, hanne: User) -> None:
    assert "„Mange kom.“\nHvor mange?" in mail.outbox[-1].body
    page = windows.open(link_to(hanne, "er sendt tilbage"), hanne)
    expect(page.locator("#felt-done .remark")).to_contain_text("Hvor mange?")
    page.get_by_label(QUESTIONS[0], exact=True).fill("Vi holdt åbent hus. 22 kom.")
    submit(windows, page)


def approve_all(windows: Browsers, overview: Page) -> None:
    overview.goto(overview.url.partition("tandklinikken")[0] + "runder/2026/")
    choose_all(overview)
    press(overview, "Godkend")
    expect(overview.get_by_text("3 status er godkendt.")).to_be_visible()
    windows.look(overview)


def publish_all(windows: Browsers, overview: Page) -> None:
    choose_all(overview)
    press(overview, "Offentliggør")
    expect(overview.get_by_role("heading", level=1)).to_have_text("Offentliggør status")
    windows.look(overview)
    press(overview, "Offentliggør")
    expect(overview.get_by_text("3 status er offentliggjort.")).to_be_visible()


def reword_a_criterion(windows: Browsers, policy: Framework, kirsten: User, leif: User) -> None:
    """The coordinator calls a revision, the head rewords one criterion and keeps the rest, and it is adopted."""
    page = windows.open(f"{policy.get_absolute_url()}revisioner/", kirsten)
    page.get_by_role("link", name="Sæt en revision i gang").click()
    page.get_by_label("Navn").fill("Revision 2027")
    page.get_by_label("Gælder fra og med").fill("2027")
    page.get_by_label("Gælder til og med").fill("2028")
    page.get_by_label("Indsendes senest").fill("2026-12-14")
    windows.look(page)
    press(page, "Sæt i gang, og send mails")
    expect(page.get_by_text("3 handleplaner har fået en kladde.")).to_be_visible()
    windows.look(page)

    writing = windows.open(link_to(leif, "Revision 2027"), leif)
    press(writing, re.compile("^Omformulér ?: Når mindst seks borgere"))
    wording = writing.get_by_label(re.compile("^Ny ordlyd"))
    wording.fill("Når mindst otte borgere er ansat i skånejob på plejehjemmene.")
    saved(writing)
    press(writing, "Resten er uændret")
    expect(writing.get_by_text("Der er taget stilling til alt.")).to_be_visible()
    windows.look(writing)
    press(writing, "Indsend den nye udgave")
    windows.look(writing)

    page.reload()
    windows.look(page)
    page.get_by_role("link", name="Plejehjemmene").click()
    windows.look(page)
    press(page, "Vedtag den nye udgave")
    expect(page.get_by_text(re.compile("^Vedtaget. Den nye udgave"))).to_be_visible()
    windows.look(page)


def close(windows: Browsers, overview: Page) -> None:
    overview.get_by_role("link", name="Luk runden").click()
    windows.look(overview)
    press(overview, "Luk runden for altid")
    expect(overview.get_by_text("Alt står, som det var den dag.")).to_be_visible()


def submit(windows: Browsers, page: Page) -> None:
    press(page, "Indsend")
    expect(page.get_by_text("Status er indsendt.")).to_be_visible()
    windows.look(page)


def choose_all(page: Page) -> None:
    page.get_by_label(re.compile("^Alle 3 viste")).check(force=True)


def press(page: Page, button: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=button, exact=isinstance(button, str)).click()


def sent_to() -> list[str]:
    return [address for letter in mail.outbox for address in letter.to]


def link_to(reader: User, subject: str) -> str:
    """The first link of the newest mail to the person whose subject says so."""
    letters = [letter for letter in mail.outbox if reader.email in letter.to and subject in letter.subject]
    assert letters, [(letter.to, letter.subject) for letter in mail.outbox]
    return re.search(r"http\S+", letters[-1].body)[0]
