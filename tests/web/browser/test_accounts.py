"""Accounts and people in a browser: no violation, nothing wider than the window, and a code set up by keyboard."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from playwright.sync_api import Page, expect

from handleplan.record.models import Framework, User
from handleplan.record.people import give_role, invite

from .conftest import NARROW, WIDE
from .test_accessibility import violations

PASSWORD = "en lang adgangskode"


@pytest.fixture
def coordinator(site) -> User:
    user = User.objects.create_user("koordinator@nørrelund.dk", PASSWORD, first_name="Karen", last_name="Ravn")
    give_role(user, "coordinator", Framework.objects.get(kind="policy"))
    return user


def log_in(page: Page, email: str = "koordinator@nørrelund.dk") -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/min-side")


def wrong_with(page: Page) -> list[str]:
    found = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        found += violations(page)
        spill = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if spill > 0:
            found.append(f"spills {spill} pixels at {width}")
    return found


def test_every_page_of_accounts_and_people_is_accessible(open_page, site, coordinator):
    policy = Framework.objects.get(kind="policy")
    _invitation, key = invite("ny@nørrelund.dk", "reader", policy, by=coordinator, name="Niels Yde")
    page = open_page("/log-ind")
    wrong = {}
    for address in ("/glemt-adgangskode", "/glemt-adgangskode/sendt", f"/invitation/{key}", "/invitation/udløbet"):
        page.goto(site + address)
        wrong[address] = wrong_with(page)
    page.goto(f"{site}/log-ind")
    page.get_by_role("button", name="Log ind").click()
    wrong["log in with errors"] = wrong_with(page)
    log_in(page)
    role = policy.memberships.get().pk
    give_role(User.objects.get(email="leder@nørrelund.dk"), "reader", policy)
    for address in (
        "/min-side",
        "/brugere/",
        "/brugere/inviter",
        "/brugere/inviter/reader",
        f"/brugere/roller/{role + 1}/fratag",
        "/min-side/sikkerhed",
        "/min-side/sikkerhed/adgangskode",
        "/min-side/sikkerhed/logget-ind",
        "/min-side/sikkerhed/engangskoder",
        "/log-ud",
    ):
        assert page.goto(site + address).ok, address
        wrong[address] = wrong_with(page)
    assert not any(wrong.values()), {address: found for address, found in wrong.items() if found}


def test_a_code_is_set_up_and_used_without_a_mouse(open_page, coordinator):
    page = open_page("/log-ind")
    log_in(page)
    page.goto(page.url.replace("/min-side", "/min-side/sikkerhed/engangskoder"))
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Slå engangskoder til")
    shown = page.get_by_alt_text(re.compile("Kode til appens kamera"))
    assert shown.evaluate("one => one.complete && one.naturalWidth > 0"), (
        "the content security policy stops the picture"
    )
    assert wrong_with(page) == []
    secret = page.locator("code.key").inner_text()
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    page.get_by_label("Koden fra appen").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine nødkoder")
    assert wrong_with(page) == []
    emergency = page.locator(".codes code").first.inner_text()
    page.goto(page.url.replace("noedkoder", "engangskoder/fra"))
    assert wrong_with(page) == []
    page.context.clear_cookies()
    page.goto(page.url.partition("/min-side")[0] + "/log-ind")
    page.get_by_label("E-mail").fill("koordinator@nørrelund.dk")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Engangskode")
    assert wrong_with(page) == []
    page.keyboard.press("Tab")
    page.get_by_label("Engangskode").fill(emergency)
    page.keyboard.press("Enter")
    page.wait_for_url("**/min-side")


def test_one_is_invited_and_takes_the_role_on_a_phone_without_scripts(open_page, site, coordinator):
    page = open_page("/log-ind", NARROW, javascript=False)
    log_in(page)
    page.get_by_role("link", name="Inviter").click()
    page.get_by_role("link", name="Læser").click()
    page.get_by_label("E-mail").fill("ny@nørrelund.dk")
    page.get_by_label("Hvad rollen gælder").select_option(index=1)
    page.get_by_role("button", name="Send invitationen").click()
    expect(page.get_by_text("Invitationen er sendt til ny@nørrelund.dk.")).to_be_visible()
    link = re.search(r"http\S+", mail.outbox[-1].body)[0]
    page.context.clear_cookies()
    page.goto(link)
    page.get_by_label("Dit navn").fill("Niels Yde")
    page.get_by_label("Vælg en adgangskode").fill(PASSWORD)
    page.get_by_label("Adgangskoden igen").fill(PASSWORD)
    page.get_by_role("button", name="Opret konto").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Niels Yde")
    expect(page.get_by_text("læser", exact=True)).to_be_visible()
