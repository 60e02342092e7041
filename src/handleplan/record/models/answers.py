"""What people type into a status, and what they say of it: every version, "uændret", and attachments."""

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import AttachmentQuerySet


class AnswerVersion(models.Model):
    """A text as somebody typed it, under a question or as the reason of a verdict. All of them are kept.

    ``number`` counts a field's texts; the highest is what the report says. A text without a number was set aside: it
    was typed upon a version that another had written past, or when the report was no longer open for writing. It waits
    for its writer until it is ``settled_at``. ``page`` is the page that it was typed in, so that a page whose last
    answer was lost on the way is not taken for somebody else.
    """

    report = models.ForeignKey("record.Report", on_delete=models.CASCADE, related_name="answer_versions")
    field = models.CharField(max_length=50)
    number = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    based_on = models.PositiveIntegerField(default=0)
    page = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("svarets version")
        verbose_name_plural = _("svarenes versioner")
        ordering = ["report", "field", "number", "pk"]
        constraints = [
            models.UniqueConstraint("report", "field", "number", name="answer_version_number_once"),
            models.CheckConstraint(condition=Q(settled_at=None) | Q(number=None), name="only_set_aside_is_settled"),
        ]

    def __str__(self) -> str:
        return self.text


class UnchangedAnswer(models.Model):
    """Somebody's word that an answer, or the verdict on a criterion, is as in the report before: said, not copied.

    Exactly one of ``field`` and ``statement`` is set. Who writes something after all takes the word back
    (``withdrawn_at``); it stays as what was once said.
    """

    report = models.ForeignKey("record.Report", on_delete=models.CASCADE, related_name="unchanged_answers")
    field = models.CharField(max_length=50, blank=True)
    statement = models.ForeignKey("record.Statement", null=True, on_delete=models.PROTECT, related_name="+")
    earlier = models.ForeignKey("record.Report", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("uændret svar")
        verbose_name_plural = _("uændrede svar")
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(field="") & Q(statement__isnull=False)) | (~Q(field="") & Q(statement=None)),
                name="unchanged_is_an_answer_or_a_verdict",
            ),
            models.UniqueConstraint(
                "report", "field", condition=Q(withdrawn_at=None, statement=None), name="answer_unchanged_once"
            ),
            models.UniqueConstraint(
                "report", "statement", condition=Q(withdrawn_at=None), name="verdict_unchanged_once"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Ingen ændring siden sidst"))


def kept_attachment_path(attachment: "Attachment", filename: str) -> str:
    """Attachments are kept by their hash, apart from the sources; nothing serves the folder but a view that asks."""
    return f"attachments/{attachment.sha256[:2]}/{attachment.sha256}{PurePosixPath(filename).suffix.lower()}"


class Attachment(models.Model):
    """A picture or document that goes with a report. A picture says in words what it shows (``alt_text``)."""

    report = models.ForeignKey("record.Report", on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(upload_to=kept_attachment_path, max_length=255)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("filnavn"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="bytes")
    alt_text = models.CharField(_("billedtekst"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilag")
        verbose_name_plural = _("bilag")
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(content_type__startswith="image/") | ~Q(alt_text=""), name="picture_says_what_it_shows"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")
