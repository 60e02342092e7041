""" "Mente du …?": the known word that is nearest to one that no text holds."""

from dataclasses import dataclass

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from handleplan.insight.models import SearchWord
from handleplan.insight.search.words import Word

LONG_WORD = 6
"""Letters from which on a word may have two mistakes; a shorter one becomes another word too easily."""
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NearWord:
    """A known word: its stem, and the word as texts write it."""

    stem: str
    shown: str


def nearest_words(unknown: Word, words: QuerySet[SearchWord], limit: int) -> list[NearWord]:
    """The known words that are most likely to be meant, best first: fewest mistakes, then the most frequent."""
    typed = _danish_letters(unknown.spelling)
    mistakes = 2 if len(typed) >= LONG_WORD else 1
    if len(typed) < SHORTEST:
        return []
    near = (
        words.annotate(letters=Length("word"))
        .filter(letters__gte=max(SHORTEST, len(typed) - mistakes), letters__lte=len(typed) + mistakes)
        .values_list("word", "stem")
        .annotate(total=Sum("count"), shown=Max("shown"))
    )
    found = []
    for word, stem, count, shown in near:
        distance = OSA.distance(typed, word, score_cutoff=mistakes)
        if distance <= mistakes:
            found.append((distance, -count, NearWord(stem, shown)))
    found.sort(key=lambda near: (near[0], near[1], near[2].shown))
    return [near for _distance, _count, near in found[:limit]]


def _danish_letters(word: str) -> str:
    """Who has no æ and ø on the keyboard writes ae and oe."""
    return word.replace("ae", "æ").replace("oe", "ø")
