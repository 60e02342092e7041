"""A plain text file becomes a Document: its encoding, its lines and its pages."""

import re
from collections.abc import Iterator

from handleplan.documents.document import Document, Line, Page, UnreadableFile

MAX_CONTROL_SHARE = 0.02
"""A file with more control characters than this, as a share of its bytes, is not text."""

MAX_INDENTED_SHARE = 0.1
"""Where more of the lines than this begin with one space, the space is an indentation and no page break."""

LEAST_LAID_OUT = 0.15
"""Where so many of the lines have text beside text, their columns stand beside one another."""

MAX_PAGE = 1000
"""No page of columns has more lines."""

_IS_PICTURE = "er et billede; vælg et dokument med tekst."

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", _IS_PICTURE),
    (b"\xff\xd8\xff", _IS_PICTURE),
    (b"GIF8", _IS_PICTURE),
    (b"II*\x00", _IS_PICTURE),
    (b"MM\x00*", _IS_PICTURE),
    (b"RIFF", _IS_PICTURE),
)
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_LINE_END = re.compile(r"\r\n|[\n\r\v\u2028\u2029]")
_TEXT_AFTER_ONE_SPACE = re.compile(r" \S")
_TEXT_BESIDE_TEXT = re.compile(r"\S {3,}\S")
_TEXT_AFTER_TWO_SPACES = re.compile(r" {2}\S")


def is_laid_out(document: Document) -> bool:
    """Whether a text's lines hold columns beside one another, as far as its pages are no longer than pages are."""
    lines = [line.text.strip() for line in document.lines if not line.is_blank]
    beside = sum(1 for line in lines if _TEXT_BESIDE_TEXT.search(line))
    return beside >= LEAST_LAID_OUT * len(lines) and all(len(page.lines) <= MAX_PAGE for page in document.pages)


def read_text(data: bytes, name: str) -> Document:
    """The Document of a text file's bytes. Raises UnreadableFile where they are not text, or none at all."""
    _refuse_other_formats(data, name)
    text, encoding = _decode(data, name)
    if not text.strip("\ufeff \t\r\n\v\f\xa0"):
        raise UnreadableFile(f"Filen „{name}“ er tom; vælg en fil, der har tekst i sig.")
    return Document(name, tuple(_pages(text)), encoding)


def _refuse_other_formats(data: bytes, name: str) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(f"Filen „{name}“ {what}")


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding: a byte order mark decides, then UTF-8 where it fits, else Windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").replace("\x00", "\ufffd"), encoding
    controls = len(data) - len(data.translate(None, delete=_CONTROL_BYTES))
    if b"\x00" in data or controls > MAX_CONTROL_SHARE * len(data):
        raise UnreadableFile(f"Filen „{name}“ er ikke tekst; gem dokumentet som tekst (.txt), og vælg den fil.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "windows-1252"


def _pages(text: str) -> Iterator[Page]:
    """The pages: divided at form feeds, or, where there are none, before lines that begin with one space."""
    rows = _LINE_END.split(text)
    if rows[-1] == "":
        rows.pop()
    pieces = _cut_at_form_feeds(rows) if "\f" in text else _cut_at_one_space(rows)
    page: list[Line] = []
    number = 1
    for line_number, row, begins_page in pieces:
        if begins_page and any(not line.is_blank for line in page):
            yield Page(number, tuple(page))
            number, page = number + 1, []
        page.append(Line(row, number, line_number))
    yield Page(number, tuple(page))


def _cut_at_form_feeds(rows: list[str]) -> Iterator[tuple[int, str, bool]]:
    for number, row in enumerate(rows, 1):
        before, *after = row.split("\f")
        if before or not after:
            yield number, before, False
        for piece in after:
            yield number, piece, True


def _cut_at_one_space(rows: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Text extractors that drop the form feed leave one space for it; a page whose text began with a space has two."""
    written = sum(1 for row in rows if row.strip())
    one = sum(1 for row in rows if _TEXT_AFTER_ONE_SPACE.match(row))
    two = sum(1 for row in rows if _TEXT_AFTER_TWO_SPACES.match(row))
    is_break = one <= max(1, MAX_INDENTED_SHARE * written)
    is_break_too = is_break and two < one
    for number, row in enumerate(rows, 1):
        begins = (is_break and _TEXT_AFTER_ONE_SPACE.match(row)) or (is_break_too and _TEXT_AFTER_TWO_SPACES.match(row))
        yield number, row, bool(begins)
