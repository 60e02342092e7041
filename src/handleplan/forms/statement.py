"""How a line of a document begins and ends: as a bullet, a number, in the middle of a sentence."""

import re
from dataclasses import dataclass
from functools import lru_cache

from handleplan.danish.lines import ends_sentence, is_left_open

_BULLET = re.compile(r"(?P<mark>[•·▪‣›*●○◦■–—\uf0b7\uf0a7\uf0d8\uf0fc\uf02d-])(?P<space>\s*)(?=\S)")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\D)")
_DASHES = frozenset("-–—*○")


@dataclass(frozen=True, slots=True)
class Start:
    """How a text begins. ``kind`` is "bullet", "number", "lower" (a small letter: it goes on) or "upper".

    ``mark`` is the bullet; ``words`` the text after bullet or number.
    """

    kind: str
    words: str
    mark: str = ""
    number: int = 0

    @property
    def is_marked(self) -> bool:
        return self.kind in ("bullet", "number")


@lru_cache(maxsize=8192)
def start_of(text: str) -> Start:
    """How the text begins. A dash before a small letter may as well be within a sentence, and counts as "lower"."""
    text = text.strip()
    if match := _BULLET.match(text):
        words = text[match.end() :]
        is_dash = match["mark"] in _DASHES
        if not is_dash or (match["space"] and not words[0].islower()):
            return Start("bullet", words, match["mark"])
        if match["space"]:
            return Start("lower", words, match["mark"])
    if match := _NUMBER.match(text):
        return Start("number", text[match.end() :], number=int(match["number"]))
    first = re.search(r"[^\W_]", text)
    return Start("lower" if first and first.group().islower() else "upper", text)


@lru_cache(maxsize=8192)
def openness(text: str) -> float:
    """How surely a statement that has come to the end of ``text`` goes on: 0 after a full stop, 1 after "og"."""
    if ends_sentence(text) or text.rstrip().endswith((":", ";")):
        return 0.0
    return 1.0 if is_left_open(text) else 0.5
