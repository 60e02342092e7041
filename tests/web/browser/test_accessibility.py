"""axe finds nothing to say of any page, no page is wider than the window, and none logs an error."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from .conftest import NARROW, WIDE, every_kind_of_page

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds, each as a line: the rule, and where. axe is no part of the site: its own CSP does not apply."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "levels => axe.run(document, {runOnly: {type: 'tag', values: levels}}).then(done => done.violations)", LEVELS
    )
    return [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_has_a_violation_spills_or_logs_an_error(open_page, site, width):
    """A style or script that the content security policy stops would be logged."""
    page = open_page("/tilgaengelighed", width)
    logged: list[str] = []
    page.on("console", lambda message: logged.append(message.text))
    page.on("pageerror", lambda error: logged.append(str(error)))
    wrong = {}
    for name, address in every_kind_of_page().items():
        response = page.goto(site + quote(address, safe="/?=&%"))
        found = [line for line in logged if response.ok or "404" not in line]
        logged.clear()
        # What is folded must be as accessible and as narrow as what is not.
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found += violations(page)
        spill = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if spill > 0:
            found.append(f"spills {spill} pixels")
        if found:
            wrong[name] = found
    assert wrong == {}


def test_a_persons_own_page_has_no_violation(open_page):
    page = open_page("/log-ind")
    page.get_by_label("E-mail").fill("leder@nørrelund.dk")
    page.get_by_label("Adgangskode").fill("en lang adgangskode")
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/min-side")
    assert violations(page) == []


def test_axe_does_find_what_is_wrong(open_page):
    """Else the tests above would say nothing."""
    page = open_page("/")
    page.evaluate("document.querySelector('input[type=search]').insertAdjacentHTML('afterend', '<img src=x>')")
    assert any(line.startswith("image-alt") for line in violations(page))
