"""Addresses are readable, unique, and none that the site keeps for itself."""

from hypothesis import given
from hypothesis import strategies as st

from handleplan.record.addresses import MAX_LENGTH, RESERVED, slug_for


def test_danish_letters_stay():
    assert slug_for("Ældre på Ærø & Øen") == "ældre-på-ærø-øen"


def test_words_on_both_sides_of_a_slash_stay_apart():
    assert slug_for("Kost/motion") == "kost-motion"


def test_what_is_reserved_gets_a_number():
    assert slug_for("Admin") == "admin-2"


def test_the_site_keeps_every_word_that_its_own_addresses_begin_with():
    from handleplan.web.urls import urlpatterns

    beginnings = {str(pattern.pattern).partition("/")[0] for pattern in urlpatterns}
    assert {beginning for beginning in beginnings if beginning and "<" not in beginning} <= RESERVED


@given(st.text(), st.sets(st.sampled_from(["uden-navn", "uden-navn-2", "a", "b"])))
def test_every_text_gives_a_slug_that_is_free_and_short(text: str, taken: set[str]):
    slug = slug_for(text, taken=taken)
    assert slug
    assert slug not in taken | RESERVED
    assert "/" not in slug
    assert len(slug) <= MAX_LENGTH + 3
