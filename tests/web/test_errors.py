"""The pages for when something is not there, or goes wrong."""

from django.test import RequestFactory

from handleplan.web.errors import server_error
from pages import text_of


def test_what_is_not_found_has_a_way_on(client, policy):
    response = client.get("/findes-ikke/")
    assert response.status_code == 404
    assert "Siden findes ikke" in text_of(response)
    assert 'href="/"' in response.content.decode()
    assert 'role="search"' in response.content.decode()


def test_an_error_of_ours_needs_neither_database_nor_session(settings):
    """There is no ``db`` here: a query would fail the test."""
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Noget gik galt hos os" in text_of(response)
    assert "handleplan/site.css" in response.content.decode()


def test_an_error_page_is_shown_though_the_style_sheets_cannot_be_found(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "stylesheet" not in response.content.decode()
    assert "Noget gik galt hos os" in text_of(response)


def test_an_exception_in_a_view_becomes_that_page(client, policy, monkeypatch):
    def fails(*_args, **_kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("handleplan.web.public.front.overviews", fails)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Noget gik galt hos os" in text_of(response)
