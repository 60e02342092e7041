"""A real browser that opens the site as it runs.

Chromium is the one that CHROMIUM names, or the first on the PATH. Without one the tests are skipped with the reason,
except in CI, where that is an error.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import builders
from handleplan.insight.search.index import rebuild
from handleplan.record.models import Framework, User

WIDE, NARROW = 1280, 375
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Page]


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "tests/web/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if chromium is None:
        reason = "there is no Chromium: set CHROMIUM to one, or put one on the PATH"
        if os.environ.get("CI") or os.environ.get("HANDLEPLAN_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright's synchronous way runs an event loop, in which Django would refuse to use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(transactional_db, live_server) -> str:
    """The address of a running site with a policy, a pool and a person who can log in."""
    builders.build_policy()
    builders.build_pool()
    User.objects.create_user("leder@nørrelund.dk", "en lang adgangskode", first_name="Asta", last_name="Holm")
    rebuild()
    return live_server.url


@pytest.fixture
def open_page(site, browser) -> Iterator[Open]:
    """Opens a page of the site: its address, the window's width, with or without JavaScript."""
    contexts: list[BrowserContext] = []

    def open_page(address: str, width: int = WIDE, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="da-DK", java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(site + quote(address, safe="/?=&#%"))
        return page

    yield open_page
    for context in contexts:
        context.close()


def every_kind_of_page() -> dict[str, str]:
    """The address of one page of each kind there is."""
    policy = Framework.objects.get(kind=Framework.Kind.POLICY)
    pool = Framework.objects.get(kind=Framework.Kind.POOL)
    plan = policy.plans.get(slug="plejehjemmene")
    return {
        "front": "/",
        "owner": policy.owner.get_absolute_url(),
        "unit": plan.unit.parent.get_absolute_url(),
        "policy": policy.get_absolute_url(),
        "theme": policy.themes.first().get_absolute_url(),
        "plan": plan.get_absolute_url(),
        "source": f"{policy.source_documents.get().versions.get().get_absolute_url()}?linjer=31-36",
        "pool": pool.get_absolute_url(),
        "project": pool.plans.first().get_absolute_url(),
        "search": "/soeg?q=borgere",
        "search that suggests": "/soeg?q=skånjob",
        "accessibility": "/tilgaengelighed",
        "log in": "/log-ind",
        "not found": "/findes-ikke/",
    }
