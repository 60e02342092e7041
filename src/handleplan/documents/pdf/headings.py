"""Which paragraphs are headings, by their size and weight beside the text's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from handleplan.danish.lines import ends_sentence
from handleplan.documents.pdf.nodes import Node, passages_in
from handleplan.documents.pdf.paragraphs import Passage

_LARGER = 1.12
_MOST_LINES = 3
_LONGEST = 160
_MUCH_LARGER = 1.4
_MOST_LARGE_LINES = 6
_LONGEST_LARGE = 400
"""A text as large as that may be a long title."""

_LONGEST_BOLD = 90
MAX_LEVEL = 6


def heading_levels(nodes: Sequence[Node]) -> dict[int, int]:
    """The level of each heading, by the identity of its passage. Text in tables is no heading."""
    every = list(passages_in(list(nodes)))
    letters: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for passage in every:
        letters[_size(passage)] += len(passage.text)
        bold[all(line.bold for line in passage.lines)] += len(passage.text)
    if not letters:
        return {}
    body = letters.most_common(1)[0][0]
    free = [node for node in nodes if isinstance(node, Passage)]
    styles = {id(passage): _style(passage, body, bold[True] > bold[False]) for passage in free}
    ranks = sorted({style for style in styles.values() if style}, reverse=True)
    return {key: min(ranks.index(style) + 1, MAX_LEVEL) for key, style in styles.items() if style}


def _size(passage: Passage) -> float:
    return round(2 * passage.first.size) / 2


def _style(passage: Passage, body: float, all_bold: bool) -> tuple[float, bool] | None:
    """The size and weight of a heading; None for other paragraphs."""
    size, text = _size(passage), passage.text
    is_bold = all(word.bold for line in passage.lines for word in line.words)
    if passage.marker in ("•", "-", "–") or not any(letter.isalpha() for letter in text):
        return None
    if size >= _LARGER * body and len(passage.lines) <= _MOST_LINES and len(text) <= _LONGEST:
        return size, is_bold
    if size >= _MUCH_LARGER * body and len(passage.lines) <= _MOST_LARGE_LINES and len(text) <= _LONGEST_LARGE:
        return size, is_bold
    if is_bold and not all_bold and len(passage.lines) == 1 and len(text) <= _LONGEST_BOLD and not ends_sentence(text):
        return (size, True) if not text.endswith(":") else None
    return None
