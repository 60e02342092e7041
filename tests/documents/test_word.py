"""Word files as a reader sees them."""

import pytest

from handleplan.documents import Document, UnreadableFile
from handleplan.documents.structure import Paragraph, Table, paragraphs
from handleplan.documents.word import read_word
from word_builder import cell, checkbox, docx, p, run, sym, table, zipped


def read(*body: str, **parts: str) -> Document:
    return read_word(docx(*body, parts=parts), "plan.docx")


def texts(*body: str, **parts: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(read(*body, **parts).elements)]


def markers(*body: str) -> list[str]:
    return [paragraph.marker for paragraph in paragraphs(read(*body).elements)]


class TestParagraphs:
    def test_headings_are_known_by_the_name_that_a_style_has_in_every_language(self) -> None:
        found = read(p("Plan", style="Overskrift1"), p("Mål", style="Egen"), p("Titel", style="Titel"), p("Tekst"))
        assert [element.heading for element in found.elements if isinstance(element, Paragraph)] == [1, 2, 1, 0]

    def test_a_paragraph_may_be_a_heading_by_its_own_outline_level(self) -> None:
        (found,) = read(p("Mål", properties='<w:outlineLvl w:val="2"/>')).elements
        assert isinstance(found, Paragraph) and found.heading == 3

    def test_line_breaks_and_tabs_are_kept_and_soft_hyphens_are_not(self) -> None:
        hyphens = "<w:r><w:t>sund</w:t><w:softHyphen/><w:t>hed, tv</w:t><w:noBreakHyphen/><w:t>spot\u00ad</w:t></w:r>"
        assert texts(p("Indsats:\nTilpasse\tjobs"), p(hyphens)) == ["Indsats:\nTilpasse\tjobs", "sundhed, tv-spot"]

    def test_a_place_is_the_lines_that_the_paragraph_has_in_the_plain_text(self) -> None:
        document = read(p("En"), table(["To", "Tre\nog fire"]), p("Fem"))
        places = [(q.place.first_line, q.place.last_line) for q in paragraphs(document.elements)]
        assert places == [(1, 1), (2, 2), (3, 4), (5, 5)]
        assert document.text.split("\n")[4] == "Fem"

    def test_the_page_is_known_where_word_noted_its_page_breaks(self) -> None:
        turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
        found = read(p("Et"), p(turn, "To"), p("To", turn, "og tre"), p("Tre"))
        assert [q.place.page for q in paragraphs(found.elements)] == [1, 2, 2, 3]


class TestLists:
    def test_bullets_stand_apart_from_the_text(self) -> None:
        assert markers(p("Et", style="Punkt"), p("To", num=(1, 1)), p("Tre")) == ["•", "○", ""]

    def test_numbers_count_as_word_counts_them(self) -> None:
        body = [(2, 0), (2, 1), (2, 1), (2, 0), (2, 1), (2, 2)]
        assert markers(*(p("x", num=level) for level in body)) == ["1.", "a)", "b)", "2.", "a)", "2.a.i"]

    def test_a_list_goes_on_after_other_text_and_begins_anew_where_it_says_so(self) -> None:
        body = [p("x", num=(2, 0)), p("tekst"), p("x", num=(2, 0)), p("x", num=(3, 0)), p("x", num=(3, 0))]
        assert markers(*body) == ["1.", "", "2.", "1.", "2."]

    def test_list_number_0_takes_a_paragraph_out_of_its_styles_list(self) -> None:
        assert markers(p("Et", style="Punkt", num=(0, 0))) == [""]


class TestTables:
    def test_merged_cells_stand_once(self) -> None:
        (found,) = read(
            table(
                [cell("Status", span=3)],
                [cell("2019", merge="restart"), "Vi har", "Vi har opnået"],
                [cell(merge="continue"), "a", "b"],
            )
        ).elements
        assert isinstance(found, Table)
        shape = [(c.text, c.row, c.column, c.rows, c.columns) for c in found.cells]
        assert shape == [
            ("Status", 0, 0, 1, 3),
            ("2019", 1, 0, 2, 1),
            ("Vi har", 1, 1, 1, 1),
            ("Vi har opnået", 1, 2, 1, 1),
            ("a", 2, 1, 1, 1),
            ("b", 2, 2, 1, 1),
        ]

    def test_a_row_may_begin_further_in(self) -> None:
        inner = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("a")}</w:tr>'
        (found,) = read(table(inner)).elements
        assert isinstance(found, Table) and found.cells[0].column == 2

    def test_a_table_stands_in_a_cell(self) -> None:
        (found,) = read(table([cell("før", table(["inde"]), "efter")])).elements
        assert isinstance(found, Table)
        kinds = [type(element).__name__ for element in found.cells[0].elements]
        assert kinds == ["Paragraph", "Table", "Paragraph"]

    def test_cells_and_rows_in_content_controls_are_there(self) -> None:
        controlled = f"<w:sdt><w:sdtContent>{cell('i kontrol')}</w:sdtContent></w:sdt>"
        assert texts(table(f"<w:tr>{cell('fri')}{controlled}</w:tr>")) == ["fri", "i kontrol"]

    def test_a_thousand_columns_cost_nothing(self) -> None:
        (found,) = read(table([cell("bred", span=10**9)])).elements
        assert isinstance(found, Table) and found.width <= 1000


class TestTicks:
    @pytest.mark.parametrize(
        ("box", "shown"),
        [
            (sym("F0FE"), "☒"),
            (sym("00FD"), "☒"),
            (sym("F0A8"), "☐"),
            (sym("F052", "Wingdings 2"), "☒"),
            (sym("F0FC"), "✓"),
            (checkbox(True), "☒"),
            (checkbox(False), "☐"),
            (run("\uf078"), "☒"),
            (run("x", '<w:rFonts w:ascii="Wingdings"/>'), "☒"),
            (run("x"), "x"),
            (run("☑"), "☒"),
            (run("❑"), "☐"),
        ],
    )
    def test_every_box_becomes_one_of_two(self, box: str, shown: str) -> None:
        assert texts(p(box, " Boligforhold")) == [f"{shown} Boligforhold"]

    @pytest.mark.parametrize(("state", "shown"), [("<w:checked/>", "☒"), ('<w:checked w:val="0"/>', "☐"), ("", "☐")])
    def test_the_boxes_of_old_forms(self, state: str, shown: str) -> None:
        box = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{state}'
        box += "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        assert texts(p(box, " Fritid")) == [f"{shown} Fritid"]


class TestWhatChangedAndWhatIsHidden:
    def test_tracked_changes_are_accepted(self) -> None:
        assert texts(
            p(
                "Vi ",
                f"<w:del>{run('skal').replace('w:t', 'w:delText')}</w:del>",
                f"<w:ins>{run('vil')}</w:ins>",
                f"<w:moveFrom>{run(' flyttet')}</w:moveFrom>",
                " mere",
            )
        ) == ["Vi vil mere"]

    def test_a_deleted_paragraph_end_joins_two_paragraphs(self) -> None:
        gone = "<w:rPr><w:del/></w:rPr>"
        assert texts(p("Vi vil", properties=gone), p("mere."), p("Og"), p("sidst", properties=gone)) == [
            "Vi vil mere.",
            "Og",
            "sidst",
        ]

    def test_deleted_rows_are_out(self) -> None:
        gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('væk')}</w:tr>"
        assert texts(table(gone, ["her"])) == ["her"]

    def test_hidden_text_is_left_out_and_said_so(self) -> None:
        document = read(p("Synlig", run(" helt skjult", "<w:vanish/>"), run(" også", '<w:rStyle w:val="Skjult"/>')))
        assert document.text == "Synlig"
        assert document.remarks == (
            "Dokumentet har 3 skjulte ord, som ikke er læst med; vis skjult tekst i Word for at se den.",
        )

    def test_an_unanswered_prompt_is_no_answer(self) -> None:
        prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
        document = read(p("Mål: ", prompt.format(run("Klik her"))), prompt.format(p("Skriv mere her")))
        assert document.text == "Mål:"
        assert [q.text for q in document.furniture] == ["Klik her", "Skriv mere her"]

    def test_comments_are_counted(self) -> None:
        document = read(p("Tekst"), comments="<w:comment><w:p/></w:comment>")
        assert document.remarks == ("Dokumentet har 1 kommentar i margenen, som ikke er læst med.",)


class TestAroundTheText:
    def test_headers_footers_notes_and_contents_are_furniture(self) -> None:
        document = read(
            p("Mål\t3", style="Indhold1"),
            p("Tekst", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            header=p("Handicappolitik"),
            footer=table(["Side 1"]),
            footnotes=f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote>{p("Se bilag.")}</w:footnote>',
        )
        assert document.text == "Tekst"
        assert [q.text for q in document.furniture] == ["Mål\t3", "Handicappolitik", "Side 1", "Se bilag."]

    def test_a_text_box_is_read_once(self) -> None:
        box = f"<w:txbxContent>{p('I boksen')}</w:txbxContent>"
        both = (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert texts(p("Ved boksen", both)) == ["Ved boksen", "I boksen"]


class TestUnreadable:
    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (docx(p("Tekst"))[:400], "beskadiget"),
            (b"PK\x03\x04" + bytes(40), "beskadiget"),
            (zipped({"a.txt": "hej"}), "beskadiget"),
            (docx(p("a"), extra={"word/document.xml": b"<w:document"}), "beskadiget"),
            (docx(p("a"), extra={"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "beskadiget"),
            (docx(p("a"), extra={"word/document.xml": b"<workbook/>"}), "ikke et Word-dokument"),
            (docx(p("a"), extra={"word/document.xml": b" " * 40_000_000}), "fylder alt for meget"),
            (docx(p("")), "ingen tekst"),
        ],
    )
    def test_each_says_why_in_one_sentence(self, data: bytes, why: str) -> None:
        with pytest.raises(UnreadableFile, match=why):
            read_word(data, "plan.docx")
