"""How much two texts say in the same words, whatever their endings."""

import re
from collections.abc import Iterable
from functools import cache

import snowballstemmer

_WORD = re.compile(r"\w{5,}")
_STEMMER = snowballstemmer.stemmer("danish")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the texts' words; short words are in every text and tell nothing."""
    return frozenset(stem(word) for text in texts for word in _WORD.findall(text.casefold()))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text's words stands in the longer, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@cache
def stem(word: str) -> str:
    """What is left of a word in small letters when its ending is taken away."""
    return str(_STEMMER.stemWord(word))
