"""Documents for tests of importing: text files that hold a reading's JSON instead of a form's layout."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handleplan.documents import Document, read_file
from handleplan.forms.reading import FrameReading, Item, Reading, UnknownForm
from handleplan.forms.worker import FileRead, ReadingWorker
from handleplan.intake.importing import Choices, Outcome, import_files
from readings import reading_of

Json = dict[str, Any]


def read_json(document: Document, unit: str = "") -> Reading:
    """Stands for the readers, which have tests of their own: the document's text is the reading."""
    try:
        json_ = json.loads(document.text)
    except ValueError:
        raise UnknownForm(f"„{document.name}“ følger ikke noget skema.") from None
    frame = json_.get("frame", {})
    purposes = tuple(Item(text) for text in frame.pop("purposes", ()))
    return reading_of(json_, frame=FrameReading(**frame, purposes=purposes))


class JsonWorker(ReadingWorker):
    """Reads in the test's own process, and takes the document's text for the reading."""

    def read(self, path: Path, name: str = "", unit: str = "") -> FileRead:
        document = replace(read_file(path), name=name or path.name)
        try:
            return FileRead(document, read_json(document, unit))
        except UnknownForm as problem:
            return FileRead(document, None, str(problem))


@pytest.fixture(autouse=True)
def readings_as_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("importing", "reading"):
        monkeypatch.setattr(f"handleplan.intake.{module}.ReadingWorker", JsonWorker)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dokumenter"
    folder.mkdir()
    return folder


@pytest.fixture
def write(folder: Path) -> Callable[[str, Json], Path]:
    """Writes a document into the folder, as somebody would who saves it there."""

    def write(name: str, json_: Json) -> Path:
        path = folder / name
        path.write_text(json.dumps(json_, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def bring_in(folder: Path) -> Callable[..., dict[str, Outcome]]:
    """Imports everything in the folder, or the paths given; the outcomes by the files' names."""

    def bring_in(*paths: Path, accept: bool = True, **choices: str) -> dict[str, Outcome]:
        outcomes = import_files(paths or [folder], Choices(accept=accept, **choices))
        return {outcome.path.name: outcome for outcome in outcomes}

    return bring_in
