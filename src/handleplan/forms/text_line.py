"""Lines of text with what the space around them says: blank lines, spaces left behind by empty cells, page breaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handleplan.danish.lines import join_lines
from handleplan.documents import Line, Place
from handleplan.forms.reading import Item

_ITEM_MARK = re.compile(
    r"(?:[•·▪›\uf0b7\uf0a8*–—-]|(?P<number>\d{1,2})(?:[.](?!\s+[a-zæøå]+\s+(?:19|20)\d\d)|\))|(?P<letter>[a-zA-Z])\))\s+\S"
)
_DIVIDED = re.compile(r"\w[-\u00ad]$")
_SENTENCE_END = re.compile(r"[.!?…][”“\"')\]]*$")
_ABBREVIATION = re.compile(
    r"\b(?:bl\.a|ca|d|dvs|eks|evt|f\.eks|hhv|ift|inkl|jan|feb|apr|aug|sept|okt|nov|dec|jf|kl|kr|max|maks|min|ml|mio|nr|pga|pr|"
    r"pt|st|vha|vedr)\.$",
    re.IGNORECASE,
)
_HEADING_WORDS = 4


@dataclass(frozen=True)
class TextLine:
    """A line that holds text, without the spaces at its ends.

    ``leading`` and ``trailing`` count those spaces; ``gap`` holds, for each line between the one before and this that
    holds spaces alone, how many; ``blanks`` counts all lines without text there; ``after_cut`` says that a page, or a
    repeated table heading, began right before it.
    """

    text: str
    place: Place
    leading: int = 0
    trailing: int = 0
    gap: tuple[int, ...] = ()
    blanks: int = 0
    after_cut: bool = False

    @cached_property
    def is_divided(self) -> bool:
        """Whether it ends in the middle of a word or at a compound's hyphen."""
        return _DIVIDED.search(self.text) is not None

    @cached_property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None and _ABBREVIATION.search(self.text) is None

    @cached_property
    def is_short_heading(self) -> bool:
        """Whether it is a few words and a colon, which announce what comes: "Succeskriterier:"."""
        return self.text.endswith(":") and len(self.text.split()) <= _HEADING_WORDS

    def may_end_before(self, following: "TextLine") -> bool:
        """Whether a paragraph may well end here, by its last character and what comes then."""
        if self.text.endswith(":"):
            return following.starts_item or self.is_short_heading
        return self.ends_sentence

    @cached_property
    def starts_small(self) -> bool:
        """Whether it begins with a small letter, or with a bracket and a small letter: in the middle of a sentence."""
        return self.text.lstrip("([")[:1].islower()

    @cached_property
    def starts_item(self) -> bool:
        """Whether it begins with a bullet, a number or a letter of a list."""
        return starts_list_item(self.text)

    @cached_property
    def words(self) -> str:
        """Its text without the bullet or number that it may begin with."""
        mark = _ITEM_MARK.match(self.text)
        return self.text[mark.end() - 1 :] if mark else self.text

    @cached_property
    def rank(self) -> int | None:
        """Its number in a numbered or lettered list: 2 for "2. …" and for "b) …"; None where it begins none."""
        mark = _ITEM_MARK.match(self.text)
        if mark and mark["number"]:
            return int(mark["number"])
        return ord(mark["letter"].lower()) - ord("a") + 1 if mark and mark["letter"] else None

    @cached_property
    def first_word(self) -> str:
        return self.text.split(maxsplit=1)[0]

    def without_start(self, length: int) -> "TextLine":
        """The line without its first ``length`` characters (a label, say), which stood on a line of their own."""
        return replace(self, text=self.text[length:].strip(), leading=0, gap=(), after_cut=False)


def text_lines(lines: Iterable[Line]) -> list[TextLine]:
    """The lines that hold text, each knowing the space around it."""
    found: list[TextLine] = []
    gap: list[int] = []
    blanks = 0
    page = None
    for line in lines:
        text = line.text.strip()
        if not text:
            blanks += 1
            gap += [len(line.text)] if line.text else []
            continue
        leading = len(line.text) - len(line.text.lstrip())
        after_cut = page is not None and line.page != page and not (blanks and found)
        found.append(
            TextLine(
                text=text,
                place=line.place,
                leading=leading,
                trailing=len(line.text) - len(line.text.rstrip()),
                gap=tuple(gap),
                blanks=blanks,
                after_cut=after_cut,
            )
        )
        gap, blanks, page = [], 0, line.page
    return found


def starts_list_item(text: str) -> bool:
    """Whether a text begins with a bullet, a number or a letter of a list."""
    return _ITEM_MARK.match(text) is not None


def item_of(lines: Sequence[TextLine]) -> Item:
    """The lines as one statement."""
    return Item(join_lines(line.text for line in lines), lines[0].place.through(lines[-1].place))
