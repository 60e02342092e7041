"""What cannot be read costs a sentence that says what to do."""

import io
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handleplan.documents import UnreadableFile
from handleplan.documents.pdf import opening, read_pdf
from typeset import changed, pdf

PLAN = "= Handleplan\n#table(columns: (1fr, 1fr), [Mål], [Delmål], [Flere cykler], [Bedre stativer])"
PICTURE = "#rect(width: 5cm, height: 5cm, fill: gradient.linear(red, blue))"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_pdf(data, "plan.pdf")
    return str(error.value)


def scanned(pages: int = 1) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        image = made.make_stream(b"\x00" * 300)
        image.stream_dict.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=10,
                Height=10,
                ColorSpace=pikepdf.Name.DeviceRGB,
                BitsPerComponent=8,
            )
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        page.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_scanned_file_says_that_it_holds_no_text() -> None:
    said = refusal(scanned())
    assert "ingen tekst" in said and "OCR" in said


def test_a_scanned_page_among_others_is_remarked() -> None:
    def add(opened: pikepdf.Pdf) -> None:
        opened.pages.extend(pikepdf.open(io.BytesIO(scanned())).pages)

    (remark,) = read_pdf(changed(pdf(PLAN), add), "plan.pdf").remarks
    assert "Side 2 er et billede" in remark


def test_an_empty_file_says_so() -> None:
    assert "ingen tekst" in refusal(pdf(""))


def test_a_locked_file_asks_for_one_without_a_password() -> None:
    locked = changed(pdf(PLAN), lambda opened: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "adgangskode" in refusal(locked)


def test_a_file_that_may_not_be_printed_may_be_read() -> None:
    limited = changed(pdf(PLAN), lambda opened: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert read_pdf(limited, "plan.pdf").elements


def test_a_broken_file_says_so() -> None:
    assert "gået i stykker" in refusal(b"%PDF-1.7\n" + b"0" * 100)


def test_a_file_with_a_broken_index_is_read_all_the_same() -> None:
    data = pdf(PLAN)
    start = data.rindex(b"startxref")
    assert read_pdf(data[:start] + b"startxref\n99\n%%EOF", "plan.pdf").elements


def test_too_many_bytes_pages_and_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(PLAN + "\n#pagebreak()\nTo.")
    for limit, word in (("MAX_BYTES", "MB"), ("MAX_PAGES", "2 sider"), ("MAX_LETTERS", "for meget tekst")):
        with monkeypatch.context() as patch:
            patch.setattr(opening, limit, 1)
            assert word in refusal(data)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(pdf(PLAN))
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(len(damaged) // 2, len(damaged))) :]
    with suppress(UnreadableFile):
        read_pdf(bytes(damaged), "plan.pdf")
