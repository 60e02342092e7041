"""A hostile file goes the whole road, through the real process that reads: it costs a sentence and nothing else."""

import io
import zipfile
from pathlib import Path

import pytest

from handleplan.forms.worker import Limits, ReadingWorker
from handleplan.intake import reviews
from handleplan.record.models import Event, User
from handleplan.record.stats import stats

pytestmark = pytest.mark.django_db

SHEET = next(iter(sorted((Path(__file__).parents[2] / "samples").glob("sundhedspolitik-indsats-*.txt"))))


@pytest.fixture(autouse=True)
def the_real_process(readings_as_documents, monkeypatch, settings) -> None:
    monkeypatch.setattr("handleplan.intake.reading.ReadingWorker", ReadingWorker)
    settings.READ_LIMITS = Limits(seconds=30, megabytes=400)


def zip_bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _megabyte in range(600):
                part.write(b" " * 1_000_000)
    return content.getvalue()


def broken_pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\nxref\n0 99999999\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_hostile_files_fail_with_a_sentence_and_the_next_one_is_read():
    by = User.objects.create_superuser("admin@norrelund.example", "hemmeligt-kodeord")
    before = stats()
    bomb = reviews.receive("bombe.docx", zip_bomb(), by=by).review
    broken = reviews.receive("brudt.pdf", broken_pdf(), by=by).review
    sheet = reviews.receive(SHEET.name, SHEET.read_bytes(), by=by).review
    assert [bomb.state, broken.state, sheet.state] == ["failed", "failed", "ready"]
    assert all(one.problem.endswith(".") and one.name in one.problem for one in (bomb, broken))
    assert bomb.document is bomb.reading is None
    assert stats() == before
    assert set(Event.objects.values_list("what", flat=True)) == {"review.received", "review.read", "review.failed"}
