"""Everything by keyboard, and one sees where one is."""

from .conftest import every_kind_of_page

FOCUSED = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
        tag: one.tagName,
        text: one.innerText || one.value || "",
        visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0,
    };
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary")]
    .filter(one => one.checkVisibility()).length"""


def test_the_skip_link_comes_first_and_leads_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Gå til sidens indhold"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_every_link_is_reached_in_turn_and_seen_when_it_is(open_page):
    addresses = every_kind_of_page()
    for name in ("front", "policy", "plan", "pool"):
        page = open_page(addresses[name])
        wanted = page.evaluate(REACHABLE)
        assert wanted > 5, name
        reached = 0
        for _ in range(wanted + 20):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused["tag"] == "BODY":
                break
            reached += focused["tag"] in ("A", "BUTTON", "INPUT", "SUMMARY")
            assert focused["visible"], (name, focused)
        assert reached == wanted, name


def test_what_is_folded_opens_by_keyboard(open_page):
    page = open_page(every_kind_of_page()["plan"])
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("one => one.open")


def test_a_search_needs_no_mouse(open_page):
    page = open_page("/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("skånejob")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg?q=*")
    assert page.locator("mark").first.inner_text() == "skånejobs"
