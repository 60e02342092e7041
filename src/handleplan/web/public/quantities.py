"""What of a text can be counted? Only asked to set a target beside its results, never to judge."""

import re

from handleplan.danish.numbers import NUMBER_WORDS

_WORDS = "|".join(sorted((word for word, value in NUMBER_WORDS.items() if value > 1), key=len, reverse=True))
_NOT_COUNTED = (
    r"(?:og|eller|i|på|af|til|ved|for|om|fra|med|der|som|pr|ud|gange?|års?|årige?|uger?s?|dage?s?|måneder?s?|mdr|timers?|"
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|klasse|klassetrin|årgang)\b"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/§-])(?<!§ )(?!(?:19|20)\d\d\b)(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|{_WORDS})\b"
    rf"(?:\s*(?:-|–|til)\s*(?:\d+|{_WORDS})\b)?(?:\s*%|\s+(?!{_NOT_COUNTED})[a-zæøå]\w+)",
    re.IGNORECASE,
)


def holds_quantity(text: str) -> bool:
    """Whether the text has a number of something in it: "150 børn", "80 %", "to hold".

    >>> holds_quantity("I alt 150 børn deltager."), holds_quantity("Inden 1. maj 2011 er borgerne trygge.")
    (True, False)
    """
    return _QUANTITY.search(text) is not None


_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ0-9])")
_ENDS_IN_NUMBER_OR_ABBREVIATION = re.compile(
    r"(?:\b\d+|\b(?:ca|bl|fx|evt|inkl|pr|maks|min|nr|stk|kr|mio))\.$", re.IGNORECASE
)


def countable_sentences(text: str) -> list[str]:
    """The sentences of the text that have a quantity in them, in their own words.

    >>> countable_sentences("Børnene er glade. I alt 150 børn deltager. De er trygge.")
    ['I alt 150 børn deltager.']
    """
    return [sentence for sentence in _sentences(text) if holds_quantity(sentence)]


def _sentences(text: str) -> list[str]:
    sentences = [""]
    for piece in _SENTENCE_END.split(text):
        if sentences[-1] and not _ENDS_IN_NUMBER_OR_ABBREVIATION.search(sentences[-1]):
            sentences.append(piece)
        else:
            sentences[-1] = f"{sentences[-1]} {piece}".strip()
    return sentences
