"""A text's sentences, and the parts that an enumeration within a sentence makes of it."""

import re
from dataclasses import dataclass

from handleplan.danish.lines import ends_sentence, squeeze

_BREAK = re.compile(r"[.!?…][”“\"'»)]*\s+(?=[A-ZÆØÅ0-9„“\"»(•-])")
_MARK = r"\(?(?:[a-zæøå]|\d{1,2})[).]"
_MARKS = rf"{_MARK}(?:\s*(?:,|og)\s+{_MARK})*"
_ENUMERATOR = re.compile(rf"(?:^|(?<=\s))(?:[•·–-]\s|[\ue000-\uf8ff]\s*|(?P<marks>{_MARKS})(?=\s))\s*", re.IGNORECASE)
_LONGEST_WORD = 60
_BARE_NUMBER = re.compile(r"\d{1,2}\.$")
_ONLY_MARKS = re.compile(_MARKS, re.IGNORECASE)
_MARK_ITSELF = re.compile(r"[a-zæøå](?=[).])|\d+")


@dataclass(frozen=True, slots=True)
class Part:
    """A point of an enumeration: its text without the marks before it, and these: "a", "2", or none."""

    text: str
    marks: frozenset[str] = frozenset()


def sentences(text: str) -> list[str]:
    """The text's sentences; a point in a date, in an abbreviation or after an enumeration's number ends none.

    >>> sentences("Ca. 30 var med pr. 1. maj. 1. hold er i gang. Det går godt")
    ['Ca. 30 var med pr. 1. maj.', '1. hold er i gang.', 'Det går godt']
    """
    text = squeeze(text)
    found, start = [], 0
    for gap in _BREAK.finditer(text):
        last = text[max(start, gap.end() - _LONGEST_WORD) : gap.end()].strip()
        if ends_sentence(last.replace("(", " ")) and not _goes_on(last, text[gap.end()]):
            found.append(text[start : gap.end()].strip())
            start = gap.end()
    return [*found, rest] if (rest := text[start:].strip()) else found


def enumerated(text: str) -> list[Part]:
    """The points of an enumeration in running text; one part without a mark where the text has none.

    >>> [("".join(part.marks), part.text) for part in enumerated("Vi ønsker a) ti hold, b) to stævner.")]
    [('', 'Vi ønsker'), ('a', 'ti hold,'), ('b', 'to stævner.')]
    """
    parts, start = [], 0
    marks: frozenset[str] = frozenset()
    seen, brackets = 0, 0
    for found in _ENUMERATOR.finditer(text):
        brackets += text.count("(", seen, found.start()) - text.count(")", seen, found.start())
        seen = found.start()
        if found.start() and (brackets > 0 or not _is_mark_within(found)):
            continue
        if said := text[start : found.start()].strip():
            parts.append(Part(said, marks))
        start, marks = found.end(), frozenset(_MARK_ITSELF.findall((found["marks"] or "").casefold()))
    if said := text[start:].strip():
        parts.append(Part(said, marks))
    return parts


def _is_mark_within(found: re.Match[str]) -> bool:
    """Whether it is a point's mark also in the midst of a text: "b)", outside of brackets, is; "2." is not."""
    return bool(found["marks"]) and found[0].strip().endswith(")")


def _goes_on(said: str, following: str) -> bool:
    """Whether the point ends the marks that begin a point of an enumeration, or between a date's figures."""
    between_figures = following.isdigit() and bool(_BARE_NUMBER.fullmatch(said.split()[-1]))
    return between_figures or bool(_ONLY_MARKS.fullmatch(said))
