"""What only a browser can tell of the pages."""

import re

from playwright.sync_api import expect

from .conftest import NARROW, every_kind_of_page


def test_a_source_rolls_to_the_asked_lines_without_a_fragment(open_page):
    page = open_page(every_kind_of_page()["source"])
    expect(page.locator(".bit.is-marked").first).to_be_in_viewport()


def test_the_matrix_is_a_table_with_room_and_a_list_without(open_page):
    address = every_kind_of_page()["policy"]
    wide, narrow = open_page(address), open_page(address, NARROW)
    expect(wide.locator("table.matrix")).to_be_visible()
    expect(wide.locator(".matrix-narrow")).to_be_hidden()
    expect(narrow.locator("table.matrix")).to_be_hidden()
    expect(narrow.locator(".matrix-narrow")).to_be_visible()


def test_the_promise_stands_side_by_side_with_room_and_stacked_without(open_page):
    address = every_kind_of_page()["plan"]

    def tops(page):
        return {part.bounding_box()["y"] for part in page.locator("#loeftet ~ .promise .promise-part").all()}

    assert len(tops(open_page(address))) == 1
    assert len(tops(open_page(address, NARROW))) == 3


def test_the_hits_come_while_one_types(open_page):
    page = open_page("/soeg")
    page.get_by_role("searchbox").press_sequentially("skånejob")
    expect(page.locator("#results mark").first).to_have_text("skånejobs")
    expect(page).to_have_url(re.compile("q=sk%C3%A5nejob$"))


def test_paper_holds_what_the_screen_folds_away(open_page):
    page = open_page(every_kind_of_page()["plan"])
    page.emulate_media(media="print")
    expect(page.get_by_text("Hvert plejehjem udpeger en mentor").last).to_be_visible()
    expect(page.get_by_role("navigation", name="Hovedmenu")).to_be_hidden()
