"""Attachments are what they say they are, are seen by who sees the status, and come back when they were taken away."""

from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from PIL import Image

from handleplan.record.attachments import (
    MOST_BYTES,
    MOST_OF_A_REPORT,
    attach,
    bring_back_attachment,
    describe_attachment,
    withdraw_attachment,
)
from handleplan.record.models import Attachment, Report
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState
from years import build_open_round, coordinator, first_report, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


def picture(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, kind)
    return out.getvalue()


def test_a_picture_says_what_it_shows(report):
    with pytest.raises(NotAccepted, match="Skriv, hvad billedet viser"):
        attach(report, name="have.png", content=picture(), by=report.head)
    kept = attach(report, name="C:\\billeder\\have.png", content=picture(), alt_text="Haven i maj", by=report.head)
    assert (kept.name, kept.is_picture, kept.alt_text, kept.content_type) == (
        "have.png",
        True,
        "Haven i maj",
        "image/png",
    )
    assert kept.file.read() == picture()
    describe_attachment(kept, "Haven i juni", by=report.head)
    assert Attachment.objects.get().alt_text == "Haven i juni"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("have.png", b"ikke et billede"),
        ("have.png", picture("JPEG")),
        ("have.svg", b"<svg/>"),
        ("plan.pdf", b"<html>"),
        ("plan.exe", b"MZ"),
        ("tom.pdf", b""),
        ("stor.pdf", b"%PDF-" + b"0" * MOST_BYTES),
        ("uden-endelse", b"%PDF-1.7"),
    ],
)
def test_what_is_not_what_it_says_is_not_taken(report, name, content):
    with pytest.raises(NotAccepted):
        attach(report, name=name, content=content, alt_text="Haven", by=report.head)
    assert not Attachment.objects.exists()


def test_it_is_withdrawn_and_brought_back(report):
    kept = attach(report, name="plan.pdf", content=b"%PDF-1.7", by=report.head)
    withdraw_attachment(kept, by=report.head)
    assert not Attachment.objects.visible_to(coordinator(report.round)).exists()
    assert Attachment.objects.visible_to(report.head).exists()
    bring_back_attachment(kept, by=report.head)
    assert Attachment.objects.visible_to(coordinator(report.round)).exists()


def test_it_is_seen_as_the_status_is_seen(report):
    attach(report, name="plan.pdf", content=b"%PDF-1.7", by=report.head)
    for stranger in (AnonymousUser(), person("Fremmed")):
        assert not Attachment.objects.visible_to(stranger).exists()
    Report.objects.filter(pk=report.pk).update(state="published")
    assert Attachment.objects.visible_to(AnonymousUser()).exists()


def test_only_who_writes_the_status_attaches_and_only_while_it_is_written(report):
    with pytest.raises(NotAllowed):
        attach(report, name="plan.pdf", content=b"%PDF-1.7", by=coordinator(report.round))
    Report.objects.filter(pk=report.pk).update(state="approved")
    with pytest.raises(WrongState):
        attach(report, name="plan.pdf", content=b"%PDF-1.7", by=report.head)


def test_there_is_an_end_to_it(report):
    for _ in range(MOST_OF_A_REPORT):
        attach(report, name="plan.pdf", content=b"%PDF-1.7", by=report.head)
    with pytest.raises(NotAccepted, match="højst være 20 bilag"):
        attach(report, name="plan.pdf", content=b"%PDF-1.7", by=report.head)
