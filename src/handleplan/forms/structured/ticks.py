"""The themes that a plan ticks, wherever the ticks stand: in a cell beside the theme, in its line, before or after."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handleplan.danish.lines import squeeze
from handleplan.documents.place import Place
from handleplan.documents.structure import TICKED, UNTICKED, Cell, Element, Paragraph, Table, paragraphs
from handleplan.forms.reading import Item
from handleplan.forms.structured.items import shown_lines
from handleplan.forms.themes import Ticks

_LEAST_COLUMNS = 2
_AROUND = " \t\n,;.:/|–-"


@dataclass(frozen=True, slots=True)
class _Token:
    """A box, a theme, or other text. ``is_ticked`` is None for what is no box; an empty cell may be an unticked one."""

    text: str
    place: Place
    theme: str = ""
    is_ticked: bool | None = None

    @property
    def is_box(self) -> bool:
        return self.is_ticked is not None


class ThemeList:
    """The themes that a form offers, and the signs that its documents tick with."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        self._themes = {squeeze(theme).casefold(): theme for theme in layout["offered"]}
        self._signs: dict[str, bool] = {TICKED: True, UNTICKED: False}
        self._signs |= dict.fromkeys(layout["ticked"], True) | dict.fromkeys(layout["unticked"], False)
        themes = "|".join(
            r"\s+".join(map(re.escape, theme.split())) for theme in sorted(self._themes, key=len, reverse=True)
        )
        signs = "|".join(_sign_pattern(sign) for sign in sorted(self._signs, key=len, reverse=True))
        self._pattern = re.compile(rf"(?P<theme>\b(?:{themes})\b)|(?P<sign>{signs})", re.IGNORECASE)

    def names_in(self, elements: Iterable[Element]) -> int:
        """How many different themes stand in the text."""
        text = " ".join(squeeze(paragraph.text) for paragraph in paragraphs(tuple(elements))).casefold()
        return sum(theme in text for theme in self._themes)

    def read(self, elements: Sequence[Element]) -> Ticks:
        """The ticks in these elements; what is neither box nor theme is ``unplaced``."""
        rows = [row for row in self._rows(elements) if row]
        is_after = _boxes_follow(rows)
        checked: list[str] = []
        offered: list[str] = []
        marks: list[Item] = []
        unplaced: list[Item] = []
        for token, box in _paired([token for row in rows for token in (*row, None)], is_after):
            if token.is_box:
                marks += [Item(token.text, token.place)] if token.text else []
            elif token.theme or (box and box.text):
                theme = token.theme or token.text.strip(_AROUND)
                offered.append(theme)
                if box and box.is_ticked:
                    checked.append(theme)
                    if theme != token.text:
                        marks.append(Item(token.text, token.place))
                else:
                    marks.append(Item(token.text, token.place))
            else:
                unplaced.append(Item(token.text, token.place))
        return Ticks(tuple(checked), tuple(offered), tuple(marks), tuple(unplaced))

    # --- tokens

    def _rows(self, elements: Iterable[Element]) -> Iterator[list[_Token]]:
        """The tokens, line by line: of a paragraph each of its lines, of a table each row."""
        for element in elements:
            if isinstance(element, Table):
                yield from self._table_rows(element)
            else:
                yield from self._lines(element)

    def _lines(self, paragraph: Paragraph) -> Iterator[list[_Token]]:
        is_box = paragraph.marker in self._signs
        lines = f"{paragraph.marker} {paragraph.text}".split("\n") if is_box else shown_lines(paragraph)
        for line in lines:
            yield list(self._tokens(line, paragraph.place))

    def _table_rows(self, table: Table) -> Iterator[list[_Token]]:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        found = [sorted(row, key=lambda cell: cell.column) for row in rows.values()]
        while found:
            row = found.pop(0)
            if found and (pairs := self._one_above_other(row, found[0])):
                found.pop(0)
                yield pairs
            else:
                yield from self._row(row)

    def _one_above_other(self, upper: Sequence[Cell], lower: Sequence[Cell]) -> list[_Token]:
        """Themes beside one another with their boxes in the row under them, or over them: each box before its theme."""
        if len(upper) < _LEAST_COLUMNS or [cell.column for cell in upper] != [cell.column for cell in lower]:
            return []
        tokens = [[[t for line in self._rows(cell.elements) for t in line] for cell in row] for row in (upper, lower)]
        kinds = ["".join(sorted({self._kind(found) for found in row})) for row in tokens]
        if kinds not in (["theme", "box"], ["box", "theme"]):
            return []
        boxes, themes = tokens if kinds[0] == "box" else reversed(tokens)
        unticked = [_Token("", Place(), is_ticked=False)]
        return [token for box, theme in zip(boxes, themes, strict=True) for token in (box or unticked) + theme]

    def _kind(self, tokens: Sequence[_Token]) -> str:
        """What a cell holds: one theme, one box or nothing ("box"), or more ("more")."""
        if not tokens or (len(tokens) == 1 and tokens[0].is_box):
            return "box"
        return "theme" if len(tokens) == 1 and tokens[0].theme else "more"

    def _row(self, cells: Sequence[Cell]) -> Iterator[list[_Token]]:
        """A row of cells. Cells of several lines each are read line by line, beside one another where they fit."""
        lines = [[line for line in self._rows(cell.elements) if line] for cell in cells]
        height = max((len(found) for found in lines), default=0)
        if height > 1 and all(len(found) in (height, 0) for found in lines) and sum(map(bool, lines)) > 1:
            for number in range(height):
                yield [token for found in lines if found for token in found[number]]
            return
        if height > 1:
            for found in lines:
                yield from found
            return
        yield [token for found in lines for token in (found[0] if found else [_Token("", Place(), is_ticked=False)])]

    def _tokens(self, line: str, place: Place) -> Iterator[_Token]:
        end = 0
        for match in self._pattern.finditer(line):
            if between := line[end : match.start()].strip(_AROUND):
                yield _Token(squeeze(between), place)
            end = match.end()
            text = squeeze(match.group())
            if match["theme"]:
                yield _Token(text, place, theme=self._themes[text.casefold()])
            else:
                yield _Token(text, place, is_ticked=self._signs.get(text, self._signs.get(text.upper(), True)))
        if rest := line[end:].strip(_AROUND):
            yield _Token(squeeze(rest), place)


def _sign_pattern(sign: str) -> str:
    """A sign as a regular expression; a letter such as X only where it stands alone."""
    escaped = r"\s*".join(re.escape(letter) for letter in sign if letter != " ") if len(sign) > 1 else re.escape(sign)
    if sign in ("[ ]", "( )", "[]"):
        return r"\[\s*\]" if sign[0] == "[" else r"\(\s*\)"
    return rf"(?<!\w){escaped}(?!\w)" if sign.isalnum() else escaped


def _boxes_follow(rows: Sequence[Sequence[_Token]]) -> bool:
    """Whether the boxes stand after their themes: told by how the lines begin and end."""
    before = after = 0
    for row in rows:
        real = [token for token in row if token.text or token.is_box]
        if len(real) > 1:
            before += real[0].is_box and not real[1].is_box
            after += real[-1].is_box and not real[-2].is_box
    return after > before


def _paired(tokens: Sequence[_Token | None], is_after: bool) -> Iterator[tuple[_Token, _Token | None]]:
    """Each token with the box that belongs to it. A box alone on its line may stand over its theme, or under it."""
    line: list[_Token] = []
    pending: _Token | None = None
    for token in tokens:
        if token is not None:
            line.append(token)
            continue
        if is_after:
            for number, found in enumerate(line):
                following = line[number + 1] if number + 1 < len(line) else None
                yield found, following if following and following.is_box and not found.is_box else None
        else:
            for found in line:
                if found.is_box:
                    yield found, None
                    pending = found
                else:
                    yield found, pending
                    pending = None
            if not (len(line) == 1 and line[0].is_box):
                pending = None
        line = []
