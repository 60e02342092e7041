"""A status is written in a browser: by keyboard alone, on a phone, by two at once, and without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from handleplan.insight.search.index import rebuild
from handleplan.record.answers_given import answers_of
from handleplan.record.models import AnswerVersion, Measurement, Report, Target, User
from handleplan.record.report_states import change_state
from years import PICTURE, answer_all, build_open_round, contributor_of, coordinator, first_report

from .conftest import NARROW, WIDE
from .test_accessibility import violations

Visit = Callable[..., Page]


@pytest.fixture
def report(transactional_db) -> Report:
    """A status with three questions and a criterion that has a target with two measurements before."""
    found = first_report(build_open_round())
    statement = answers_of(found).criteria[0].statement
    target = Target.objects.create(statement=statement, text="Mindst 6 er ansat", quantity=6, unit="borgere")
    for year, quantity in (("2024", 2), ("2025", 3)):
        Measurement.objects.create(target=target, quantity=quantity, as_of=year)
    rebuild()
    return found


@pytest.fixture
def helper(report) -> User:
    return contributor_of("Medhjælper", report.plan.unit)


@pytest.fixture
def visit(report, live_server, browser) -> Iterator[Visit]:
    """Opens the status, or another address, as somebody, in a browser of their own."""
    contexts: list[BrowserContext] = []

    def visit(person: User, address: str = "", width: int = WIDE, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="da-DK", java_script_enabled=javascript
        )
        contexts.append(context)
        log_in(context, live_server.url, person)
        page = context.new_page()
        page.goto(live_server.url + (address or report.get_absolute_url()))
        return page

    yield visit
    for context in contexts:
        context.close()


def log_in(context: BrowserContext, site: str, person: User) -> None:
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Gemt")


def texts(report: Report) -> dict[str, str]:
    return {one.field: one.text for one in answers_of(Report.objects.get(pk=report.pk)).questions}


def state(report: Report) -> str:
    return Report.objects.get(pk=report.pk).state


def tab_to(page: Page, control) -> None:
    """Go on with the Tab key until the control has the focus."""
    for _step in range(80):
        if control.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_whole_form_is_done_with_the_keyboard_alone(visit, report, width):
    page = visit(report.head, width=width)
    for label in ("Vi har…", "Vi har opnået…", "Vi vil arbejde videre med…"):
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(f"Svar på {label}")
    tab_to(page, page.get_by_role("radio", name="Opfyldt", exact=True))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Delvist opfyldt")).to_be_checked()
    tab_to(page, page.get_by_label("Målt nu"))
    page.keyboard.type("4")
    tab_to(page, page.get_by_label("Målt hvornår"))
    page.keyboard.type("maj 2026")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="Status er klar til at blive indsendt")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Indsend"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Status er indsendt.")).to_be_visible()
    assert state(report) == "submitted"
    assert texts(report)["achieved"] == "Svar på Vi har opnået…"
    criterion = answers_of(Report.objects.get(pk=report.pk)).criteria[0]
    assert criterion.verdict.value == "partly"
    assert (str(criterion.targets[0].measurement.quantity), criterion.targets[0].measurement.as_of) == (
        "4.000",
        "2026-05",
    )


def test_no_verdict_is_chosen_for_anybody(visit, report):
    page = visit(report.head)
    expect(page.get_by_role("radio")).to_have_count(9)
    assert page.get_by_role("radio", checked=True).count() == 0


def test_what_is_typed_is_saved_and_what_is_lacking_follows(visit, report):
    page = visit(report.head)
    expect(page.locator("#status-now")).to_contain_text("4 ting mangler")
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat to.")
    saved(page)
    expect(page.locator("#status-now")).to_contain_text("3 ting mangler")
    expect(page.locator("#om-done")).to_contain_text("af Leder0")
    assert texts(report)["done"] == "Vi har ansat to."
    page.get_by_role("link", name="„Vi har opnået…“ er ikke besvaret.").click()
    expect(page.get_by_label("Vi har opnået…", exact=True)).to_be_focused()


def test_a_button_stays_under_the_finger_that_presses_it(visit, report):
    """Else what is saved meanwhile makes the page shorter, and the click meets nothing."""
    answer_all(report)
    page = visit(report.head)
    page.get_by_label("Vi har…", exact=True).fill("")
    saved(page)
    expect(page.get_by_role("link", name="„Vi har…“ er ikke besvaret.")).to_be_visible()
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat tre.")
    page.get_by_role("button", name="Indsend").hover()
    page.mouse.down()
    expect(page.locator("#saved")).to_have_text("Ikke gemt endnu")
    expect(page.get_by_role("link", name="„Vi har…“ er ikke besvaret.")).to_be_visible()
    page.mouse.up()
    expect(page.get_by_text("Status er indsendt.")).to_be_visible()
    assert texts(report)["done"] == "Vi har ansat tre."


def test_two_in_one_field_lose_nothing_and_the_second_takes_both(visit, report, helper):
    first, second = visit(report.head), visit(helper)
    first.get_by_label("Vi har…", exact=True).fill("Vi har ansat to i haven.")
    saved(first)
    second.get_by_label("Vi har…", exact=True).fill("Vi har holdt et kursus.")
    choice = second.get_by_role("group", name=re.compile("Leder0 har også skrevet her"))
    expect(choice).to_contain_text("Vi har ansat to i haven.")
    expect(second.get_by_label("Vi har…", exact=True)).to_have_value("Vi har holdt et kursus.")
    choice.get_by_role("button", name="Brug den flettede tekst").click()
    expect(choice).to_have_count(0)
    merged = texts(report)["done"]
    assert "Vi har ansat to i haven." in merged
    assert "Vi har holdt et kursus." in merged
    expect(second.get_by_label("Vi har…", exact=True)).to_have_value(merged)


def test_the_second_may_take_the_first_ones_text(visit, report, helper):
    first, second = visit(report.head), visit(helper)
    first.get_by_label("Vi har…", exact=True).fill("To.")
    saved(first)
    second.get_by_label("Vi har…", exact=True).fill("Tre.")
    second.get_by_role("button", name="Brug teksten fra Leder0").click()
    expect(second.get_by_label("Vi har…", exact=True)).to_have_value("To.")
    expect(second.locator(".beside")).to_have_count(0)
    assert set(AnswerVersion.objects.values_list("text", flat=True)) == {"To.", "Tre."}


def test_what_is_typed_survives_a_lost_connection_and_a_reload(visit, report):
    page = visit(report.head)
    page.route("**/skriv", lambda route: route.abort())
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat to.")
    expect(page.locator("#saved")).to_contain_text("Ingen forbindelse")
    page.unroute("**/skriv")
    page.reload()
    expect(page.get_by_label("Vi har…", exact=True)).to_have_value("Vi har ansat to.")
    saved(page)
    assert texts(report)["done"] == "Vi har ansat to."
    assert page.evaluate("localStorage.length") == 0


def test_what_comes_back_does_not_write_over_what_another_wrote_meanwhile(visit, report, helper):
    page = visit(helper)
    page.route("**/skriv", lambda route: route.abort())
    page.get_by_label("Vi har…", exact=True).fill("Vi har holdt et kursus.")
    expect(page.locator("#saved")).to_contain_text("Ingen forbindelse")
    other = visit(report.head)
    other.get_by_label("Vi har…", exact=True).fill("Vi har ansat to.")
    saved(other)
    page.unroute("**/skriv")
    page.reload()
    expect(page.get_by_role("group", name=re.compile("Leder0 har også skrevet her"))).to_be_visible()
    expect(page.get_by_label("Vi har…", exact=True)).to_have_value("Vi har holdt et kursus.")
    assert texts(report)["done"] == "Vi har ansat to."


def test_what_is_typed_survives_a_session_that_ended(visit, report, live_server):
    page = visit(report.head)
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat to.")
    expect(page.locator("#saved")).to_contain_text("Du er ikke logget ind længere")
    log_in(page.context, live_server.url, report.head)
    page.reload()
    saved(page)
    assert texts(report)["done"] == "Vi har ansat to."


def test_nothing_has_changed_is_one_click_and_can_be_taken_back(visit, report):
    page = visit(report.head)
    page.get_by_role("button", name="Ingen ændring siden sidst Vi har…").click()
    expect(page.locator("#felt-done")).to_contain_text("Sagt af Leder0")
    page.get_by_role("button", name="Der er alligevel sket noget").click()
    expect(page.get_by_label("Vi har…", exact=True)).to_be_focused()
    page.get_by_role("button", name=re.compile("Ingen ændring siden sidst i de 2 svar")).click()
    expect(page.get_by_text("Du har sagt „Ingen ændring siden sidst“ 2 steder.")).to_be_visible()
    expect(page.locator("#status-now")).to_contain_text("2 ting mangler")


def test_a_contributor_writes_the_head_submits_the_coordinator_returns_and_approves(visit, report, helper):
    page = visit(helper)
    for label in ("Vi har…", "Vi har opnået…", "Vi vil arbejde videre med…"):
        page.get_by_label(label, exact=True).fill("Vi har ansat to. De arbejder i haven.")
    page.get_by_role("radio", name="Opgivet").check()
    saved(page)
    page.get_by_role("button", name="Klar til lederen").click()
    expect(page.get_by_text("Leder0 får besked med en mail")).to_be_visible()

    page = visit(report.head)
    page.get_by_role("button", name="Indsend").click()
    expect(page.get_by_text("Status fra „Plejehjemmene“ mangler noget.")).to_be_visible()
    page.get_by_label(re.compile("^Begrundelse")).fill("Haven er solgt.")
    page.get_by_role("button", name="Indsend").click()
    expect(page.get_by_text("Status er indsendt.")).to_be_visible()

    decider = visit(coordinator(report.round))
    decider.locator("summary", has_text="De arbejder i haven.").first.click()
    decider.get_by_label("Kommentar til „De arbejder i haven.“").first.fill("Hvor mange timer?")
    decider.get_by_role("button", name="Send tilbage").click()
    expect(decider.get_by_text("Status er sendt tilbage.")).to_be_visible()
    assert state(report) == "returned"

    page.reload()
    expect(page.locator("#felt-done .remark")).to_contain_text("„De arbejder i haven.“")
    expect(page.locator("#felt-done .remark")).to_contain_text("Hvor mange timer?")
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat to. De arbejder ti timer om ugen i haven.")
    page.get_by_role("button", name="Indsend").click()
    expect(page.get_by_text("Status er indsendt.")).to_be_visible()

    decider.reload()
    expect(decider.get_by_text("ti timer om ugen")).to_be_visible()
    decider.get_by_role("button", name="Godkend").click()
    expect(decider.get_by_text("Status er godkendt.")).to_be_visible()
    decider.get_by_role("button", name="Offentliggør").click()
    expect(decider.get_by_text("Status er offentliggjort.")).to_be_visible()
    assert state(report) == "published"


def test_a_remark_that_is_not_sent_yet_survives_a_reload(visit, report):
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    page = visit(coordinator(report.round))
    page.locator("summary", has_text="Vi har ansat to.").first.click()
    page.get_by_label("Kommentar til „Vi har ansat to.“").first.fill("Hvor?")
    page.reload()
    expect(page.get_by_label("Kommentar til „Vi har ansat to.“").first).to_have_value("Hvor?")
    page.get_by_role("button", name="Godkend").click()
    expect(page.get_by_text("Status er godkendt.")).to_be_visible()
    expect(page.get_by_label("Kommentar til „Vi har ansat to.“")).to_have_count(3)
    assert page.evaluate("localStorage.length") == 0


def test_a_picture_is_attached_with_its_words(visit, report):
    page = visit(report.head)
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat to.")
    picture = {"name": "have.png", "mimeType": "image/png", "buffer": PICTURE}
    page.get_by_label("Læg en fil ved").set_input_files(picture)
    page.get_by_role("button", name="Læg ved").click()
    expect(page.get_by_text("Skriv, hvad billedet viser, så alle kan læse det.")).to_be_visible()
    page.get_by_label("Læg en fil ved").set_input_files(picture)
    page.get_by_label("Hvad viser billedet?").fill("Haven om sommeren")
    page.get_by_role("button", name="Læg ved").click()
    expect(page.get_by_role("img", name="Haven om sommeren")).to_be_visible()
    assert texts(report)["done"] == "Vi har ansat to."
    page.get_by_role("button", name="Tag væk have.png").click()
    page.get_by_role("button", name="Hent tilbage have.png").click()
    expect(page.get_by_role("button", name="Tag væk have.png")).to_be_visible()


def test_a_number_that_is_none_says_so_and_stays(visit, report):
    page = visit(report.head)
    page.get_by_label("Målt nu").fill("en del")
    page.get_by_label("Målt nu").blur()
    expect(page.get_by_text("„en del“ er ikke et tal.")).to_be_visible()
    expect(page.get_by_label("Målt nu")).to_have_value("en del")
    page.get_by_label("Målt nu").fill("4")
    page.get_by_label("Målt nu").blur()
    expect(page.get_by_text("„en del“ er ikke et tal.")).to_have_count(0)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_everything_is_done_without_a_script(visit, report, width):
    page = visit(report.head, width=width, javascript=False)
    page.get_by_label("Vi har…", exact=True).fill("Vi har ansat to.")
    page.get_by_label("Vi vil arbejde videre med…", exact=True).fill("Vi vil ansætte en til.")
    page.get_by_role("button", name="Ingen ændring siden sidst Vi har opnået…").click()
    expect(page.get_by_label("Vi har…", exact=True)).to_have_value("Vi har ansat to.")
    page.get_by_role("radio", name="Opfyldt", exact=True).check()
    page.get_by_label("Målt nu").fill("mange")
    page.get_by_role("button", name="Indsend").click()
    expect(page.get_by_text("„mange“ er ikke et tal.").first).to_be_visible()
    page.get_by_label("Målt nu").fill("6")
    page.get_by_role("button", name="Indsend").click()
    expect(page.get_by_text("Status er indsendt.")).to_be_visible()
    decider = visit(coordinator(report.round), width=width, javascript=False)
    decider.locator("summary", has_text="Vi har ansat to.").click()
    decider.get_by_label("Kommentar til „Vi har ansat to.“").fill("Hvor?")
    decider.get_by_role("button", name="Send tilbage").click()
    expect(decider.get_by_text("Status er sendt tilbage.")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_has_a_violation_spills_or_logs_an_error(visit, report, helper, width):
    first, second = visit(report.head, width=width), visit(helper, width=width)
    wrong: dict[str, list[str]] = {}
    logged: list[str] = []
    second.on("console", lambda message: logged.append(message.text))
    second.on("pageerror", lambda error: logged.append(str(error)))
    first.get_by_label("Vi har…", exact=True).fill("Vi har ansat to i Speciallægekonsulenttjenesteenheden.")
    first.get_by_role("button", name="Ingen ændring siden sidst Vi har opnået…").click()
    expect(first.locator("#felt-achieved")).to_contain_text("Sagt af Leder0")
    check(first, "form", wrong)
    second.get_by_label("Vi har…", exact=True).fill("Vi har holdt et kursus.")
    expect(second.locator(".beside")).to_be_visible()
    second.reload()
    check(second, "two texts", wrong, logged)
    check(visit(report.head, "/venter/", width), "waiting", wrong)
    AnswerVersion.objects.filter(number=None).update(settled_at=AnswerVersion.objects.first().at)
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    check(visit(coordinator(report.round), width=width), "deciding", wrong)
    check(visit(coordinator(report.round), "/venter/", width), "waiting for a coordinator", wrong)
    check(visit(report.head, width=width), "reading", wrong)
    assert wrong == {}


def check(page: Page, name: str, wrong: dict[str, list[str]], logged: list[str] | None = None) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = [*(logged or []), *violations(page)]
    spill = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if spill > 0:
        found.append(f"spills {spill} pixels")
    if found:
        wrong[name] = found
