"""The accessibility page."""

from pages import text_of


def test_it_says_what_is_tried_what_is_not_and_whom_to_tell(client, db):
    shown = text_of(client.get("/tilgaengelighed"))
    for heading in ("Hvad vi har prøvet", "Hvad vi ikke har prøvet", "Fortæl os om fejl"):
        assert heading in shown


def test_a_page_calls_itself_danish_to_an_english_browser_too(client, db):
    html = client.get("/tilgaengelighed", headers={"Accept-Language": "en-GB,en"}).content.decode()
    assert '<html lang="da">' in html


def test_every_page_leads_to_it(client, policy):
    assert 'href="/tilgaengelighed"' in client.get(policy.get_absolute_url()).content.decode()


def test_the_statement_names_whom_to_write_to(client, settings):
    settings.CONTACT = "planer@norrelund.example"
    assert 'href="mailto:planer@norrelund.example"' in client.get("/tilgaengelighed").content.decode()
