"""Web pages as a reader sees them."""

import pytest

from handleplan.documents import Document, UnreadableFile, read_bytes
from handleplan.documents.structure import Paragraph, Table, paragraphs


def read(body: str) -> Document:
    return read_bytes(f"<!doctype html><title>Nej</title><body>{body}</body>".encode(), "side.html")


def test_headings_paragraphs_and_lists() -> None:
    found = read("<h1>Plan</h1><p>Et <b>ord</b>\nog<br>en linje</p><ul><li>a</ul><ol><li>b<li><p>c</p></ol>").elements
    assert [(e.text, e.heading, e.marker) for e in found if isinstance(e, Paragraph)] == [
        ("Plan", 1, ""),
        ("Et ord og\nen linje", 0, ""),
        ("a", 0, "•"),
        ("b", 0, "1."),
        ("c", 0, "2."),
    ]


def test_tables_with_merged_cells() -> None:
    (found,) = read("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>").elements
    assert isinstance(found, Table)
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in found.cells] == [
        ("a", 0, 0, 2, 1),
        ("b", 0, 1, 1, 2),
        ("c", 1, 1, 1, 1),
        ("d", 1, 2, 1, 1),
    ]


def test_tick_boxes() -> None:
    assert read("<p><input type=checkbox checked> Boligforhold<p><input type=checkbox> Fritid").text == (
        "☒ Boligforhold\n☐ Fritid"
    )


def test_menus_are_furniture_and_hidden_text_is_said() -> None:
    found = read(
        "<nav>Hjem</nav><p>Tekst<span hidden> skjult</span></p><p style='display:none'>to ord</p><script>x</script>"
    )
    assert found.text == "Tekst"
    assert [paragraph.text for paragraph in found.furniture] == ["Hjem"]
    assert found.remarks == ("Siden har 3 skjulte ord, som ikke er læst med.",)


def test_places_are_lines_of_the_text() -> None:
    found = list(paragraphs(read("<p>a<br>b</p><table><tr><td>c</table><p>d").elements))
    assert [(q.text, q.place.first_line) for q in found] == [("a\nb", 1), ("c", 3), ("d", 4)]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="ingen tekst"):
        read("<p> </p>")


def test_deep_and_wide_pages_cost_nothing() -> None:
    assert read("<div>" * 200 + "a").text == "a"
    assert read("<table><tr><td colspan=999999999 rowspan=x>a</table>").text == "a"
