"""The sentence of a text that was hit, with the words that hit it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handleplan.insight.search.engine import Sought
from handleplan.insight.search.words import words_of

LONGEST_SENTENCE = 320
"""Signs that are shown of a sentence; more stand behind the link."""
SIGNS_BEFORE_HIT = 100
CUT_BEFORE, CUT_AFTER = "… ", " …"

_SENTENCE_ENDS = re.compile(r"(?:[.!?…][”\"')\]]*\s+(?=[“”\"'(\[]?[A-ZÆØÅ0-9])|\n+)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:bl\.?a|ca|dvs|evt|f\.?eks|fx|hhv|inkl|jf|kr|m\.?fl|mia|mio|mv|m\.?m|nr|osv|pr|s|stk|tlf|vedr|\d+|\w))\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; ``is_hit`` where the search found it."""

    text: str
    is_hit: bool = False


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    term: int


def marked(text: str, wanted: Sequence[Sought]) -> Parts:
    """The whole text with its hits."""
    return tuple(_parts(text, 0, len(text), _hits(text, wanted)))


def sentence_with_hits(text: str, wanted: Sequence[Sought]) -> Parts:
    """The sentence with most of the terms, the first of those with as many; cut where it is very long."""
    hits = _hits(text, wanted)
    best = max(_sentences(text), key=lambda span: (len({hit.term for hit in hits if _within(hit, span)}), -span[0]))
    start, end = _cut(text, best, [hit for hit in hits if _within(hit, best)])
    before = [Part(CUT_BEFORE)] if start > best[0] else []
    after = [Part(CUT_AFTER)] if end < best[1] else []
    return (*before, *_parts(text, start, end, hits), *after)


def _hits(text: str, wanted: Sequence[Sought]) -> list[_Hit]:
    """Where the terms stand, none upon another."""
    words = list(words_of(text))
    hits = []
    free = 0
    for place, word in enumerate(words):
        if place < free:
            continue
        for number, sought in enumerate(wanted):
            length = len(sought.stems)
            here = tuple(other.stem for other in words[place : place + length])
            if here == sought.stems or word.stem in sought.compounds:
                free = place + (length if here == sought.stems else 1)
                hits.append(_Hit(word.start, words[free - 1].end, number))
                break
    return hits


def _parts(text: str, start: int, end: int, hits: Sequence[_Hit]) -> Iterator[Part]:
    at = start
    for hit in hits:
        if hit.start < start or hit.end > end:
            continue
        if hit.start > at:
            yield Part(text[at : hit.start])
        yield Part(text[hit.start : hit.end], is_hit=True)
        at = hit.end
    if at < end:
        yield Part(text[at:end])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences begin and end; at least one, be it empty."""
    start = 0
    for gap in _SENTENCE_ENDS.finditer(text):
        end = gap.start() + len(gap.group().rstrip())
        if _ABBREVIATED.search(text, start, end) and "\n" not in gap.group():
            continue
        yield start, end
        start = gap.end()
    if start < len(text) or start == 0:
        yield start, len(text)


def _within(hit: _Hit, span: tuple[int, int]) -> bool:
    return span[0] <= hit.start < span[1]


def _cut(text: str, sentence: tuple[int, int], hits: Sequence[_Hit]) -> tuple[int, int]:
    """The part of a long sentence around its first hit, cut between words."""
    start, end = sentence
    if end - start <= LONGEST_SENTENCE:
        return start, end
    if hits and hits[0].start - start > SIGNS_BEFORE_HIT:
        start = text.find(" ", hits[0].start - SIGNS_BEFORE_HIT, hits[0].start) + 1 or hits[0].start
    if end - start <= LONGEST_SENTENCE:
        return start, end
    end = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
    return start, end if end > start else start + LONGEST_SENTENCE
