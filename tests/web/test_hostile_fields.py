"""Whatever stands in a field or in the question of an address, the site answers, and keeps what was typed."""

import pytest

from handleplan.web.middleware import no_null_characters

TOO_LARGE = "9" * 30
ENDLESS = "9" * 5000
"""Python itself refuses to make a number of so many digits."""
WITH_NULL = "a\0b"


@pytest.mark.parametrize("asked", [TOO_LARGE, ENDLESS, WITH_NULL])
def test_no_question_in_an_address_breaks_the_site(client, policy, asked):
    for address in ("/", "/soeg", policy.get_absolute_url(), policy.plans.first().get_absolute_url()):
        assert client.get(address, {"q": asked, "side": asked, "linjer": asked, "ramme": asked}).status_code == 200


def test_what_is_typed_around_a_null_character_is_kept(rf):
    seen = []
    request = rf.post("/?q=a%00b", {"text": "Kaffe\0 på åen & mere", "part": ["1", "2\0"], "\0": "x"})
    no_null_characters(lambda one: seen.append((one.GET["q"], one.POST["text"], one.POST.getlist("part"))))(request)
    assert seen == [("ab", "Kaffe på åen & mere", ["1", "2"])]


def test_an_address_with_a_null_character_is_none(client, db):
    assert client.get("/n%00rrelund/").status_code == 404
