"""Tables and paragraphs that a page's end cut are made whole, and doubt is said."""

from handleplan.documents.pdf import read_pdf
from handleplan.documents.structure import RowBreak, Table
from typeset import pdf, read

SHORT_PAGE = "#set page(height: 6cm, margin: 1cm)\n"
LONG = "Der er i de forskellige afdelinger arbejdet med borgere i arbejdsprøvninger, så de finder det rette sted. "


def breaks(source: str) -> list[RowBreak]:
    elements = read_pdf(pdf(source), "plan.pdf").elements
    return [cut for element in elements if isinstance(element, Table) for cut in element.breaks]


def test_a_sentence_in_one_cell_goes_on_over_the_break() -> None:
    source = f"{SHORT_PAGE}#table(columns: (1fr, 1fr), [Mål], [Delmål], [Kort mål.], [{LONG * 5}])"
    assert read(source) == [[["Mål", "Delmål"], ["Kort mål.", (LONG * 5).strip()]]]
    assert breaks(source) == [RowBreak(row=1, page=2, within=True, sure=True)]


def test_rows_that_are_not_cut_stay_apart() -> None:
    rows = "".join(f"[Mål {number}.], [{LONG}], " for number in range(5))
    source = f"{SHORT_PAGE}#show table.cell: set block(breakable: false)\n#table(columns: (1fr, 1fr), {rows})"
    (table,) = read(source)
    assert isinstance(table, list) and len(table) == 5
    assert not any(cut.within for cut in breaks(source))


def test_a_heading_row_that_the_new_page_repeats_is_said_once() -> None:
    rows = "".join(f"[Mål {number}], [{LONG}], " for number in range(1, 7))
    source = f"{SHORT_PAGE}#table(columns: (1fr, 1fr), table.header([Mål], [Resultat]), {rows})"
    (table,) = read(source)
    assert isinstance(table, list)
    assert [row[0] for row in table] == ["Mål", *(f"Mål {number}" for number in range(1, 7))]
    repeated = [paragraph.text for paragraph in read_pdf(pdf(source), "plan.pdf").furniture]
    assert repeated[:2] == ["Mål", "Resultat"]


def test_the_heading_rows_of_a_later_table_are_said_once_too() -> None:
    first = "table.header([Mål], [Resultat]), [Vi går.], [Alle går.]"
    rows = "".join(f"[Vi løber {number} km.], [{LONG}], " for number in range(1, 7))
    second = f"table.header([Delmål], [Status]), {rows}"
    source = f"{SHORT_PAGE}#table(columns: (1fr, 1fr), {first})\n#pagebreak()\n#table(columns: (1fr, 1fr), {second})"
    (table,) = read(source)
    assert isinstance(table, list)
    assert [row[0] for row in table][:4] == ["Mål", "Vi går.", "Delmål", "Vi løber 1 km."]
    assert sum(row[0] == "Delmål" for row in table) == 1


def test_a_heading_row_alone_on_its_page_is_not_the_row_below_it() -> None:
    source = f"{SHORT_PAGE}#v(3.1cm)\n#table(columns: (1fr, 1fr), [Mål], [Resultat])\n#pagebreak()\n"
    source += f"#table(columns: (1fr, 1fr), [{LONG}], [])"
    (table,) = [element for element in read(source) if isinstance(element, list)]
    assert table == [["Mål", "Resultat"], [LONG.strip(), ""]]


def test_a_numbered_list_goes_on_over_the_break() -> None:
    cell = "1) Vi går alle en tur.\n\n2) Vi løber en tur."
    source = f"#set page(height: 6cm)\n#table(columns: (1fr, 1fr), [{cell}], [Ja.])\n#pagebreak()\n"
    source += "#table(columns: (1fr, 1fr), [3) Vi cykler.], [Nej.])"
    (cut,) = breaks(source)
    assert cut.within


def test_a_table_with_other_columns_is_another_table() -> None:
    source = "#table(columns: (1fr, 1fr), [A], [B])\n#pagebreak()\n#table(columns: (1fr, 1fr, 1fr), [C], [D], [E])"
    assert read(source) == [[["A", "B"]], [["C", "D", "E"]]]


def test_a_heading_between_two_tables_keeps_them_apart() -> None:
    table = "#table(columns: (1fr, 1fr), [A], [B])\n"
    assert read(f"{table}#pagebreak()\nStatus 2024\n{table}") == [[["A", "B"]], "Status 2024", [["A", "B"]]]


def test_an_unruled_table_goes_on_too() -> None:
    rows = "".join(f"[Mærke {number}], [{LONG}], " for number in range(1, 7))
    (table,) = read(f"{SHORT_PAGE}#grid(columns: (3cm, 1fr), row-gutter: 10pt, {rows})")
    assert isinstance(table, list)
    assert [row[0] for row in table] == [f"Mærke {number}" for number in range(1, 7)]


def test_a_paragraph_goes_on_over_the_break() -> None:
    text = LONG * 12
    assert read(f"{SHORT_PAGE}{text}") == [text.strip()]
    assert len(read(f"{SHORT_PAGE}{LONG * 3}#pagebreak(){LONG * 3}")) == 2
