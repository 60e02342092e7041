"""Every word of a Word file is in a field, a label or ``unplaced``, whatever stands in it and whatever broke it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.structured.invented import OTHER, PLAN
from handleplan.documents import Document, UnreadableFile, read_bytes, read_file
from handleplan.forms.accounting import lost_words
from handleplan.forms.definition import built_in_forms
from handleplan.forms.read import STRUCTURED_READERS, read
from handleplan.forms.reading import UnknownForm
from plan_layouts import LAYOUTS, Layout, word_file
from texts import CORPUS, needs_corpus
from word_builder import cell, docx, p, table

_LABELS = sorted(
    {label for form in built_in_forms() for field in form.fields for label in (*field.labels[:2], *field.helps[:1])}
    | {
        "Handleplan fra: Haven", "Handleplan fra:", "Status 2023", "Status", "2024", "X", "☒", "☐ Boligforhold",
        "Fritid og kultur X", "Revidering af handleplanen for perioden 2025-2026", "Projekt", "Varighed: 2009-2011",
        "Budget", "Overordnet mål", "Resultat pr. maj 2011", "Resultater", "3.1 Haven", "3.2 Skoven", "Læs mere",
        "Haven har udarbejdet to handleplaner", "Opmærksomhedspunkter", "Uændret", "Enhed: Haven", "Sæt kryds",
    }
)  # fmt: skip
_TEXTS = st.one_of(
    st.sampled_from(_LABELS),
    st.text(alphabet="abcæøåABC .,:;-–•()[]123xX☒…\n\t", min_size=1, max_size=30),
)
_PARAGRAPHS = st.builds(
    lambda text, style, num: p(text, style=style, num=num),
    _TEXTS,
    st.sampled_from(["", "", "Overskrift1", "Overskrift2", "Punkt"]),
    st.sampled_from([None, None, (2, 0), (1, 1)]),
)


def _tables(content: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    cells = st.builds(
        lambda inner, span, merge: cell(*inner, span=span, merge=merge),
        content,
        st.sampled_from([1, 1, 1, 2, 4]),
        st.sampled_from(["", "", "", "restart", "continue"]),
    )
    return st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5).map(lambda rows: table(*rows))


_BLOCKS = st.recursive(
    _PARAGRAPHS, lambda inner: st.one_of(_PARAGRAPHS, _tables(st.lists(inner, max_size=3))), max_leaves=25
)


def assert_nothing_lost(document: Document) -> None:
    """By every reader, for none knows beforehand whether a document is really its own."""
    for form in built_in_forms():
        reading = STRUCTURED_READERS[form.reader](document, form, "")
        assert not lost_words(document, reading), form.kind


@settings(max_examples=80, deadline=None)
@given(st.lists(_BLOCKS, min_size=1, max_size=12))
def test_no_word_of_any_document_is_lost(blocks: list[str]) -> None:
    try:
        document = read_bytes(docx(*blocks), "plan.docx")
    except UnreadableFile:
        return
    if document.elements:
        assert_nothing_lost(document)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_no_reader_loses_a_word_of_a_plan(layout: Layout) -> None:
    assert_nothing_lost(read_bytes(word_file(layout, PLAN, OTHER), "plan.docx"))


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused(source: random.Random) -> None:
    data = bytearray(word_file(source.choice(LAYOUTS), PLAN))
    for _ in range(source.randint(1, 8)):
        data[source.randrange(len(data))] = source.randrange(256)
    if source.random() < 0.3:
        del data[source.randrange(len(data)) :]
    try:
        document = read_bytes(bytes(data), "plan.docx")
        assert not lost_words(document, read(document))
    except (UnreadableFile, UnknownForm) as refusal:
        assert str(refusal).endswith(".")


@needs_corpus
@pytest.mark.parametrize("name", ["handleplaner-fem", "indsats-dagtilbud", "puljeprojekter-ni"])
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_no_word_of_the_corpus_is_lost(name: str, suffix: str) -> None:
    document = read_file(CORPUS / f"{name}{suffix}")
    reading = read(document)
    assert not lost_words(document, reading)
    assert not reading.unplaced
