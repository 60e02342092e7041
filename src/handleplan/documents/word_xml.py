"""The names that WordprocessingML uses, and how its values are written."""

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VALUE = WORD + "val"
_NO = frozenset({"0", "false", "off", "none"})


def is_on(node: etree._Element | None, value: str = VALUE) -> bool:
    """Whether a switch such as <w:vanish/> is there and isn't set to "0"."""
    return node is not None and node.get(value, "1") not in _NO


def value_of(parent: etree._Element | None, *path: str) -> str | None:
    """The w:val of the element at the end of a path of Word's names; None where it isn't there."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(WORD + name)
    return None if parent is None else parent.get(VALUE)


def whole(text: str | None, default: int, low: int = 0, high: int = 1_000_000) -> int:
    """A whole number within bounds; the default where the text is none."""
    try:
        return min(max(int(text or ""), low), high)
    except ValueError:
        return default
