"""A file is read for what it is, whatever it is called."""

from pathlib import Path

import pytest

from handleplan.documents import UnreadableFile, read_bytes, read_file
from handleplan.documents.files import MAX_BYTES
from word_builder import docx, p

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("name", ["plan.docx", "plan.txt", "plan"])
def test_a_word_file_is_known_by_its_bytes(name: str) -> None:
    assert read_bytes(docx(p("Indsats")), name).text == "Indsats"


def test_a_text_is_known_by_its_bytes() -> None:
    assert read_bytes(b"Indsats\n", "plan.docx").text == "Indsats"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_OLE + bytes(600), "gem dokumentet som .docx"),
        (_OLE + bytes(60) + "EncryptedPackage".encode("utf-16-le"), "beskyttet med adgangskode"),
        (b"%PDF-1.7 og ikke mere", "PDF"),
        (b"x" * (MAX_BYTES + 1), "fylder mere end 20 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes(data, "plan.fil")
    sentence = str(refusal.value)
    assert reason in sentence
    assert "plan.fil" in sentence
    assert sentence.endswith(".")


def test_a_large_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UnreadableFile, match="fylder mere end 20 MB"):
        read_file(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="findes ikke"):
        read_file(tmp_path / "plan.txt")
    with pytest.raises(UnreadableFile, match="er en mappe"):
        read_file(tmp_path)
