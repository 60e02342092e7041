"""Addresses: readable, with the Danish letters that people read, unique where they must be, and never lost."""

from collections.abc import Container
from urllib.parse import unquote

from django.utils.text import slugify

from handleplan.record.models import FormerAddress, Framework, Plan, Unit

MAX_LENGTH = 80
"""Long enough to tell two plans apart, short enough to read aloud on the telephone."""

RESERVED = frozenset(
    {"admin", "soeg", "tilgaengelighed", "was", "log-ind", "log-ud", "glemt-adgangskode", "min-side", "laesninger"}
    | {"static", "api", "brugere", "invitation"}
    | {"enheder", "tema", "kilder", "hent", "runder", "status", "venter", "post"}
)
"""Parts of addresses that the site keeps for itself."""


def slug_for(*words: str, taken: Container[str] = ()) -> str:
    """A slug of the words, cut between words, with a number at its end where it is ``taken`` or reserved.

    >>> slug_for("Tandplejen på Ærø", taken={"tandplejen-på-ærø"})
    'tandplejen-på-ærø-2'
    """
    slug = _cut(slugify(" ".join(words).replace("/", " "), allow_unicode=True)) or "uden-navn"
    number, unique = 2, slug
    while unique in taken or unique in RESERVED:
        unique = f"{slug}-{number}"
        number += 1
    return unique


def keep_former_address(thing: Unit | Framework | Plan) -> None:
    """Remember where ``thing`` stands now, before it moves. What stands below it is found by the same beginning."""
    leads_to = {
        "unit": thing if isinstance(thing, Unit) else None,
        "framework": thing if isinstance(thing, Framework) else None,
        "plan": thing if isinstance(thing, Plan) else None,
    }
    FormerAddress.objects.update_or_create(path=unquote(thing.get_absolute_url()), defaults=leads_to)


def _cut(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    return slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
