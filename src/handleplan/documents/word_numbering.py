"""The number or bullet that Word shows before a list item, counted as Word counts."""

import re
from dataclasses import dataclass

from lxml import etree

from handleplan.documents.symbols import plain_signs
from handleplan.documents.word_styles import Styles
from handleplan.documents.word_xml import WORD, is_on, value_of, whole

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HOLLOW_BULLET = "○"
"""Word's second bullet is an "o" of the font Courier New."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    font: str = ""
    restart: int | None = None
    """After which level's item it begins again; 0 for never, None for each level above."""
    legal: bool = False
    """Whether every number in it shows as a figure, whatever form its own level has."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list's definition: the counters that it shares with others, its levels, and where they begin anew."""

    counters: str
    levels: tuple[_Level, ...]
    begins: tuple[int | None, ...]
    by_style: dict[str, int]


class Numbering:
    """The lists of a file, and how far each has come."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nodes: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for node in root if root is not None else ():
            if node.tag == WORD + "abstractNum":
                self._abstract[node.get(WORD + "abstractNumId", "")] = node
            elif node.tag == WORD + "num":
                self._nodes[node.get(WORD + "numId", "")] = node

    def level_of_style(self, list_id: str, style_id: str) -> int | None:
        """The level of a list that a paragraph style is tied to."""
        found = self._list(list_id)
        return found.by_style.get(style_id) if found else None

    def marker(self, list_id: str, level: int) -> str:
        """Count one more item of the list on that level (from 0), and say what stands before it."""
        found = self._list(list_id)
        if found is None or not 0 <= level < LEVELS:
            return ""
        counters = self._counters.setdefault(found.counters, [None] * LEVELS)
        begin = found.begins[level]
        if begin is not None and (list_id, level) not in self._begun:
            counters[level] = begin
        elif (counter := counters[level]) is None:
            counters[level] = found.levels[level].start
        else:
            counters[level] = counter + 1
        self._begun.add((list_id, level))
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart
            if restart is None or level < restart:
                counters[deeper] = None
        return _shown(found.levels, counters, level)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str, depth: int = 0) -> _List | None:
        node = self._nodes.get(list_id)
        counters = value_of(node, "abstractNumId")
        abstract = self._abstract.get(counters or "")
        if node is None or abstract is None or depth > LEVELS:
            return None
        if link := value_of(abstract, "numStyleLink"):
            linked = self._styles.style(link).list_id
            return self._read(linked, depth + 1) if linked and linked != list_id else None
        levels = [_Level() for _ in range(LEVELS)]
        begins: list[int | None] = [None] * LEVELS
        by_style: dict[str, int] = {}
        for child in abstract.iterchildren(WORD + "lvl"):
            _read_level(child, levels, by_style)
        for override in node.iterchildren(WORD + "lvlOverride"):
            number = whole(override.get(WORD + "ilvl"), 0, high=LEVELS - 1)
            for child in override.iterchildren(WORD + "lvl"):
                _read_level(child, levels, by_style)
            if (start := value_of(override, "startOverride")) is not None:
                begins[number] = whole(start, 1)
        return _List(counters or "", tuple(levels), tuple(begins), by_style)


def _read_level(node: etree._Element, levels: list[_Level], by_style: dict[str, int]) -> None:
    number = whole(node.get(WORD + "ilvl"), 0, high=LEVELS - 1)
    fonts = node.find(f"{WORD}rPr/{WORD}rFonts")
    restart = value_of(node, "lvlRestart")
    levels[number] = _Level(
        start=whole(value_of(node, "start"), 0 if value_of(node, "start") is None else 1),
        form=value_of(node, "numFmt") or "decimal",
        text=value_of(node, "lvlText") or "",
        font=(fonts.get(WORD + "ascii") or fonts.get(WORD + "hAnsi") or "") if fonts is not None else "",
        restart=whole(restart, 0) if restart is not None else None,
        legal=is_on(node.find(WORD + "isLgl")),
    )
    if style := value_of(node, "pStyle"):
        by_style[style] = number


def _shown(levels: tuple[_Level, ...], counters: list[int | None], level: int) -> str:
    mine = levels[level]
    if mine.form == "bullet":
        sign = plain_signs(mine.text, mine.font).strip()
        return _HOLLOW_BULLET if sign == "o" else sign
    if mine.form == "none":
        return _PLACE.sub("", mine.text).strip()

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        value = counters[other]
        value = levels[other].start if value is None else value
        return _written(value, "decimal" if mine.legal else levels[other].form)

    return _PLACE.sub(number, mine.text).strip()


def _written(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and value > 0:
        repeats, letter = divmod(value - 1, 26)
        text = chr(ord("a") + letter) * min(repeats + 1, 20)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        text = _roman(value)
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{value:02}"
    if form == "ordinal":
        return f"{value}."
    if form in ("none", "bullet"):
        return ""
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        text += letters * times
    return text
