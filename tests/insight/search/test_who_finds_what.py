"""Nobody finds what they may not see: neither as a hit, nor as a count, nor as a suggestion."""

import pytest
from django.contrib.auth.models import AnonymousUser

from handleplan.insight.search import search
from handleplan.insight.search.index import rebuild
from handleplan.record.models import Framework, Membership, Plan, Report, Unit, User

ANYBODY = AnonymousUser()
WORDS = (
    "skånejob",
    "plejehjemmene",
    "handicappolitik",
    "hjælpemidler",
    "mobilitet",
    "lindely",
    "dagplejen",
    "nørrelund",
)


@pytest.fixture
def private(policy) -> Framework:
    Framework.objects.filter(pk=policy.pk).update(is_public=False)
    return policy


@pytest.mark.parametrize("word", WORDS)
def test_a_private_frameworks_words_are_not_found(private, word: str) -> None:
    results = search(word, ANYBODY)
    assert (results.total, results.hits, results.suggestion) == (0, (), None)


def test_nor_are_they_suggested(private) -> None:
    for misspelt in ("skånejop", "plejehjemmenne", "mobillitet", "dagpleien"):
        assert search(misspelt, ANYBODY).suggestion is None


def test_nor_do_they_hide_what_is_seen(private, pool) -> None:
    """A private word that is nearer to the misspelt one is passed over for a public one."""
    assert search("sundhee", ANYBODY).suggestion in ("sundhed", "Sundhed")
    assert search("sundhed", ANYBODY, framework=private).total == 0


@pytest.mark.parametrize("role", ["administrator", "framework", "unit"])
def test_those_who_see_the_framework_find_them(private, role: str) -> None:
    user = User.objects.create_user("koordinator@nørrelund.example", is_superuser=role == "administrator")
    if role == "framework":
        Membership.objects.create(user=user, role=Membership.Role.READER, framework=private)
    if role == "unit":
        unit = Unit.objects.get(name="Dagplejen")
        Membership.objects.create(user=user, role=Membership.Role.HEAD, unit=unit)
    for word in WORDS:
        assert search(word, user).total > 0, word
    assert search("skånejop", user).suggestion == "skånejob"


def test_another_units_head_finds_nothing(private, pool) -> None:
    user = User.objects.create_user("leder@vestervang.example")
    unit = Unit.objects.get(name="Vestervang Kommune")
    Membership.objects.create(user=user, role=Membership.Role.HEAD, unit=unit)
    assert search("skånejob", user).total == 0
    assert search("værestederne", user).total > 0


def test_a_plan_that_was_withdrawn_is_not_found(policy) -> None:
    assert search("lydbøger", ANYBODY).total > 0
    Plan.objects.filter(unit__name="Biblioteket").update(state=Plan.State.WITHDRAWN)
    assert search("lydbøger", ANYBODY).total == 0
    assert search("lydbøgerr", ANYBODY).suggestion is None


@pytest.mark.parametrize("state", [Report.State.DRAFT, Report.State.SUBMITTED, Report.State.RETURNED])
def test_a_status_that_is_not_published_is_not_found(policy, state: str) -> None:
    assert search("lindely", ANYBODY).total == 1
    Report.objects.update(state=state)
    assert search("lindely", ANYBODY).total == 0


def test_a_unit_with_nothing_to_see_is_not_found(policy) -> None:
    Unit.objects.create(name="Nattevagten", slug="nattevagten")
    rebuild()
    assert search("nattevagten", ANYBODY).total == 0
    assert search("natevagten", ANYBODY).suggestion is None
