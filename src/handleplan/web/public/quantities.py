"""Does a text promise something that can be counted? Only asked to set a target beside its result, never to judge."""

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
