"""Letters become words, whichever way they run."""

import pikepdf

from handleplan.documents.pdf import read_pdf
from typeset import changed, outline, pdf, read

TABLE = "#table(columns: (1fr, 1fr), [Mål], [Delmål], [Flere cykler], [Bedre stativer])"
READ = [[["Mål", "Delmål"], ["Flere cykler", "Bedre stativer"]]]


def test_a_page_that_is_shown_turned() -> None:
    for turn in (90, 180, 270):
        data = changed(pdf(TABLE), lambda opened, turn=turn: opened.pages[0].rotate(turn, relative=False))
        assert outline(read_pdf(data, "plan.pdf").elements) == READ


def test_text_that_is_set_turned() -> None:
    for turn in (90, 180, 270):
        assert read(f"#rotate({turn}deg, reflow: true)[#block(width: 12cm)[{TABLE}]]") == READ


def test_a_turned_label_beside_the_rest() -> None:
    source = "#table(columns: (1cm, 1fr), [#rotate(-90deg, reflow: true)[Vores mål]], [Flere cykler])"
    assert read(source) == [[["Vores mål", "Flere cykler"]]]


def test_a_page_whose_corner_lies_elsewhere() -> None:
    def move(opened: pikepdf.Pdf) -> None:
        opened.pages[0].MediaBox = [-100, -100, 600, 900]

    assert outline(read_pdf(changed(pdf(TABLE), move), "plan.pdf").elements) == READ


def test_ligatures_and_soft_hyphens_are_letters_and_nothing() -> None:
    assert read("Effektiv ﬁnansiering af sund\u00adhed") == ["Effektiv finansiering af sundhed"]


def test_text_that_is_used_again_as_a_drawing() -> None:
    def wrap(opened: pikepdf.Pdf) -> None:
        page = opened.add_blank_page(page_size=(595, 842))
        page.add_overlay(opened.pages[0], pikepdf.Rectangle(20, 30, 500, 700))
        del opened.pages[0]

    assert outline(read_pdf(changed(pdf(TABLE), wrap), "plan.pdf").elements) == READ
