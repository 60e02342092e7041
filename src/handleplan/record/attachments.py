"""Attachments of a status: kept by their hash, withdrawn and not deleted, and never taken for what they are not."""

import hashlib
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from handleplan.record.history import note_event
from handleplan.record.kept_files import keep_once
from handleplan.record.models import Attachment, Report, Round, User
from handleplan.record.models.answers import kept_attachment_path
from handleplan.record.permissions import may_answer
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState
from handleplan.record.report_states import begin, locked

MOST_BYTES = 10_000_000
MOST_PIXELS = 50_000_000
MOST_OF_A_REPORT = 20
PICTURES = {".png": ("PNG", "image/png"), ".jpg": ("JPEG", "image/jpeg"), ".jpeg": ("JPEG", "image/jpeg")}
DOCUMENTS = {
    ".pdf": (b"%PDF-", "application/pdf"),
    ".docx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
KINDS = (*PICTURES, *DOCUMENTS)
"""The endings of the files that can be attached. A file is looked into: its ending alone is not believed."""


@transaction.atomic
def attach(
    report: Report, *, name: str, content: bytes, alt_text: str = "", by: User, now: datetime | None = None
) -> Attachment:
    """Put a file with the report; a picture says in ``alt_text`` what it shows.

    Raises NotAllowed, WrongState, NotAccepted.
    """
    now = now or timezone.now()
    report = _held(report, by)
    name = PurePosixPath(name.replace("\\", "/")).name[-255:]
    content_type = _content_type(name, content)
    if content_type.startswith("image/") and not alt_text.strip():
        raise NotAccepted(_("Skriv, hvad billedet viser, så alle kan læse det."))
    if report.attachments.filter(withdrawn_at=None).count() >= MOST_OF_A_REPORT:
        raise NotAccepted(_("Der kan højst være %(most)d bilag ved en status.") % {"most": MOST_OF_A_REPORT})
    attachment = Attachment(
        report=report,
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        content_type=content_type,
        size=len(content),
        alt_text=alt_text.strip()[:500],
        by=by,
        at=now,
    )
    # A file whose row is not kept after all does no harm: it is found by its hash when it comes again.
    path = kept_attachment_path(attachment, name)
    keep_once(path, content)
    attachment.file.name = path
    attachment.save()
    note_event("report.attached", name, plan=report.plan, by=by)
    begin(report, by=by, now=now)
    return attachment


@transaction.atomic
def describe_attachment(attachment: Attachment, alt_text: str, *, by: User, now: datetime | None = None) -> None:
    """Say anew what a picture shows. Raises as ``attach``."""
    report = _held(attachment.report, by)
    if attachment.is_picture and not alt_text.strip():
        raise NotAccepted(_("Skriv, hvad billedet viser, så alle kan læse det."))
    former, attachment.alt_text = attachment.alt_text, alt_text.strip()[:500]
    attachment.save(update_fields=["alt_text"])
    note_event("report.attachment_described", f"{former} → {attachment.alt_text}", plan=report.plan, by=by)
    begin(report, by=by, now=now or timezone.now())


@transaction.atomic
def withdraw_attachment(attachment: Attachment, *, by: User, now: datetime | None = None) -> None:
    """Take the file away from the report; it can be brought back. Raises NotAllowed, WrongState."""
    _set_withdrawn(attachment, now or timezone.now(), "report.attachment_withdrawn", by, now)


@transaction.atomic
def bring_back_attachment(attachment: Attachment, *, by: User, now: datetime | None = None) -> None:
    """Put a file that was taken away with the report again. Raises NotAllowed, WrongState."""
    _set_withdrawn(attachment, None, "report.attachment_brought_back", by, now)


def _set_withdrawn(attachment: Attachment, at: datetime | None, event: str, by: User, now: datetime | None) -> None:
    report = _held(attachment.report, by)
    attachment.withdrawn_at = at
    attachment.save(update_fields=["withdrawn_at"])
    note_event(event, attachment.name, plan=report.plan, by=by)
    begin(report, by=by, now=now or timezone.now())


def _held(report: Report, by: User) -> Report:
    report = locked(report)
    if not may_answer(by, report.plan):
        raise NotAllowed(_("Du kan ikke lægge bilag ved status fra „%(plan)s“.") % {"plan": report.plan.name})
    if report.round.state != Round.State.OPEN or not report.is_being_written:
        raise WrongState(_("Status fra „%(plan)s“ kan ikke ændres nu.") % {"plan": report.plan.name})
    return report


def _content_type(name: str, content: bytes) -> str:
    """What the file is, by its ending and by what stands in it. Raises NotAccepted."""
    suffix = PurePosixPath(name).suffix.lower()
    if not content:
        raise NotAccepted(_("„%(name)s“ er tom.") % {"name": name})
    if len(content) > MOST_BYTES:
        raise NotAccepted(
            _("„%(name)s“ fylder for meget: højst %(most)d MB.") % {"name": name, "most": MOST_BYTES // 1_000_000}
        )
    if suffix in PICTURES:
        expected, content_type = PICTURES[suffix]
        _check_picture(name, content, expected)
        return content_type
    if suffix in DOCUMENTS:
        beginning, content_type = DOCUMENTS[suffix]
        if content.startswith(beginning):
            return content_type
    raise NotAccepted(
        _("„%(name)s“ kan ikke lægges ved. Brug et billede (PNG, JPEG), PDF, Word (docx) eller Excel (xlsx).")
        % {"name": name}
    )


def _check_picture(name: str, content: bytes, expected: str) -> None:
    try:
        with Image.open(BytesIO(content), formats=[expected]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAccepted(_("Billedet „%(name)s“ er for stort. Gør det mindre, og prøv igen.") % {"name": name})
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise NotAccepted(_("„%(name)s“ kan ikke læses som et billede.") % {"name": name}) from problem
