"""OpenDocument texts as a reader sees them."""

import pytest

from handleplan.documents import Document, UnreadableFile, read_bytes
from handleplan.documents.structure import Paragraph, Table
from word_builder import zipped

_NAMES = ("office", "text", "table", "style", "drawing")
_NAMESPACES = " ".join(
    f'xmlns:{"draw" if name == "drawing" else name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in _NAMES
)
NUMBERS = (
    '<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-suffix=")"/></text:list-style></office:automatic-styles>'
)


def odt(body: str, margin: str = "") -> bytes:
    content = (
        f"<office:document-content {_NAMESPACES}>{NUMBERS}<office:body><office:text>{body}</office:text></office:body>"
    )
    styles = f"<office:document-styles {_NAMESPACES}><style:header>{margin}</style:header></office:document-styles>"
    return _stored({"content.xml": f"{content}</office:document-content>", "styles.xml": styles})


def _stored(files: dict[str, str | bytes]) -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", **files})


def read(body: str, margin: str = "") -> Document:
    return read_bytes(odt(body, margin), "plan.odt")


def test_headings_paragraphs_and_lists() -> None:
    found = read(
        '<text:h text:outline-level="2">Mål</text:h><text:p>Et<text:s text:c="2"/>ord<text:line-break/>til</text:p>'
        "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item>"
        '</text:list></text:list-item></text:list><text:list text:style-name="L1"><text:list-item><text:p>c</text:p>'
        "</text:list-item><text:list-item><text:p>d</text:p></text:list-item></text:list>"
    ).elements
    assert [(e.text, e.heading, e.marker) for e in found if isinstance(e, Paragraph)] == [
        ("Mål", 2, ""),
        ("Et  ord\ntil", 0, ""),
        ("a", 0, "•"),
        ("b", 0, "•"),
        ("c", 0, "1)"),
        ("d", 0, "2)"),
    ]


def test_tables_with_merged_cells() -> None:
    (found,) = read(
        '<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>a</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell/></table:table-row>"
        "</table:table>"
    ).elements
    assert isinstance(found, Table)
    assert [(c.text, c.row, c.column, c.columns) for c in found.cells] == [
        ("a", 0, 0, 2),
        ("b", 1, 0, 1),
        ("", 1, 1, 1),
    ]


def test_margins_notes_and_comments_stand_apart() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation>"
    note += "<text:note-body><text:p>Se bilag</text:p></text:note-body>"
    comment = "<office:annotation><text:p>Hm</text:p></office:annotation>"
    found = read(f"<text:p>Tekst{note}</text:note>{comment}.</text:p>", "<text:p>Haven</text:p>")
    assert found.text == "Tekst."
    assert [paragraph.text for paragraph in found.furniture] == ["Se bilag", "Haven"]
    assert found.remarks == ("Dokumentet har 1 kommentar i margenen, som ikke er læst med.",)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"content.xml": "<a"}, "beskadiget"),
        ({}, "beskadiget"),
        ({"content.xml": "<a/>"}, "ikke et tekstdokument"),
        ({"content.xml": "<a/>", "META-INF/manifest.xml": "<m:encryption-data/>"}, "adgangskode"),
    ],
)
def test_what_cannot_be_read_says_why(files: dict[str, str | bytes], why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read_bytes(_stored(files), "plan.odt")
