"""Signs of symbol fonts become the signs that they show, and every tick box one of two."""

from handleplan.documents.structure import TICKED, UNTICKED

_BOXES = {
    **dict.fromkeys("☑☒⌧⮽🗷🗹🗳🗵", TICKED),
    **dict.fromkeys("☐□▢◻⬜🗆❏❐❑❒", UNTICKED),
}
_BOX_TABLE = str.maketrans(_BOXES)

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "○", 0x6E: "■",
    0x6F: UNTICKED, 0x70: UNTICKED, 0x71: UNTICKED, 0x72: UNTICKED, 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x78: TICKED, 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: UNTICKED, 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: TICKED, 0xFE: TICKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0x2A: UNTICKED, 0x30: UNTICKED,
    0x97: "•", 0xA3: UNTICKED, 0xA2: "■",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: UNTICKED, 0x67: "■", 0x72: "✗", 0x3D: "●"}
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xDE: "⇒",
    **dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)),
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}
_UNKNOWN_FONT = {**_WINGDINGS, 0xB7: "•"}
"""Signs whose font isn't said: mostly Wingdings' boxes, and Symbol's bullet."""

_LONGEST_SIGNS = 2
"""A longer word in a symbol font is a word that got the wrong font."""


def is_symbol_font(font: str) -> bool:
    return font.casefold() in _FONTS


def symbol(code: int, font: str) -> str:
    """The sign that a code shows in a symbol font; the private code itself where the sign isn't known."""
    return _FONTS.get(font.casefold(), _UNKNOWN_FONT).get(code & 0xFF) or chr(0xF000 | code & 0xFF)


def plain_signs(text: str, font: str = "") -> str:
    """The text as it shows: symbol fonts' signs and private codes as Unicode, tick boxes as TICKED and UNTICKED.

    >>> plain_signs("\\uf0fe Boligforhold ☑ ❑"), plain_signs("x", "Wingdings"), plain_signs("x", "Calibri")
    ('☒ Boligforhold ☒ ☐', '☒', 'x')
    """
    if is_symbol_font(font) and len(text.strip()) <= _LONGEST_SIGNS:
        text = "".join(letter if letter.isspace() else _in_font(letter, font) for letter in text)
    elif not text.isascii():
        text = "".join(symbol(ord(letter), font) if 0xF020 <= ord(letter) <= 0xF0FF else letter for letter in text)
    return text if text.isascii() else text.translate(_BOX_TABLE)


def _in_font(letter: str, font: str) -> str:
    code = ord(letter)
    if not (code < 0x100 or 0xF000 <= code <= 0xF0FF):
        return letter
    return _FONTS[font.casefold()].get(code & 0xFF, letter)
