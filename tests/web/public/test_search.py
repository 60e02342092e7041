"""The search page."""

import re

import pytest

from handleplan.insight.search.index import rebuild
from handleplan.record.models import Report, ReportEntry
from pages import text_of


@pytest.fixture
def indexed(policy, pool):
    rebuild()
    return policy


def test_a_word_is_found_in_its_other_forms_and_marked(client, indexed):
    response = client.get("/soeg", {"q": "skånejob"})
    assert "<mark>skånejobs</mark>" in response.content.decode()
    assert "To borgere er begyndt i skånejobs på Lindely." in text_of(response)


def test_a_hit_leads_to_its_page_and_tells_where_it_stands(client, indexed, plan):
    response = client.get("/soeg", {"q": "skånejob"})
    assert plan.get_absolute_url() in response.content.decode()
    assert "Hvor står det?" in text_of(response)
    assert "?linjer=1-10#L1" in response.content.decode()


def test_each_hit_leads_to_a_page_that_is_there(client, indexed):
    html = client.get("/soeg", {"q": "borgere"}).content.decode()
    addresses = set(re.findall(r'<h2 class="hit-name"><a href="([^"#]+)', html))
    assert len(addresses) > 3
    assert {client.get(address).status_code for address in addresses} == {200}


def test_a_misspelt_word_gets_a_suggestion(client, indexed):
    response = client.get("/soeg", {"q": "skånjob"})
    assert "Mente du skånejob" in text_of(response)
    assert "/soeg?q=sk%C3%A5nejob" in response.content.decode()


def test_what_is_nowhere_is_said_to_be_nowhere(client, indexed):
    assert "Ingen steder nævner „qqqqxxxx“" in text_of(client.get("/soeg", {"q": "qqqqxxxx"}))


def test_nothing_asked_is_no_error(client, indexed):
    assert "Skriv et ord." in text_of(client.get("/soeg"))
    assert client.get("/soeg", {"q": "   "}).status_code == 200


@pytest.mark.parametrize("asked", ['"', "-", "' OR 1=1 --", "a" * 5000, "\x00", "*", "NEAR(", "æøå AND"])
def test_no_query_breaks_the_page(client, indexed, asked):
    assert client.get("/soeg", {"q": asked}).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²"])
def test_no_page_number_breaks_the_page(client, indexed, page):
    assert client.get("/soeg", {"q": "borgere", "side": page}).status_code == 200


def test_many_hits_are_divided_into_pages(client, indexed):
    ReportEntry.objects.bulk_create(
        ReportEntry(report=Report.objects.first(), field="done", order=order, text=f"Gangbroen nummer {order}.")
        for order in range(30)
    )
    rebuild()
    first = client.get("/soeg", {"q": "gangbro"})
    assert "30 steder nævner „gangbro“" in text_of(first)
    assert "Side 1 af 2" in text_of(first)
    assert "/soeg?q=gangbro&amp;side=2" in first.content.decode()
    second = client.get("/soeg", {"q": "gangbro", "side": "2"})
    assert "Side 2 af 2" in text_of(second)
    assert 'rel="prev"' in second.content.decode()


def test_htmx_is_given_the_hits_alone(client, indexed):
    html = client.get("/soeg", {"q": "skånejob"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert "<mark>skånejobs</mark>" in html


def test_what_is_not_public_is_not_found(client, indexed):
    indexed.is_public = False
    indexed.save()
    assert "Ingen steder nævner „skånejob“" in text_of(client.get("/soeg", {"q": "skånejob"}))


def test_what_was_typed_is_never_markup(client, indexed):
    assert "<b>x</b>" not in client.get("/soeg", {"q": "<b>x</b>"}).content.decode()
