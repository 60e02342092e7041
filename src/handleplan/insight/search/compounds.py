"""Danish writes compounds in one word: who asks for "handicap" wants "handicapområdet" and "synshandicap" as well."""

from collections.abc import Sequence
from itertools import takewhile

from django.db.models import Q, QuerySet, Sum

from handleplan.insight.models import SearchWord
from handleplan.insight.search.query import Term
from handleplan.insight.search.words import Word

SHORTEST = 3
"""Letters of a word that may be part of a compound."""
MOST_COMPOUNDS = 80
"""Compounds of one word that are asked for, the most frequent ones first."""
MOST_CANDIDATES = 2_000

_LAST_LETTER = chr(0x10FFFF)
_VOWELS = frozenset("aeiouyæøå")
_NO_WORDS = frozenset(
    {"afsted", "bag", "efter", "for", "foran", "forbi", "fra", "gen", "hen", "hin", "ind", "ini", "kon", "med", "mel"}
    | {"mis", "mod", "ned", "nær", "over", "pro", "sam", "til", "tilbage", "und", "under", "van", "ved", "vid"}
)
"""Beginnings that make another word instead of a compound: a "forhandling" is no kind of "handling"."""


def compounds_of(terms: Sequence[Term], words: QuerySet[SearchWord]) -> dict[str, tuple[str, ...]]:
    """For each single word among the terms (by its spelling) the stems of its compounds, in one question to ``words``.

    A word that begins as the one asked for counts as its compound: "skånej" finds "skånejob" while one still types.
    """
    asked = {term.words[0] for term in terms if not term.is_phrase and len(term.words[0].stem) >= SHORTEST}
    if not asked:
        return {}
    near = Q()
    for word in asked:
        near |= _beginning_with("word", _root(word)) | _beginning_with("stem_backwards", word.stem[::-1])
    known = words.filter(near).values_list("word", "stem").annotate(total=Sum("count")).order_by("-total", "word")
    candidates = [(spelling, stem) for spelling, stem, _total in known[:MOST_CANDIDATES]]
    return {word.spelling: _compounds(word, candidates) for word in asked}


def _root(word: Word) -> str:
    """The letters that all forms of the word begin with."""
    pairs = zip(word.spelling, word.stem, strict=False)
    common = "".join(letter for letter, _same in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return common if len(common) >= SHORTEST else word.spelling


def _beginning_with(field: str, letters: str) -> Q:
    """Asked as a range, which both databases answer from an index."""
    return Q(**{f"{field}__gte": letters, f"{field}__lt": letters + _LAST_LETTER})


def _compounds(word: Word, candidates: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    beginnings = tuple(_beginnings(word, candidates))
    stems = dict.fromkeys(
        stem
        for spelling, stem in candidates
        if stem != word.stem and (spelling.startswith(beginnings) or _ends_in(stem, word.stem))
    )
    return tuple(stems)[:MOST_COMPOUNDS]


def _beginnings(word: Word, candidates: Sequence[tuple[str, str]]) -> set[str]:
    """What a compound with the word as its first part begins with.

    That is the word itself, its shorter forms ("kommune" for "kommunen", but not "kommun", which is in
    "kommunikation" too), and those with the s that joins two words: "arbejds" for "arbejde".
    """
    forms = {word.spelling}
    forms |= {
        spelling
        for spelling, stem in candidates
        if stem == word.stem and len(spelling) > SHORTEST and word.spelling.startswith(spelling)
    }
    if word.spelling.endswith(("en", "et")) and len(word.spelling) > SHORTEST + 2:
        forms.add(word.spelling[:-1])
    return forms | {form[:-1] + "s" for form in forms if form.endswith("e") and len(form) > SHORTEST + 1}


def _ends_in(stem: str, asked: str) -> bool:
    first = stem.removesuffix(asked)
    return len(first) >= SHORTEST and first != stem and bool(_VOWELS & set(first)) and first not in _NO_WORDS
