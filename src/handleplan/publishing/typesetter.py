"""The process that makes one PDF: reads a publication as JSON on standard input, writes the PDF on standard output.

It knows no Django and no database, so that it starts in a moment.
"""

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import typst

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "typst" / "publication.typ"
FONTS = HERE / "fonts"
NO_GLYPH = "\ufffd"
"""What stands for a character that none of the fonts can show, a picture sign for instance."""

END_IN_DOUBT = b"\r\nendstream"
"""A stream whose last byte is a carriage return, as one in 256 is. Checkers of PDF/A take it and the line feed that
follows for one end of line, and find the stream too short."""

_KNOWN_SIGNS = {"\uf0fe": "☒", "\uf078": "☒", "\uf0fd": "☒", "\uf0a8": "☐", "\uf06f": "☐", "\uf0fc": "✓", "\uf0e0": "→"}
"""Signs of the font Wingdings as documents out of Word hold them, and the same signs in Unicode."""

_REFUSED = re.compile(r'(?:the text|codepoint) `"((?:[^"\\]|\\.)+)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")
_TRIES = 5


def main() -> None:
    sys.stdout.buffer.write(finish(compile_pdf(sys.stdin.buffer.read().decode())))


def compile_pdf(data: str) -> bytes:
    """The PDF of a publication. What no font can show is replaced: an archived PDF may hold no empty glyph."""
    for sign, same in _KNOWN_SIGNS.items():
        data = data.replace(sign, same)
    for _try in range(_TRIES):
        try:
            return _compile(data)
        except typst.TypstError as error:
            refused = set(_REFUSED.findall(error.diagnostic))
            if not refused:
                raise
            for text in refused:
                data = _without(data, _plain(text))
    return _compile(data)


def _compile(data: str) -> bytes:
    created = datetime.fromisoformat(json.loads(data)["created"]).replace(tzinfo=UTC)
    return typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"publication": data},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=created,
    )


def _plain(text: str) -> str:
    """A text as the typesetter's messages write it (\\u{f0b7}) as the characters that it is."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _without(data: str, text: str) -> str:
    """The JSON text with ``text`` replaced in it; a control character stands there as an escape."""
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return data.replace(escaped, NO_GLYPH)


def finish(pdf: bytes) -> bytes:
    """The PDF with its tables' first column marked as row headings, and packed into object streams."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for element in _structure(document.Root.StructTreeRoot):
            if element.S in ("/Table", "/TBody"):
                for row in _children(element):
                    if row.S == "/TR":
                        _mark_as_row_heading(_children(row)[0])
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.read_raw_bytes().endswith(b"\r"):
                _end_otherwise(item)
        packed = _saved(document, pikepdf.ObjectStreamMode.generate)
        if END_IN_DOUBT in packed:
            return _saved(document, pikepdf.ObjectStreamMode.disable)
    return packed


def _saved(document: pikepdf.Pdf, object_streams: pikepdf.ObjectStreamMode) -> bytes:
    file = io.BytesIO()
    document.save(file, object_stream_mode=object_streams, deterministic_id=True)
    return file.getvalue()


def _end_otherwise(stream: pikepdf.Stream) -> None:
    """Add a line feed, which means nothing to a page, a character map or a font: packed, it then ends otherwise."""
    data = stream.read_bytes() + b"\n"
    stream.write(data)
    if "/Length1" in stream:
        stream.Length1 = len(data)


def _mark_as_row_heading(cell: pikepdf.Object) -> None:
    cell.S = pikepdf.Name.TH
    cell.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)


def _structure(element: pikepdf.Object):
    """Every structure element below one, in reading order."""
    for child in _children(element):
        yield child
        yield from _structure(child)


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The structure elements right below one; what is marked content and no element is left out."""
    below = element.get("/K", pikepdf.Array())
    listed = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [child for child in listed if isinstance(child, pikepdf.Dictionary) and "/S" in child]


if __name__ == "__main__":
    main()
