"""A page's picture, and the boxes of its lines on it."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageDraw

from handleplan.documents import UnreadableFile
from handleplan.documents.pdf import page_picture, read_pdf
from handleplan.documents.pdf.picture import NARROWEST, TALLEST, WIDEST
from typeset import changed, pdf

PAGES = "Vi vil have flere i arbejde.\n\n- Et kursus\n- En mentor\n#pagebreak()\nDet er ikke nået endnu."


def picture(data: bytes, page: int = 1, width: int = 800) -> Image.Image:
    return Image.open(BytesIO(page_picture(data, "plan.pdf", page, width)))


def with_entries(data: bytes, **entries: object) -> bytes:
    """The PDF with entries of its pages set."""

    def set_them(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            for key, value in entries.items():
                page[f"/{key}"] = value

    return changed(data, set_them)


def is_blank(image: Image.Image) -> bool:
    return image.convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize(
    "data",
    [
        pdf(PAGES),
        pdf(f"#set page(flipped: true)\n{PAGES}"),
        with_entries(pdf(PAGES), Rotate=180),
        with_entries(pdf(PAGES), Rotate=90),
        with_entries(pdf(PAGES), CropBox=pikepdf.Array([30, 300, 500, 810])),
        pdf(f"#rotate(90deg, reflow: true)[{PAGES.replace('#pagebreak()', '')}]\n#pagebreak()\nTo."),
    ],
    ids=["upright", "lying", "turned over", "turned on its side", "cropped", "text on its side"],
)
def test_all_that_is_printed_lies_in_the_boxes_of_the_lines(data: bytes) -> None:
    document = read_pdf(data, "plan.pdf")
    for size in document.sizes:
        seen = picture(data, size.page)
        scale = seen.width / size.width
        assert seen.height == pytest.approx(size.height * scale, abs=2)
        assert not is_blank(seen)
        for box in document.boxes:
            if box.page == size.page:
                corners = (box.left - 1, box.top - 1, box.right + 1, box.bottom + 1)
                inside = tuple(round(scale * corner) for corner in corners)
                assert not is_blank(seen.crop(inside))
                ImageDraw.Draw(seen).rectangle(inside, fill="white")
        assert is_blank(seen)


def test_the_boxes_bear_the_numbers_of_the_lines() -> None:
    document = read_pdf(pdf(PAGES), "plan.pdf")
    assert [box.line for box in document.boxes] == [line.number for line in document.lines]
    assert [box.page for box in document.boxes] == [line.page for line in document.lines]


def test_a_filled_in_field_is_seen() -> None:
    blank = pdf("")
    with pikepdf.open(BytesIO(blank)) as document:
        look = document.make_stream(b"BT /F 12 Tf 5 5 Td (Reva) Tj ET")
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        look.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, 200, 20],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
            )
        )
        field = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="enhed",
                V="Reva",
                F=4,
                Rect=[100, 700, 300, 720],
                AP=pikepdf.Dictionary(N=look),
            )
        )
        document.pages[0].Annots = document.make_indirect(pikepdf.Array([field]))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        file = BytesIO()
        document.save(file)
    assert is_blank(picture(blank))
    assert not is_blank(picture(file.getvalue()))


def test_a_picture_is_no_wider_and_no_taller_than_makes_sense() -> None:
    assert picture(pdf(PAGES), width=1).width == NARROWEST
    assert picture(pdf(PAGES), width=10**9).width == WIDEST
    long = with_entries(pdf(PAGES), MediaBox=pikepdf.Array([0, 0, 20, 14_000]))
    assert picture(long, width=2_000).height <= TALLEST


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(UnreadableFile, match=f"har ingen side {page}; den har 2"):
        page_picture(pdf(PAGES), "plan.pdf", page, 800)


def test_what_is_no_pdf_has_no_page() -> None:
    with pytest.raises(UnreadableFile, match="gået i stykker"):
        page_picture(b"%PDF-1.7 og mere er der ikke", "plan.pdf", 1, 800)
