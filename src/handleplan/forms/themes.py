"""The themes that a plan ticks, however a document shows a tick; and the texts that stand under themes' letters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handleplan.danish.lines import join_lines, squeeze
from handleplan.documents import Line
from handleplan.forms.definition import Form
from handleplan.forms.reading import Item


@dataclass(frozen=True, slots=True)
class Ticks:
    """The themes of a tick list, and what in it was a mark or something else."""

    checked: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    marks: tuple[Item, ...] = ()
    unplaced: tuple[Item, ...] = ()


def read_ticks(lines: Iterable[Line], layout: Mapping[str, Any]) -> Ticks:
    """The themes in a tick list. ``layout`` has the signs, ``ticked`` and ``unticked``, and the themes ``offered``."""
    signs: dict[str, bool] = dict.fromkeys(layout["ticked"], True) | dict.fromkeys(layout["unticked"], False)
    wordlike = r"(?!\w)"
    alternatives = (re.escape(sign) + (wordlike if sign.isalnum() else "") for sign in sorted(signs, key=len)[::-1])
    pattern = re.compile(f"(?P<sign>{'|'.join(alternatives)})")
    known = {squeeze(theme).casefold(): theme for theme in layout["offered"]}
    rows = [_Row.of(line, pattern, signs) for line in lines if not line.is_blank]
    return _Ticks(known, rows).read()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list: its sign, whether that is a tick (None where there is none), and its theme."""

    line: Line
    sign: str
    is_ticked: bool | None
    text: str

    @classmethod
    def of(cls, line: Line, pattern: re.Pattern[str], signs: Mapping[str, bool]) -> "_Row":
        text = squeeze(line.text)
        if match := pattern.match(text):
            return cls(line, match["sign"], signs[match["sign"]], text[match.end() :].strip())
        before, _, last = text.rpartition(" ")
        if before and last in signs:
            return cls(line, last, signs[last], before)
        return cls(line, "", None, text)


class _Ticks:
    def __init__(self, known: Mapping[str, str], rows: Sequence[_Row]) -> None:
        self.known = known
        self.rows = rows

    def read(self) -> Ticks:
        checked: list[str] = []
        offered: list[str] = []
        marks: list[Item] = []
        unplaced: list[Item] = []
        pending: bool | None = None
        rows = list(self.rows)
        while rows:
            row = rows.pop(0)
            if row.sign:
                marks.append(Item(row.sign, row.line.place))
            if not row.text:
                pending = row.is_ticked
                continue
            theme = row.text
            while rows and rows[0].is_ticked is None and self._is_broken(theme, rows[0].text):
                theme = join_lines([theme, rows.pop(0).text])
            is_ticked = pending if row.is_ticked is None else row.is_ticked
            pending = None
            if is_ticked is None and theme.casefold() not in self.known:
                unplaced.append(Item(theme, row.line.place))
                continue
            theme = self.known.get(theme.casefold(), theme)
            offered.append(theme)
            if is_ticked:
                checked.append(theme)
            else:
                marks.append(Item(theme, row.line.place))
        return Ticks(tuple(checked), tuple(offered), tuple(marks), tuple(unplaced))

    def _is_broken(self, theme: str, following: str) -> bool:
        """Whether a theme goes on in the next line: with that, and not alone, it is known or begins a known one."""
        both = join_lines([theme, following]).casefold()
        return theme.casefold() not in self.known and any(known.startswith(both) for known in self.known)


def themed_passages(items: Iterable[Item], form: Form) -> tuple[tuple[tuple[str, ...], tuple[Item, ...]], ...]:
    """The items under each letter ("K:", "R:" …) of a text, with the names of the themes that the letter means.

    The letters and their themes are the form's ``theme_letters``. What stands before the first letter is of no theme.
    """
    letters: Mapping[str, Sequence[str]] = form.layout.get("theme_letters", {})
    passages: list[tuple[tuple[str, ...], list[Item]]] = []
    for item in items:
        letter, colon, rest = item.text.partition(":")
        if colon and letter.strip() in letters:
            passages.append((tuple(letters[letter.strip()]), []))
            if not rest.strip():
                continue
            item = Item(rest.strip(), item.place)
        if passages:
            passages[-1][1].append(item)
    return tuple((themes, tuple(found)) for themes, found in passages)
