"""A page of a PDF as a picture, turned upright as its lines' boxes are."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO

from handleplan.documents.document import UnreadableFile
from handleplan.documents.pdf.opening import opened, upright
from handleplan.documents.pdf.words import LetterReader

NARROWEST, WIDEST = 100, 2_000
"""A picture has at least and at most so many pixels a line."""

TALLEST = 4_000
"""A page that would be taller than this (pixels) is shown narrower than asked for."""


def page_picture(data: bytes, name: str, page: int, width: int) -> bytes:
    """The PNG of a page (from 1) of a PDF's bytes, about ``width`` pixels wide. Raises UnreadableFile."""
    with opened(data, name) as document:
        if not 1 <= page <= len(document):
            raise UnreadableFile(f"Filen „{name}“ har ingen side {page}; den har {len(document)}.")
        document.init_forms()
        with closing(document[page - 1]) as one:
            with closing(one.get_textpage()) as text:
                turn = upright(one, list(LetterReader(text.raw).runs()))
            across, down = turn.size
            scale = min(min(max(width, NARROWEST), WIDEST) / across, TALLEST / down)
            rotation = (90 * turn.quarters - one.get_rotation()) % 360
            with closing(one.render(scale=scale, rotation=rotation)) as bitmap:
                png = BytesIO()
                bitmap.to_pil().save(png, "PNG")
                return png.getvalue()
