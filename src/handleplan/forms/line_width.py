"""How wide a line of text is, and how wide the column was that it was set in.

A text taken out of a PDF has lost its columns' edges, but not their effect: a line ended where the next word had no
more room. From lines that certainly go on (a divided word, a small letter after no full stop) the width of their column
can be told, and from that width whether some other line ended early, at the end of its paragraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from handleplan.forms.text_line import TextLine

_THOUSANDTHS = {
    229: "il|ÍÌ", 239: "j", 221: "'", 226: " ", 250: ",’‘`", 252: "I.·", 268: ":;", 303: "()", 305: "f", 306: "-",
    307: "[]", 319: "J", 326: "!", 335: "t", 349: "r", 386: "/\\", 391: "sš", 395: "z", 401: "\"", 418: "”“„",
    420: "L", 423: "cç", 433: "x", 452: "v", 453: "yý", 455: "k", 459: "FS", 463: "?", 468: "Z", 471: "g",
    479: "aåáàâä", 487: "TY", 488: "E", 498: "eéèêë_–=+<>~^*$€£#", 507: "0123456789", 517: "P", 519: "X", 520: "K",
    525: "bdhnpquüúñ", 527: "oóöô", 530: "ø", 533: "C", 543: "R", 544: "B", 567: "V", 579: "AÅÄ", 615: "D",
    623: "H", 631: "G", 642: "UÜ", 646: "N", 662: "OÖ", 664: "Ø", 673: "Q", 682: "&", 715: "w%", 763: "Æ", 773: "æ",
    799: "m", 855: "M", 890: "W", 894: "@", 905: "—…",
}  # fmt: skip
"""The advance widths of a common text face in thousandths of its size; other faces keep much the same proportions."""


class Metric:
    """The widths of a typeface's characters in thousandths; ``other`` is for those it does not name."""

    def __init__(self, widths: dict[str, int], other: int) -> None:
        width_of = defaultdict(lambda: other, widths).__getitem__
        self._measure = lru_cache(maxsize=8192)(lambda text: sum(map(width_of, text)))
        self.hyphen = self("-")
        self.space = self(" ")

    def __call__(self, text: str) -> int:
        """The text's width."""
        return self._measure(text)


PROPORTIONAL = Metric({letter: width for width, letters in _THOUSANDTHS.items() for letter in letters}, 525)
FIXED = Metric({}, 500)
"""Every character as wide as the next: text that was broken after so and so many characters."""


def metric_of(lines: Sequence[TextLine]) -> Metric:
    """The metric by which the lines that certainly go on fill one width best."""
    return max((PROPORTIONAL, FIXED), key=lambda metric: _fitting(lines, metric))


def _fitting(lines: Sequence[TextLine], metric: Metric) -> int:
    return max((bits.bit_count() for _, bits in _stabs(_room(lines, metric))), default=0)


def column_widths(lines: Sequence[TextLine], metric: Metric, columns: int) -> tuple[int, ...]:
    """The one or two widths that explain best where the lines were broken, widest first; none where nothing tells."""
    stabs = _stabs(_room(lines, metric))
    if not stabs:
        return ()
    one = max(stabs, key=lambda stab: (stab[1].bit_count(), stab[0]))
    if columns == 1 or len(stabs) == 1:
        return (one[0],)
    wide, narrow = max(
        ((wide, narrow) for place, narrow in enumerate(stabs) for wide in stabs[place + 1 :]),
        key=lambda pair: ((pair[0][1] | pair[1][1]).bit_count(), pair[1][0], -pair[0][0]),
    )
    if (wide[1] | narrow[1]) == one[1]:
        return (one[0],)
    return wide[0], narrow[0]


def ragged_edge(lines: Sequence[TextLine], metric: Metric, widths: Sequence[int]) -> int:
    """The most room that was left on a line that goes on: a hyphenating typesetter leaves little, whatever word comes.

    Lines that end with a hyphen are left out, as a compound is not divided again after its own hyphen.
    """
    left = 0
    for line, following in pairwise(lines):
        if line.is_divided or not goes_on(line, following):
            continue
        least, most = metric(line.text), needed(line, following, metric)
        fitting = [width - least for width in widths if least <= width < most]
        left = max(left, min(fitting, default=0))
    return left


def goes_on(line: TextLine, following: TextLine) -> bool:
    """Whether a line certainly goes on in the following one: a divided word, or a small letter in a sentence."""
    first = following.text[0]
    if line.is_divided:
        return first.isalpha() or (first.isdigit() and line.text[-2].isdigit())
    return first.islower() and not line.ends_sentence and line.text[-1] not in ":;" and not following.starts_item


def needed(line: TextLine, following: TextLine, metric: Metric) -> int:
    """The width that the line would have had with the following line's first word on it."""
    word = following.first_word
    if line.is_divided:
        return metric(line.text) - metric.hyphen + metric(word)
    return metric(line.text) + metric.space + metric(word)


def _room(lines: Sequence[TextLine], metric: Metric) -> list[tuple[int, int]]:
    """For each line that goes on: the least width of its column, and the width that it cannot have had."""
    return [(metric(a.text), needed(a, b, metric)) for a, b in pairwise(lines) if goes_on(a, b)]


def _stabs(room: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The widths worth considering, with the line breaks (as bits) each explains; none that a wider one betters."""
    spans = list(room)
    found = [
        (width, sum(1 << place for place, (least, most) in enumerate(spans) if least <= width < most))
        for width in sorted({least for least, _ in spans})
    ]
    return [
        (width, bits)
        for place, (width, bits) in enumerate(found)
        if not any(bits | other == other for _, other in found[place + 1 :])
    ]
