"""Which of the new statements are the old ones in other words."""

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

REWORDED = 70
"""Two statements this alike (of 100) are one in other words: revised ones scored 83 to 98, different ones up to 62."""

NEARLY_EQUAL = 90
"""Two statements this alike are one with a slip of the pen or two."""

_FEWEST_WORDS = 5


def likeness(one: str, other: str) -> float:
    """How alike two statements are, from 0 to 100; a longer one that holds the whole of a shorter is very like it."""
    if min(len(one.split()), len(other.split())) < _FEWEST_WORDS:
        return fuzz.token_sort_ratio(one, other)
    return fuzz.token_set_ratio(one, other)


def match(new: Sequence[str], old: Sequence[str], at_least: float = REWORDED) -> list[int | None]:
    """For each of ``new`` the index of its match in ``old``, each old one used once, the most alike first.

    >>> match(["Fortsat flere i job", "Noget helt andet"], ["Flere i job", "En rampe ved rådhuset"])
    [0, None]
    """
    found: list[int | None] = [None] * len(new)
    scorer = fuzz.token_sort_ratio if at_least >= NEARLY_EQUAL else likeness
    plain_new, plain_old = ([utils.default_process(text) for text in texts] for texts in (new, old))
    pairs = sorted(
        (-score, abs(row - column), row, column)
        for row, one in enumerate(plain_new)
        for column, other in enumerate(plain_old)
        if (score := scorer(one, other)) >= at_least
    )
    taken: set[int] = set()
    for _score, _distance, row, column in pairs:
        if found[row] is None and column not in taken:
            found[row] = column
            taken.add(column)
    return found
