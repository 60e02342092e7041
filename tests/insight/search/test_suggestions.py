""" "Mente du …?"."""

import pytest
from django.contrib.auth.models import AnonymousUser

from handleplan.insight.search import search

ANYBODY = AnonymousUser()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("beskæftigelce", "beskæftigelse"),
        ("beskæfitgelse", "beskæftigelse"),
        ("beskaeftigelse", "beskæftigelse"),
        ("skånnejob", "skånejob"),
        ("borgerre i skånejob", "borgere i skånejob"),
        ("plejehjemmene skaanejoob", "plejehjemmene skånejob"),
        ('"åbnet huus"', '"åbent hus"'),
        ("biblioteeket", "biblioteket"),
        ("nørelund kommune", "Nørrelund kommune"),
    ],
)
def test_a_misspelt_word_gets_the_nearest_known_one(policy, typed: str, meant: str) -> None:
    results = search(typed, ANYBODY)
    assert (results.total, results.suggestion) == (0, meant)
    assert search(meant, ANYBODY).total > 0


@pytest.mark.parametrize("typed", ["skånejob", "xyzzyplugh", "zq", "skånejob quxquux"])
def test_nothing_is_suggested_for_what_is_found_or_is_like_nothing(policy, typed: str) -> None:
    assert search(typed, ANYBODY).suggestion is None


def test_nothing_is_suggested_that_would_find_nothing(policy) -> None:
    assert search("tandklinikken kørestol", ANYBODY).total == 0
    assert search("tandklinikken kørestoll", ANYBODY).suggestion is None
