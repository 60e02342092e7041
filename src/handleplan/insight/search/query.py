"""What a person typed, understood: words, "phrases", and -words that must not be there."""

import re
from dataclasses import dataclass

from handleplan.insight.search.words import Word, composed, words_of

LONGEST_QUERY = 300
"""Signs of a query that are read; a longer one is a text that was pasted by mistake."""
MOST_TERMS = 12

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<chunk>[^\s"]+))')
_SMALL_WORDS = frozenset(
    {"af", "alle", "at", "bliver", "da", "de", "dem", "den", "der", "deres", "det", "dette", "du", "eller", "en", "end"}
    | {"er", "et", "for", "fra", "få", "får", "gør", "har", "have", "havde", "han", "hun", "hvad", "hvor", "i", "ikke"}
    | {"ind", "jeg", "kan", "kunne", "man", "med", "men", "mere", "mod", "må", "når", "nu", "og", "også", "om", "op"}
    | {"os", "over", "på", "sig", "sin", "skal", "som", "så", "til", "ud", "under", "var", "ved", "vi", "vil", "være"}
    | {"vores", "år"}
)
"""Words that stand in nearly every text: asked for together with others they say nothing of what is sought."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand side by side."""

    words: tuple[Word, ...]

    @property
    def is_phrase(self) -> bool:
        return len(self.words) > 1

    @property
    def stems(self) -> tuple[str, ...]:
        return tuple(word.stem for word in self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """The terms that must all be there, and those of which none may be. Their words' places are those in ``typed``."""

    typed: str
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


def understood(typed: str) -> Query:
    """The query that was typed. Nothing is an error: what can't be understood is left out.

    >>> query = understood('skånejob "tidlig indsats" -praktik')
    >>> [term.stems for term in query.wanted], [term.stems for term in query.unwanted]
    ([('skånejob',), ('tidlig', 'indsat')], [('praktik',)])
    """
    typed = composed(typed[:LONGEST_QUERY])
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for match in _TERM.finditer(typed):
        part = "chunk" if match["phrase"] is None else "phrase"
        offset = match.start(part)
        words = tuple(
            Word(offset + word.start, offset + word.end, word.spelling, word.stem) for word in words_of(match[part])
        )
        if words:
            (unwanted if match["minus"] else wanted).append(Term(words))
    return Query(typed, tuple(_without_small_words(wanted)[:MOST_TERMS]), tuple(unwanted[:MOST_TERMS]))


def _without_small_words(terms: list[Term]) -> list[Term]:
    telling = [term for term in terms if term.is_phrase or term.words[0].spelling not in _SMALL_WORDS]
    return telling or terms
