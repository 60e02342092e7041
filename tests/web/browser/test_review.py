"""A coordinator brings documents in and checks them: by mouse, by keyboard alone, and without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

import plan_files
from handleplan.intake import reviews
from handleplan.intake.models import Review
from handleplan.intake.review.decisions import UNPLACED, Move
from handleplan.record.models import Framework, Membership, User, Wording
from intake.test_mapping_headings import SAID
from intake.test_mapping_headings import TEXT as UNKNOWN

from .conftest import NARROW, WIDE
from .test_accessibility import violations

Visit = Callable[..., Page]

PATIENCE = 60_000
"""Milliseconds: reading three files takes a while on a busy machine."""


@pytest.fixture
def policy(site) -> Framework:
    return Framework.objects.get(kind=Framework.Kind.POLICY)


@pytest.fixture
def coordinator(policy) -> User:
    user = User.objects.create_user("koordinator@nørrelund.dk", "en lang adgangskode", first_name="Karen")
    Membership.objects.create(user=user, role="coordinator", framework=policy)
    return user


@pytest.fixture
def review(coordinator, policy) -> Review:
    """A PDF of two plans with three doubts."""
    return reviews.receive("handleplaner.pdf", plan_files.pdf_file(), by=coordinator, framework=policy).review


@pytest.fixture
def visit(site, browser, coordinator) -> Iterator[Visit]:
    """Opens an address as the coordinator, in a browser window of its own."""
    contexts: list[BrowserContext] = []

    def visit(address: str, width: int = WIDE, javascript: bool = True) -> Page:
        client = Client()
        client.force_login(coordinator)
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


def text(page: Page, said: str):
    """The field of the text that begins so."""
    return page.locator(".piece-text").filter(has_text=re.compile(f"^{re.escape(said)}"))


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Gemt")


def texts_of(review: Review, slot: str) -> list[str]:
    found = next(one for one in reviews.opened(review_now(review)).draft.slots() if one.address == slot)
    return [piece.text for piece in found.pieces]


def review_now(review: Review) -> Review:
    return Review.objects.get(pk=review.pk)


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    """Let files go over the place for them, as from a folder."""
    transfer = page.evaluate_handle(
        """files => {
            const transfer = new DataTransfer();
            for (const [name, bytes] of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
            return transfer;
        }""",
        [[name, list(content)] for name, content in files],
    )
    page.locator("#drop").dispatch_event("drop", {"dataTransfer": transfer})


def test_three_files_are_dropped_and_the_broken_one_stops_no_other(visit):
    page = visit("/laesninger/")
    expect(page.get_by_text("Du har ikke bragt noget ind endnu")).to_be_visible()
    drop(
        page,
        ("biblioteker.docx", plan_files.word_file("Bibliotekerne")),
        ("afbrudt.docx", plan_files.BROKEN),
        ("veje.pdf", plan_files.pdf_file("Vej og Park")),
    )
    expect(page.locator(".sent-file.is-done")).to_have_count(3, timeout=PATIENCE)
    rows = page.locator(".readings tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="biblioteker.docx")).to_contain_text("klar til gennemsyn")
    expect(rows.filter(has_text="veje.pdf")).to_contain_text("1 plan")
    expect(rows.filter(has_text="afbrudt.docx")).to_contain_text("kunne ikke læses")
    expect(rows.filter(has_text="afbrudt.docx").locator(".reading-problem")).to_contain_text("afbrudt.docx")


def test_a_file_that_is_too_large_and_one_that_is_empty_get_their_sentence(visit, monkeypatch):
    page = visit("/laesninger/")
    page.locator("#upload").evaluate("form => { form.dataset.mostBytes = '100000'; }")
    drop(page, ("stor.pdf", b"%PDF-" + bytes(100_001)), ("tom.docx", b""), ("plan.docx", plan_files.word_file()))
    expect(page.locator(".sent-file", has_text="stor.pdf")).to_contain_text("fylder mere end")
    expect(page.locator(".sent-file", has_text="tom.docx")).to_contain_text("er tom")
    expect(page.locator(".sent-file", has_text="plan.docx")).to_have_class(re.compile("is-done"))
    expect(page.locator(".readings tbody tr")).to_have_count(1)


def test_the_same_file_again_leads_to_the_reading_that_is_there(visit, review):
    page = visit("/laesninger/")
    drop(page, ("handleplaner.pdf", plan_files.pdf_file()))
    known = page.locator(".sent-file.is-known")
    expect(known).to_contain_text("allerede")
    assert known.get_by_role("link").get_attribute("href") == review.get_absolute_url()


def test_a_field_marks_where_it_stood_and_the_place_leads_to_the_field(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    text(page, "Der holdes oplæsning").click()
    marked = page.locator("#source rect.is-marked")
    assert {one.get_attribute("data-first") for one in marked.all()} == {"31", "32"}
    text(page, "Alle borgere").focus()
    expect(page.locator("#source rect.is-marked").first).to_have_attribute("data-first", "25")
    page.locator('#source rect[data-first="29"]').click()
    expect(text(page, "Have fokus på lydbøger")).to_be_focused()


def test_the_page_is_shown_as_a_picture_and_kept(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    picture = page.locator(".sheet-picture img").first
    page.wait_for_function("() => document.querySelector('.sheet-picture img').naturalWidth > 1000")
    address = picture.get_attribute("src")
    answer = page.request.get(f"{page.url.split('/laesninger')[0]}{address}")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]


def test_the_doubts_are_worked_through_by_keyboard_alone(visit, review):
    page = visit(f"/laesninger/{review.pk}/")
    assert review.doubts == 3
    page.get_by_role("link", name="Begynd med den første").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/plans.0/?tvivl=*")
    expect(page.locator(".doubt.is-asked button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bar-count")).to_have_text("2 tvivl tilbage")
    page.keyboard.press("Alt+n")
    page.wait_for_url("**/plans.1/?tvivl=no_theme*")
    expect(page.locator(".doubt button").first).to_be_focused()
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+p")
    page.keyboard.press("Enter")
    expect(page.locator(".bar-count")).to_have_text("1 tvivl tilbage")
    expect(page.locator(".doubt button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bar-count")).to_have_text("Ingen tvivl tilbage")
    expect(page.get_by_role("link", name="Gå til godkendelse")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#godkend")
    assert review_now(review).doubts == 0


def test_a_text_is_corrected_and_saved_by_itself(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    text(page, "Have fokus på lydbøger").fill("Have fokus på lydbøger og e-bøger.")
    saved(page)
    assert texts_of(review, "plans.0.subgoal") == ["Have fokus på lydbøger og e-bøger."]
    page.get_by_role("button", name="Fortryd").click()
    expect(text(page, "Have fokus på lydbøger.")).to_be_visible()
    assert texts_of(review, "plans.0.subgoal") == ["Have fokus på lydbøger."]


def test_a_text_is_split_at_the_cursor_and_joined_again(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    field = text(page, "Der holdes oplæsning")
    field.focus()
    field.evaluate("field => field.setSelectionRange(20, 20)")
    page.keyboard.press("Control+Enter")
    expect(text(page, "hver uge")).to_be_focused()
    assert texts_of(review, "plans.0.action") == ["Der indkøbes lydbøger.", "Der holdes oplæsning", "hver uge."]
    page.locator(".piece").filter(has=text(page, "Der holdes oplæsning")).get_by_role(
        "button", name="Saml med næste"
    ).click()
    expect(text(page, "Der holdes oplæsning hver uge.")).to_be_focused()
    assert texts_of(review, "plans.0.action") == ["Der indkøbes lydbøger.", "Der holdes oplæsning hver uge."]


def test_a_text_is_moved_to_another_plan_by_a_list(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    piece = page.locator(".piece").filter(has=text(page, "Huset skal være åbent"))
    piece.hover()
    piece.get_by_role("link", name="Flyt").click()
    expect(page.get_by_label("Flyt teksten til")).to_be_focused()
    page.get_by_label("Flyt teksten til").select_option("plans.1.goal")
    page.locator("#move").get_by_role("button", name="Flyt").click()
    expect(text(page, "Huset skal være åbent")).to_have_count(0)
    assert "Huset skal være åbent for alle." in texts_of(review, "plans.1.goal")


def test_a_text_is_dragged_to_another_field(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    piece = page.locator(".piece").filter(has=text(page, "Også dem, der lytter"))
    piece.hover()
    piece.locator(".grip").drag_to(page.locator('[data-slot="plans.0.goal"] .slot-label'))
    expect(page.locator('[data-slot="plans.0.goal"]').locator(".piece")).to_have_count(3)
    assert "Også dem, der lytter." in texts_of(review, "plans.0.goal")


def test_an_unplaced_text_is_put_into_a_field_and_an_unwanted_one_laid_aside(visit, review, coordinator):
    for key in ("p2", "p3"):
        reviews.decide(review, Move(key, UNPLACED), coordinator)
    page = visit(f"/laesninger/{review.pk}/resten/")
    first = page.locator('[data-slot="unplaced"] .piece').first
    words = first.locator("textarea").input_value()
    first.get_by_role("button", name="Skal ikke med").click()
    expect(page.locator('[data-slot="unwanted"] .piece')).to_have_count(1)
    assert texts_of(review, "unwanted") == [words]
    page.locator('[data-slot="unplaced"] .piece').get_by_role("link", name="Flyt").click()
    page.get_by_label("Flyt teksten til").select_option("plans.0.description")
    page.locator("#move").get_by_role("button", name="Flyt").click()
    expect(page.locator('[data-slot="unplaced"] .piece')).to_have_count(0)
    assert texts_of(review, "unplaced") == []


def test_an_overlooked_text_is_added(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    slot = page.locator('[data-slot="plans.0.subgoal"]')
    slot.locator("summary").click()
    slot.get_by_label("Ny tekst i Delmål").fill("Købe flere bøger med stor skrift.")
    slot.get_by_role("button", name="Tilføj teksten").click()
    expect(text(page, "Købe flere bøger med stor skrift.")).to_have_count(1)
    assert "Købe flere bøger med stor skrift." in texts_of(review, "plans.0.subgoal")


def test_what_is_typed_survives_a_lost_connection_and_a_reload(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    page.route("**/beslut", lambda route: route.abort())
    text(page, "Have fokus på lydbøger").fill("Have fokus på bøger, der kan høres.")
    expect(page.locator("#saved")).to_contain_text("Ingen forbindelse")
    page.unroute("**/beslut")
    page.reload()
    expect(page.locator('[data-slot="plans.0.subgoal"] .piece .piece-text')).to_have_value(
        "Have fokus på bøger, der kan høres."
    )
    saved(page)
    assert texts_of(review, "plans.0.subgoal") == ["Have fokus på bøger, der kan høres."]
    assert page.evaluate("localStorage.length") == 0


def test_what_is_typed_survives_a_session_that_ended(visit, review, coordinator, site):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    page.context.clear_cookies(name="sessionid")
    text(page, "Have fokus på lydbøger").fill("Have fokus på bøger, der kan høres.")
    expect(page.locator("#saved")).to_contain_text("Du er ikke logget ind længere")
    client = Client()
    client.force_login(coordinator)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page.reload()
    saved(page)
    assert texts_of(review, "plans.0.subgoal") == ["Have fokus på bøger, der kan høres."]


def test_an_impossible_value_says_what_to_do(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/")
    year = page.get_by_label("År", exact=True)
    year.fill("i fjor")
    year.blur()
    expect(page.locator(".value").filter(has=year).locator(".piece-error")).to_contain_text("Skriv det med fire cifre")


def test_unit_and_plan_are_chosen_in_lists(visit, review, policy):
    page = visit(f"/laesninger/{review.pk}/")
    unit = policy.plans.get(slug="plejehjemmene").unit
    row = page.locator(".parts tbody tr").filter(has_text="Vej og Park")
    expect(row.get_by_label("Enhed for Vej og Park")).to_contain_text("Vej og Park (ny enhed)")
    row.get_by_role("link", name="Alle").click()
    row.get_by_label("Enhed for Vej og Park").select_option(str(unit.pk))
    expect(page.locator(".parts th").filter(has_text="Plejehjemmene")).to_be_visible()
    assert reviews.opened(review_now(review)).draft.part("plans.1").unit.unit == unit.pk


def test_accepted_it_is_in_the_record_and_where_it_stood_is_the_page_of_the_file(visit, review, policy):
    page = visit(f"/laesninger/{review.pk}/")
    page.get_by_role("button", name="Godkend Bibliotekerne").click()
    expect(page.get_by_role("heading", name="1 del er godkendt")).to_be_visible()
    page.get_by_role("button", name="Godkend resten").click()
    expect(page.get_by_role("heading", name="Dokumentet er godkendt")).to_be_visible()
    assert Wording.objects.filter(text="Alle skal kunne komme rundt i byen.").exists()
    page.locator(".accepted-plans").get_by_role("link", name="Vej og Park").click()
    page.locator("#loeftet ~ .promise").get_by_role("link", name="Hvor står det?").first.press("Enter")
    expect(page).to_have_url(re.compile(r"/kilder/\d+/\?linjer=63-64"))


def test_a_rejected_document_keeps_its_reason_and_is_taken_up_again(visit, review):
    page = visit(f"/laesninger/{review.pk}/")
    page.get_by_text("Afvis dokumentet").click()
    page.get_by_label("Hvorfor?").fill("Det er en kladde.")
    page.get_by_role("button", name="Afvis").click()
    expect(page.get_by_text("Begrundelse: Det er en kladde.")).to_be_visible()
    page.get_by_role("button", name="Tag det op igen").click()
    expect(page.get_by_role("button", name="Godkend det hele")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_has_a_violation_spills_or_logs_an_error(visit, review, coordinator, policy, width):
    word = reviews.receive("plan.docx", plan_files.word_file(), by=coordinator, framework=policy).review
    failed = reviews.receive("afbrudt.docx", plan_files.BROKEN, by=coordinator, framework=policy).review
    unknown = reviews.receive("ukendt.txt", UNKNOWN.encode(), by=coordinator, framework=policy).review
    page = visit("/laesninger/", width)
    logged: list[str] = []
    page.on("console", lambda message: logged.append(message.text))
    page.on("pageerror", lambda error: logged.append(str(error)))
    wrong = {}
    site = page.url.removesuffix("/laesninger/")
    for address in (
        "",
        f"{review.pk}/",
        f"{review.pk}/plans.0/",
        f"{review.pk}/plans.1/?kilde=tekst",
        f"{review.pk}/plans.0/?flyt=p3",
        f"{review.pk}/resten/",
        f"{review.pk}/maaltal/",
        f"{word.pk}/plans.1/?linjer=61-62",
        f"{failed.pk}/",
        f"{unknown.pk}/",
        f"{unknown.pk}/skema/",
        f"{unknown.pk}/skema/?skema=pool_report",
    ):
        page.goto(f"{site}/laesninger/{address}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = [*logged, *violations(page)]
        logged.clear()
        spill = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if spill > 0:
            found.append(f"spills {spill} pixels")
        if found:
            wrong[address] = found
    assert wrong == {}


def test_the_headings_of_an_unknown_document_are_chosen_once_and_offered_for_the_next(visit, coordinator, policy):
    first = reviews.receive("ukendt.txt", UNKNOWN.encode(), by=coordinator, framework=policy).review
    page = visit(f"/laesninger/{first.pk}/")
    page.get_by_role("link", name="Vælg, hvad overskrifterne er").press("Enter")
    page.get_by_label("Skemaet, der ligner mest").select_option("handleplan")
    page.get_by_role("button", name="Skift skema").press("Enter")
    for heading, field in SAID.items():
        page.get_by_label(heading).select_option(field)
    page.get_by_role("button", name="Læs dokumentet sådan").press("Enter")
    expect(page.locator(".parts tbody th").first).to_contain_text("Aktivitetshuset")
    second = reviews.receive("næste.txt", UNKNOWN.replace("Ti", "Ni").encode(), by=coordinator, framework=policy).review
    page.goto(page.url.replace(f"/{first.pk}/", f"/{second.pk}/skema/"))
    expect(page.get_by_text("Valgene er hentet fra ukendt.txt")).to_be_visible()
    page.get_by_role("button", name="Læs dokumentet sådan").press("Enter")
    expect(page.locator(".parts tbody th").first).to_contain_text("Aktivitetshuset")


def test_a_plan_that_was_missed_is_added_by_keyboard_and_taken_back(visit, review):
    page = visit(f"/laesninger/{review.pk}/")
    page.locator("summary", has_text="Tilføj en plan").press("Enter")
    page.get_by_label("Enhed", exact=True).fill("Havnen")
    page.get_by_label("Enhed", exact=True).press("Enter")
    expect(page.locator(".parts").get_by_role("link", name="Havnen", exact=True)).to_be_visible()
    page.get_by_role("button", name="Fortryd").press("Enter")
    expect(page.locator(".parts").get_by_role("link", name="Havnen", exact=True)).to_have_count(0)


def test_on_a_phone_one_sees_one_side_at_a_time(visit, review):
    page = visit(f"/laesninger/{review.pk}/plans.0/", NARROW)
    expect(page.locator("#source")).to_be_hidden()
    page.locator(".piece").filter(has=text(page, "Der holdes oplæsning")).locator(".piece-place").click()
    expect(page.locator("#fields")).to_be_hidden()
    expect(page.locator("#source rect.is-marked").first).to_be_in_viewport()
    page.get_by_role("button", name="Felter").click()
    expect(text(page, "Der holdes oplæsning")).to_be_visible()


def test_everything_can_be_done_without_a_script(visit, review, site):
    page = visit(f"/laesninger/{review.pk}/plans.0/", javascript=False)
    piece = page.locator(".piece").filter(has=text(page, "Have fokus på lydbøger"))
    piece.locator("textarea").fill("Have fokus på lydbøger.\nHave fokus på e-bøger.")
    piece.get_by_role("button", name="Gem").click()
    assert texts_of(review, "plans.0.subgoal") == ["Have fokus på lydbøger. Have fokus på e-bøger."]
    piece = page.locator(".piece").filter(has=text(page, "Have fokus på lydbøger"))
    piece.locator("textarea").fill("Have fokus på lydbøger.\nHave fokus på e-bøger.")
    piece.get_by_role("button", name="Del").click()
    assert texts_of(review, "plans.0.subgoal") == ["Have fokus på lydbøger.", "Have fokus på e-bøger."]
    page.locator(".piece").filter(has=text(page, "Have fokus på e-bøger")).get_by_role("link", name="Flyt").click()
    page.get_by_label("Flyt teksten til").select_option("plans.1.subgoal")
    page.locator("#move").get_by_role("button", name="Flyt").click()
    assert "Have fokus på e-bøger." in texts_of(review, "plans.1.subgoal")
    page.get_by_role("link", name="Næste tvivl").click()
    page.locator(".doubt button").first.click()
    expect(page.locator(".bar-count")).to_have_text("2 tvivl tilbage")
    page.goto(f"{site}/laesninger/{review.pk}/")
    page.get_by_role("button", name="Godkend det hele").click()
    expect(page.get_by_role("heading", name="Dokumentet er godkendt")).to_be_visible()


def test_files_are_brought_in_without_a_script(visit):
    page = visit("/laesninger/", javascript=False)
    files = [
        {"name": "plan.docx", "mimeType": "application/octet-stream", "buffer": plan_files.word_file()},
        {"name": "tom.docx", "mimeType": "application/octet-stream", "buffer": b""},
    ]
    page.get_by_label("Vælg en eller flere filer").set_input_files(files)
    page.get_by_role("button", name="Læs filerne").click()
    expect(page.get_by_text("„plan.docx“ er lagt ind.")).to_be_visible()
    expect(page.get_by_text("Filen „tom.docx“ er tom.")).to_be_visible()
    expect(page.locator(".readings tbody tr")).to_have_count(1)
