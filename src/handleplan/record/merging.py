"""Two people have written in the same text: a proposal of what both meant, word by word.

It is a three-way merge (diff3) of words instead of lines. A person decides; nothing is merged unseen.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\S+")


def merged(base: str, theirs: str, mine: str) -> str | None:
    """``base`` with what both changed in it; None where they changed the same words into different ones.

    What both put in at the same place stands one after the other, theirs first.

    >>> merged("Vi har holdt et kursus.", "Vi har holdt et langt kursus.", "Vi har nu holdt et kursus.")
    'Vi har nu holdt et langt kursus.'
    >>> merged("To er ansat.", "Tre er ansat.", "Fire er ansat.") is None
    True
    """
    words = _WORDS.findall(base)
    changes = sorted(
        [*_changes(words, _WORDS.findall(theirs), 0), *_changes(words, _WORDS.findall(mine), 1)],
        key=lambda change: (change[0], change[1], change[2]),
    )
    parts: list[str] = []
    at = 0
    last: tuple[int, int, int, str] | None = None
    for change in changes:
        start, end, _whose, text = change
        if last and (start, end, text) == (last[0], last[1], last[3]):
            continue
        if (last and start < last[1]) or start < at:
            return None
        parts += words[at:start]
        parts.append(_apart(parts, text))
        at, last = end, change
    return "".join([*parts, *words[at:]])


def _changes(base: Sequence[str], other: Sequence[str], whose: int) -> Iterator[tuple[int, int, int, str]]:
    for what, start, end, first, last in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if what != "equal":
            yield start, end, whose, "".join(other[first:last])


def _apart(parts: Sequence[str], text: str) -> str:
    """Two texts put in at one place do not run into one word."""
    runs_on = parts and parts[-1] and text and not parts[-1][-1].isspace() and not text[0].isspace()
    return f" {text}" if runs_on else text
