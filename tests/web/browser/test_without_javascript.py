"""The site works where no script runs."""

from playwright.sync_api import expect

from .conftest import NARROW, every_kind_of_page


def test_one_finds_a_plan_by_searching(open_page):
    page = open_page("/", javascript=False)
    page.get_by_role("searchbox").fill("skånejob")
    page.get_by_role("button", name="Søg").click()
    expect(page.locator("mark").first).to_have_text("skånejobs")
    page.locator(".hit-name a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plejehjemmene")


def test_one_goes_from_the_front_page_to_a_plan_and_back_on_a_phone(open_page):
    page = open_page("/", NARROW, javascript=False)
    page.get_by_role("link", name="Handicappolitik").click()
    page.get_by_role("link", name="Plejehjemmene").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plejehjemmene")
    page.get_by_role("navigation", name="Brødkrumme").get_by_role("link", name="Handicappolitik 2023–2026").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Handicappolitik")


def test_what_is_folded_unfolds(open_page):
    page = open_page(every_kind_of_page()["plan"], javascript=False)
    earlier = page.get_by_text("Vis ordlyden fra")
    earlier.click()
    expect(page.get_by_text("Hvert plejehjem udpeger en mentor").last).to_be_visible()


def test_a_link_to_a_place_in_a_source_leads_there(open_page):
    page = open_page(every_kind_of_page()["plan"], javascript=False)
    page.locator("a.where").first.click()
    expect(page.locator(".bit.is-marked").first).to_be_in_viewport()
