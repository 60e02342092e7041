"""Take the README's pictures from the real site with the invented municipality, in a data folder of its own.

A changed copy of the units' plans is brought in, so that there is a reading to check.

Usage: python tools/screenshots.py [FOLDER FOR THE PICTURES]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PORT = "8765"
BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 800}
COORDINATOR = "birgit@noerrelund.example"
PASSWORD_FILE = "demo-password"
PLANS = ROOT / "samples" / "handicappolitik-handleplaner-2023-2026.txt"


def take(page: Page, address: str, file: Path) -> None:
    page.goto(f"http://127.0.0.1:{PORT}{address}")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file)


def log_in(page: Page, password: str) -> None:
    page.goto(f"http://127.0.0.1:{PORT}/log-ind")
    page.get_by_label("E-mail").fill(COORDINATOR)
    page.get_by_label("Adgangskode", exact=True).fill(password)
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/min-side")


def take_review(page: Page, folder: Path, data: Path) -> None:
    """The list of readings, and a plan beside its source."""
    changed = data / PLANS.name
    changed.write_text(PLANS.read_text(encoding="utf-8").replace("mentor", "makker"), encoding="utf-8")
    page.goto(f"http://127.0.0.1:{PORT}/laesninger/")
    page.set_input_files("input[type=file]", changed)
    page.get_by_role("button", name="Læs filerne").click()
    page.get_by_role("row", name="klar til gennemsyn").get_by_role("link").first.click(timeout=60_000)
    take(page, page.url.partition(PORT)[2], folder / "reading.png")
    part = page.locator("a[href*='/plans.']", has_text="Jobcenter Nørrelund").first.get_attribute("href")
    take(page, str(part), folder / "review.png")


def take_year(page: Page, folder: Path, policy: str) -> None:
    """The overview of the round that the demo has under way, and the committee's page."""
    page.goto(f"http://127.0.0.1:{PORT}{policy}runder/")
    take(page, str(page.locator("main a[href*='/runder/2']").first.get_attribute("href")), folder / "round.png")
    take(page, f"{policy}opfoelgning/", folder / "committee.png")


def take_all(folder: Path, data: Path) -> None:
    """The front page, a policy, a plan, a pool, a search, a review and a round; the plan on a phone as well."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport=DESKTOP, locale="da-DK")
        page.goto(f"http://127.0.0.1:{PORT}/")
        links = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
        policy = next(link for link in links if "handicappolitik" in link)
        pool = next(link for link in links if "velf" in link.lower() and link.count("/") == 3)
        page.goto(f"http://127.0.0.1:{PORT}{policy}")
        plan = page.locator(f"a[href^='{policy}']", has_text="Jobcenter Nørrelund").first.get_attribute("href")
        take(page, "/", folder / "front.png")
        take(page, policy, folder / "policy.png")
        take(page, f"{plan}", folder / "plan.png")
        take(page, pool, folder / "pool.png")
        take(page, "/soeg?q=beskæftigelse", folder / "search.png")
        page.set_viewport_size(PHONE)
        take(page, f"{plan}", folder / "plan-phone.png")
        page.set_viewport_size(DESKTOP)
        log_in(page, (data / PASSWORD_FILE).read_text(encoding="utf-8"))
        take_review(page, folder, data)
        take_year(page, folder, policy)
        browser.close()


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        command = [str(ROOT / ".venv" / "bin" / "handleplan"), "demo", "--port", PORT]
        environment = {**os.environ, "HANDLEPLAN_DATA": data}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            if not any("kører på" in line for line in server.stdout):
                sys.exit("Demoen startede ikke.")
            take_all(folder, Path(data))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
