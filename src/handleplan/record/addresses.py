"""Addresses: readable, with the Danish letters that people read, and unique where they must be."""

from collections.abc import Container

from django.utils.text import slugify

MAX_LENGTH = 80
"""Long enough to tell two plans apart, short enough to read aloud on the telephone."""


def slug_for(*words: str, taken: Container[str] = ()) -> str:
    """A slug of the words, cut between words, with a number at its end where ``taken`` has it already.

    >>> slug_for("Tandplejen på Ærø", taken={"tandplejen-på-ærø"})
    'tandplejen-på-ærø-2'
    """
    slug = _cut(slugify(" ".join(words), allow_unicode=True)) or "uden-navn"
    number, unique = 2, slug
    while unique in taken:
        unique = f"{slug}-{number}"
        number += 1
    return unique


def _cut(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    return slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
