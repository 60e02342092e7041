"""What a Word file's styles say of a paragraph: heading, list, hidden."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from handleplan.documents.word_xml import WORD, is_on, value_of, whole

_HEADING = re.compile(r"heading (\d)$")
_CONTENTS = re.compile(r"toc (\d|heading)$")
_MAX_DEPTH = 20
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it takes over from the styles that it is based on.

    ``name`` is Word's own, in lower case and the same in every language ("heading 1" for "Overskrift1").
    """

    name: str = ""
    heading: int = 0
    list_id: str | None = None
    level: int | None = None
    hidden: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether it is for the lines of a table of contents."""
        return _CONTENTS.match(self.name) is not None


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._nodes: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for node in root.iter(WORD + "style") if root is not None else ():
            name = node.get(WORD + "styleId", "")
            self._nodes[name] = node
            if node.get(WORD + "type") == "paragraph" and _is_default(node):
                self._default = name

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph's style; the file's default one where the paragraph names none."""
        return self.style(self._default if style_id is None or style_id not in self._nodes else style_id)

    def style(self, style_id: str, depth: int = 0) -> Style:
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id, depth)
        return self._known[style_id]

    def _read(self, style_id: str, depth: int) -> Style:
        node = self._nodes.get(style_id)
        if node is None or depth > _MAX_DEPTH:
            return Style()
        parent = value_of(node, "basedOn")
        base = self.style(parent, depth + 1) if parent and parent != style_id else Style()
        name = (value_of(node, "name") or style_id).casefold()
        properties = node.find(WORD + "pPr")
        own_list = value_of(properties, "numPr", "numId")
        own_level = value_of(properties, "numPr", "ilvl")
        vanish = node.find(f"{WORD}rPr/{WORD}vanish")
        return replace(
            base,
            name=name,
            heading=_heading(name, value_of(properties, "outlineLvl"), base.heading),
            list_id=own_list if own_list is not None else base.list_id,
            level=whole(own_level, 0) if own_level is not None else base.level,
            hidden=base.hidden if vanish is None else is_on(vanish),
        )


def _is_default(node: etree._Element) -> bool:
    return node.get(WORD + "default") in ("1", "true", "on")


def heading_level(outline: str | None, of_style: int) -> int:
    """A heading's level by the paragraph's own outline level, else by its style; 0 for text."""
    if outline is None:
        return of_style
    level = whole(outline, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else 0


def _heading(name: str, outline: str | None, of_base: int) -> int:
    if match := _HEADING.match(name):
        return int(match[1])
    if name == "title":
        return 1
    return heading_level(outline, of_base)
