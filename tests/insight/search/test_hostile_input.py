"""Nothing that can be typed makes the search fail."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handleplan.insight.search import search

ANYBODY = AnonymousUser()
SYNTAX = ['"', "'", "*", "-", "(", ")", ":", "^", "+", "&", "|", "!", "<->", "NEAR", "AND", "OR", "NOT", "{", "}", "\\"]
"""What means something to FTS5 or to a tsquery."""


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        '"',
        "'",
        '"""',
        "-",
        "--",
        '-"',
        "*",
        "()",
        "%",
        "_",
        "\x00",
        "skånejob\x00",
        "\ud800",
        "a" * 10_000,
        "a " * 10_000,
        '"' * 10_000,
        "'; DROP TABLE insight_searchtext; --",
        "name_words : skånejob",
        "NEAR(skånejob borgere)",
        "skånejob:*",
        "😀",
        "१२३",
        "ﬁ ẞ İ",
    ],
)
def test_it_finds_something_or_nothing(policy, typed: str) -> None:
    results = search(typed, ANYBODY)
    assert results.total >= len(results.hits)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(SYNTAX), st.sampled_from(["skånejob", "borgere", "åbent"]), st.text(max_size=8)),
        max_size=8,
    ),
    st.sampled_from(["", " "]),
)
def test_any_mixture_of_words_and_syntax(policy, pieces: list[str], between: str) -> None:
    results = search(between.join(pieces), ANYBODY)
    assert results.total >= len(results.hits)
