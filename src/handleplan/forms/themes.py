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

    def joined(self, other: "Ticks") -> "Ticks":
        """This list and, below it, another."""
        return Ticks(
            self.checked + other.checked,
            self.offered + other.offered,
            self.marks + other.marks,
            self.unplaced + other.unplaced,
        )


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
    begins_with_sign: bool = False

    @classmethod
    def of(cls, line: Line, pattern: re.Pattern[str], signs: Mapping[str, bool]) -> "_Row":
        text = squeeze(line.text)
        if match := pattern.match(text):
            return cls(line, match["sign"], signs[match["sign"]], text[match.end() :].strip(), True)
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
            parts = [row]
            while rows and self._goes_on(join_lines(part.text for part in parts), rows[0]):
                parts.append(rows.pop(0))
            marks += [Item(part.sign, part.line.place) for part in parts if part.sign]
            theme = join_lines(part.text for part in parts)
            is_ticked = next((part.is_ticked for part in parts if part.sign), pending)
            pending = None
            if not theme:
                pending = is_ticked
                continue
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

    def _goes_on(self, theme: str, following: _Row) -> bool:
        """Whether a theme goes on in the next line: with that, and not alone, it is known or begins a known one."""
        if not theme or following.begins_with_sign or theme.casefold() in self.known:
            return False
        both = join_lines([theme, following.text]).casefold()
        return any(known.startswith(both) for known in self.known)


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
