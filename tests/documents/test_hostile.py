"""Hostile and broken files, read as the program reads them: each costs a sentence or gives a reading, and no more."""

import json
import re
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import hostile
from handleplan.documents import UnreadableFile, read_bytes
from handleplan.documents.kept import document_as_json
from handleplan.forms.worker import Limits, ReadingWorker
from listening import listening

LIMITS = Limits(seconds=2, megabytes=300)
PATIENT = replace(LIMITS, seconds=120)
"""For what is told of a file whose reading ends by itself: a busy machine takes its time until then."""

SLACK = 20
"""How many seconds a busy machine may take to start a process, and to take apart what was read."""

KNOWN = [*hostile.files(), *hostile.cut_files()]


@pytest.fixture(scope="module")
def patient_worker() -> Iterator[ReadingWorker]:
    with ReadingWorker(PATIENT) as worker:
        yield worker


@pytest.fixture(scope="module")
def worker() -> Iterator[ReadingWorker]:
    """Reads every file of this module. No process of its ever grew beyond the limit."""
    before = max(peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN))
    with ReadingWorker(LIMITS) as worker:
        yield worker
    assert peak(resource.RUSAGE_CHILDREN) <= max(before, peak(resource.RUSAGE_SELF), LIMITS.bytes)


def peak(whose: int) -> int:
    """The most memory that this process, or one that it has ended, ever had; a new one is said to have its parent's."""
    return 1024 * resource.getrusage(whose).ru_maxrss


def is_a_sentence(problem: UnreadableFile, name: str) -> bool:
    return re.fullmatch(rf"Filen „{re.escape(name)}“ [^\n]+[;:.] [^\n]+\.", str(problem)) is not None


@pytest.mark.parametrize(("name", "make"), KNOWN, ids=[name for name, _make in KNOWN])
def test_it_costs_a_sentence_or_gives_a_document(
    name: str, make: hostile.Make, worker: ReadingWorker, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    began = time.monotonic()
    try:
        document = worker.read(path).document
    except UnreadableFile as problem:
        assert is_a_sentence(problem, name), problem
    else:
        can_be_stored(json.dumps(document_as_json(document), ensure_ascii=False))
    assert time.monotonic() - began < LIMITS.seconds + SLACK


def can_be_stored(text: str) -> None:
    """Fails for halves of signs, and for the sign 0, which PostgreSQL does not take."""
    text.encode()
    assert "\\u0000" not in text


@pytest.mark.parametrize(
    "make",
    [hostile.self_drawing, hostile.huge_picture, hostile.huge_page, hostile.million_pages, hostile.many_letters],
    ids=lambda make: make.__name__,
)
def test_a_picture_costs_no_more(make: hostile.Make, worker: ReadingWorker, tmp_path: Path) -> None:
    (tmp_path / "ond.pdf").write_bytes(make())
    try:
        assert worker.picture(tmp_path / "ond.pdf", 1, 1_000).startswith(b"\x89PNG")
    except UnreadableFile as problem:
        assert is_a_sentence(problem, "ond.pdf")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.zip_bomb, "fylder alt for meget, når den pakkes ud"),
        (hostile.many_parts, "fylder alt for meget, når den pakkes ud"),
        (hostile.self_drawing, "beskadiget eller kræver mere end 300 MB"),
        (hostile.locked_zip, "beskyttet med adgangskode"),
        (hostile.locked_office, "beskyttet med adgangskode"),
        (hostile.locked_odt, "beskyttet med adgangskode"),
        (hostile.locked_pdf, "låst med en adgangskode"),
        (hostile.million_pages, "har 1000000 sider"),
        (hostile.broken_xref, "gået i stykker"),
        (hostile.word_entities, "beskadiget"),
        (hostile.odt_entities, "beskadiget"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_sentence_says_what_is_wrong(
    make: hostile.Make, reason: str, patient_worker: ReadingWorker, tmp_path: Path
) -> None:
    (tmp_path / "ond").write_bytes(make())
    with pytest.raises(UnreadableFile, match=reason):
        patient_worker.read(tmp_path / "ond")


@pytest.mark.parametrize(
    "make",
    [
        hostile.outward_links,
        hostile.outward_pdf,
        hostile.word_entities,
        hostile.odt_entities,
        hostile.html_entities,
    ],
    ids=lambda make: make.__name__,
)
def test_nothing_outside_the_file_is_asked_for(make, worker: ReadingWorker, tmp_path: Path) -> None:
    with listening() as server:
        (tmp_path / "ond").write_bytes(make(server.address))
        try:
            found = worker.read(tmp_path / "ond").document.text
        except UnreadableFile:
            found = ""
    assert server.requests == []
    assert "root:" not in found
    assert "lollol" not in found


def test_a_macro_is_never_run_and_a_path_never_leaves_the_file(worker: ReadingWorker, tmp_path: Path) -> None:
    for make in (hostile.macros, hostile.outside_paths):
        (tmp_path / "ond.docm").write_bytes(make())
        assert worker.read(tmp_path / "ond.docm").document.text == "Her"
    assert not Path("/tmp/handleplan-was-here").exists()


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffHer \x00 og her".encode("utf-16-le"),
        hostile.odd_html_signs(),
        hostile.page_with(hostile.stream(b"BT /F 12 Tf 50 700 Td (HerA) Tj ET"), font=hostile.HALF_SIGNS),
    ],
    ids=["text", "web page", "pdf"],
)
def test_signs_that_cannot_be_stored_are_left_out(data: bytes) -> None:
    document = read_bytes(data, "plan")
    assert document.text.startswith("Her")
    can_be_stored(json.dumps(document_as_json(document), ensure_ascii=False))
