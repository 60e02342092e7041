"""Every word of a PDF is in its Document, and a PDF holds what the Word file of the same name holds."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handleplan.documents import Document, UnreadableFile
from handleplan.documents.pdf import read_pdf
from handleplan.documents.structure import paragraphs
from handleplan.documents.word import read_word
from typeset import pdf, read

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
PDFS = sorted(CORPUS.glob("*.pdf"))
needs_corpus = pytest.mark.skipif(not PDFS, reason="the corpus is not beside the project (../shared/corpus)")

_NO_LETTERS = re.compile(r"[\W_\uf000-\uf0ff\ufffe\x02]+")


def letters(text: str) -> Counter[str]:
    """The text's letters and digits: what a hyphen or a space more or less doesn't change."""
    return Counter(_NO_LETTERS.sub("", text))


def plain_letters(data: bytes) -> Counter[str]:
    with pypdfium2.PdfDocument(data) as document:
        return letters(" ".join(page.get_textpage().get_text_range() for page in document))


def letters_of(document: Document) -> Counter[str]:
    every = [*paragraphs(document.elements), *document.furniture]
    return letters(" ".join(f"{paragraph.marker} {paragraph.text}" for paragraph in every))


def assert_nothing_is_lost(data: bytes) -> None:
    assert letters_of(read_pdf(data, "plan.pdf")) == plain_letters(data)


@needs_corpus
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_no_word_of_the_corpus_is_lost(path: Path) -> None:
    assert_nothing_is_lost(path.read_bytes())


@needs_corpus
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_a_pdf_has_the_paragraphs_of_its_word_file(path: Path) -> None:
    word = read_word(path.with_suffix(".docx").read_bytes(), path.name)
    found = Counter("".join(one.text.split()) for one in paragraphs(read_pdf(path.read_bytes(), path.name).elements))
    wanted = Counter("".join(one.text.split()) for one in paragraphs(word.elements) if one.text.strip())
    assert (found & wanted).total() >= 0.97 * wanted.total()


@needs_corpus
@settings(deadline=None, max_examples=15)
@given(st.data())
def test_a_damaged_file_loses_no_word_that_can_be_read(data: st.DataObject) -> None:
    damaged = bytearray((CORPUS / "indsats-dagtilbud.pdf").read_bytes())
    for _ in range(data.draw(st.integers(1, 30))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = read_pdf(bytes(damaged), "plan.pdf")
    except UnreadableFile:
        return
    assert letters_of(document) == plain_letters(bytes(damaged))


WORD = st.text(alphabet="abdefghiklmnoprstuvyæøåÆØÅ0123", min_size=1, max_size=14)
CELL = st.lists(WORD, max_size=25).map(lambda words: "[" + " ".join(words) + "]")


@settings(deadline=None, max_examples=40)
@given(
    st.integers(1, 5),
    st.lists(CELL, min_size=1, max_size=14),
    st.sampled_from(["1pt", "none", "(x: none, y: 0.5pt)"]),
    st.integers(6, 16),
    st.booleans(),
)
def test_no_word_of_any_table_is_lost(columns: int, cells: list[str], stroke: str, size: int, flipped: bool) -> None:
    setting = f"#set page(flipped: {str(flipped).lower()}, height: 9cm)\n#set text(size: {size}pt)\n"
    data = pdf(f"{setting}Før\n#table(columns: {columns}, stroke: {stroke}, {', '.join(cells)})\nEfter")
    assert_nothing_is_lost(data)


def test_places_say_page_and_lines() -> None:
    document = read_pdf(pdf("= Mål\nEt.\n#pagebreak()\nTo."), "plan.pdf")
    assert [(one.place.page, one.place.first_line) for one in paragraphs(document.elements)] == [(1, 1), (1, 2), (2, 3)]


def test_headings_have_levels_by_their_size() -> None:
    document = read_pdf(pdf("= Politik\nIndledning til det hele.\n== Temaer\nBolig og skole."), "plan.pdf")
    assert [one.heading for one in paragraphs(document.elements)] == [1, 0, 2, 0]


def test_a_title_may_be_long_where_it_is_large() -> None:
    title = "Fællesskaber for alle, der bor i Nørrelund, Havnby og på øerne, " * 4
    document = read_pdf(pdf(f"#text(size: 18pt)[{title}]\n\n{'Vi går hver dag. ' * 30}"), "plan.pdf")
    assert [one.heading for one in paragraphs(document.elements)] == [1, 0]


def test_the_same_form_upright_and_lying_reads_alike() -> None:
    text = "Der er i de forskellige afdelinger arbejdet med borgere i arbejdsprøvninger. " * 3
    table = f"#table(columns: (1fr, 1fr, 1fr), [Vi har], [Vi har opnået], [Vi vil], [{text}], [{text}], [-])"
    assert read(f"Status 2023\n{table}") == read(f"#set page(flipped: true)\nStatus 2023\n{table}")
