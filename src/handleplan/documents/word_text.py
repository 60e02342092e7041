"""The text of one Word paragraph as a reader sees it with all changes accepted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from handleplan.documents.structure import TICKED, UNTICKED
from handleplan.documents.symbols import is_symbol_font, plain_signs, symbol
from handleplan.documents.word_styles import Styles
from handleplan.documents.word_xml import COMPATIBILITY, MATH, WORD, WORD_2010, is_on, value_of

_LEFT_OUT = frozenset(
    WORD + name
    for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "object")
)
_SIGNS = {
    WORD + "tab": "\t",
    WORD + "ptab": "\t",
    WORD + "br": "\n",
    WORD + "cr": "\n",
    WORD + "noBreakHyphen": "-",
}
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Inline:
    """What stands in a paragraph: its text, and what hangs on it.

    ``boxes`` are the text boxes anchored in it; ``prompts`` the texts with which an empty control asks for an answer;
    ``hidden`` counts its hidden words; ``pages_before`` and ``pages`` count the page breaks before its first word and
    in all.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    hidden: int = 0
    pages_before: int = 0
    pages: int = 0

    @property
    def text(self) -> str:
        """The text without spaces at its lines' ends and without soft hyphens."""
        lines = "".join(self.pieces).replace(_SOFT_HYPHEN, "").split("\n")
        return "\n".join(kept for line in lines if (kept := line.strip()))

    def turn_page(self) -> None:
        self.pages += 1
        if not "".join(self.pieces).strip():
            self.pages_before += 1


class InlineReader:
    """Reads paragraphs' contents; knows the styles, for what they hide."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._handlers: dict[str, Callable[[etree._Element, Inline], None]] = {
            WORD + "r": self._run,
            WORD + "sdt": self._control,
            WORD + "txbxContent": lambda node, into: into.boxes.append(node),
            COMPATIBILITY + "AlternateContent": self._alternative,
            MATH + "t": lambda node, into: into.pieces.append(node.text or ""),
        }

    def read(self, paragraph: etree._Element) -> Inline:
        into = Inline()
        style = self._styles.paragraph(value_of(paragraph, "pPr", "pStyle"))
        if style.hidden:
            into.hidden = len(_raw_text(paragraph).split())
        else:
            self._children(paragraph, into)
        return into

    def _children(self, node: etree._Element, into: Inline) -> None:
        for child in node:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, into)
            elif child.tag not in _LEFT_OUT:
                self._children(child, into)

    def _alternative(self, node: etree._Element, into: Inline) -> None:
        """One branch of several that say the same: the first that holds any text."""
        for branch in node:
            before = (len(into.pieces), len(into.boxes))
            self._children(branch, into)
            if (len(into.pieces), len(into.boxes)) != before:
                return

    def _control(self, node: etree._Element, into: Inline) -> None:
        """A content control: a tick box, a prompt that nobody has answered, or what was filled in."""
        properties = node.find(WORD + "sdtPr")
        content = node.find(WORD + "sdtContent")
        if properties is not None:
            box = properties.find(WORD_2010 + "checkbox")
            if box is not None:
                checked = box.find(WORD_2010 + "checked")
                ticked = checked is not None and is_on(checked, WORD_2010 + "val")
                into.pieces.append(TICKED if ticked else UNTICKED)
                return
            if content is not None and is_on(properties.find(WORD + "showingPlcHdr")):
                prompt = _raw_text(content).strip()
                if prompt:
                    into.prompts.append(prompt)
                return
        if content is not None:
            self._children(content, into)

    def _run(self, run: etree._Element, into: Inline) -> None:
        font = ""
        properties = run.find(WORD + "rPr")
        if properties is not None:
            if self._is_hidden(properties):
                into.hidden += len(_raw_text(run).split())
                return
            fonts = properties.find(WORD + "rFonts")
            if fonts is not None:
                font = fonts.get(WORD + "ascii") or fonts.get(WORD + "hAnsi") or ""
                font = font if is_symbol_font(font) else ""
        for child in run:
            tag = child.tag
            if tag == WORD + "t":
                into.pieces.append(plain_signs(child.text or "", font))
            elif tag in _SIGNS:
                into.pieces.append(_SIGNS[tag])
            elif tag == WORD + "lastRenderedPageBreak":
                into.turn_page()
            elif tag == WORD + "sym":
                code = child.get(WORD + "char", "")
                into.pieces.append(_sign(code, child.get(WORD + "font", "")))
            elif tag == WORD + "fldChar":
                box = child.find(f"{WORD}ffData/{WORD}checkBox")
                if box is not None:
                    into.pieces.append(TICKED if _is_ticked(box) else UNTICKED)
            elif tag in self._handlers:
                self._handlers[tag](child, into)
            elif tag not in _LEFT_OUT:
                self._children(child, into)

    def _is_hidden(self, properties: etree._Element) -> bool:
        vanish = properties.find(WORD + "vanish")
        if vanish is not None:
            return is_on(vanish)
        style = value_of(properties, "rStyle")
        return style is not None and self._styles.style(style).hidden


def _sign(code: str, font: str) -> str:
    try:
        return symbol(int(code, 16), font)
    except ValueError:
        return ""


def _is_ticked(box: etree._Element) -> bool:
    """Whether an old form's tick box is ticked: as somebody left it, else as the form began."""
    for name in ("checked", "default"):
        node = box.find(WORD + name)
        if node is not None:
            return is_on(node)
    return False


def _raw_text(node: etree._Element) -> str:
    parts = []
    for found in node.iter(WORD + "t", WORD + "tab", WORD + "br", WORD + "p"):
        parts.append(found.text or "" if found.tag == WORD + "t" else " ")
    return "".join(parts)
