"""Old Word files and RTF, with LibreOffice and without it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from handleplan.documents import Document, UnreadableFile, libreoffice, read_bytes
from handleplan.documents.structure import TICKED, UNTICKED, paragraphs
from listening import listening
from word_builder import checkbox, docx, p

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the project (../shared/corpus)")
needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_WORD = OLE + bytes(600) + "WordDocument".encode("utf-16-le")


def saved_as(kind: str, data: bytes, folder: Path) -> bytes:
    """A Word file as LibreOffice saves it in an old format."""
    (folder / "plan.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "plan.docx")], check=True, capture_output=True, timeout=120)
    return (folder / f"plan.{kind}").read_bytes()


def told(document: Document) -> list[str]:
    return [f"{paragraph.marker} {paragraph.text}".strip() for paragraph in paragraphs(document.elements)]


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_it_says_what_the_word_file_says(kind: str, tmp_path: Path) -> None:
    word = docx(
        p("Handleplan for Åsen", style="Overskrift1"),
        p("Flere i job", num=(1, 0)),
        p(checkbox(True), " Bolig ", checkbox(False), " Skole"),
    )
    document = read_bytes(saved_as(kind, word, tmp_path), f"plan.{kind}")
    assert document.name == f"plan.{kind}"
    assert told(document) == told(read_bytes(word, "plan.docx"))
    assert f"{TICKED} Bolig {UNTICKED} Skole" in document.text


@needs_libreoffice
@needs_corpus
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_a_form_of_the_corpus_reads_alike(kind: str, tmp_path: Path) -> None:
    word = (CORPUS / "indsats-dagtilbud.docx").read_bytes()
    assert told(read_bytes(saved_as(kind, word, tmp_path), "plan.fil")) == told(read_bytes(word, "plan.docx"))


@needs_libreoffice
def test_nothing_is_fetched_from_elsewhere() -> None:
    with listening() as server:
        picture = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{server.address}/a.png" \\d}}{{\fldrslt x}}}}'
        text = rf'{{\field{{\*\fldinst INCLUDETEXT "{server.address}/b.docx"}}{{\fldrslt y}}}}'
        template = rf"{{\*\template {server.address}/c.dotm}}"
        rtf = rf"{{\rtf1\ansi {template}\pard Vi vil have flere i job. {picture}{text}\par}}"
        assert "Vi vil have flere i job." in read_bytes(rtf.encode(), "plan.rtf").text
    assert server.requests == []


@needs_libreoffice
@pytest.mark.parametrize("data", [OLD_WORD, b"{\\rtf1 og mere er der ikke"], ids=["doc", "rtf"])
def test_what_libreoffice_cannot_read_either(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="beskadiget eller beskyttet"):
        read_bytes(data, "plan.fil")


@pytest.mark.parametrize(("data", "kind"), [(OLD_WORD, "doc"), (b"{\\rtf1 Hej}", "rtf")], ids=["doc", "rtf"])
def test_without_libreoffice_it_says_what_to_do(data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(UnreadableFile, match=rf"formatet \.{kind}, som kun kan læses, hvor LibreOffice"):
        read_bytes(data, f"plan.{kind}")


def test_a_libreoffice_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o700)
    monkeypatch.setattr(shutil, "which", lambda _program: str(program))
    monkeypatch.setattr(libreoffice, "SECONDS", 0.2)
    with pytest.raises(UnreadableFile, match="var ikke læst efter"):
        read_bytes(OLD_WORD, "plan.doc")


def test_an_old_file_that_is_no_word_file() -> None:
    with pytest.raises(UnreadableFile, match="er ikke et Word-dokument"):
        read_bytes(OLE + bytes(600), "regnskab.xls")
