"""The documents that the record was read from, and where in them each text stood."""

from pathlib import PurePosixPath

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LONGEST_SUFFIX = 10


def kept_path(sha256: str, filename: str) -> str:
    """Source files are kept by their hash: two files of one name never collide, one file is never kept twice."""
    suffix = PurePosixPath(filename).suffix.lower()
    is_plain = len(suffix) <= LONGEST_SUFFIX and suffix[1:].isalnum()
    return f"sources/{sha256[:2]}/{sha256}{suffix if is_plain else ''}"


def kept_file_path(version: "SourceVersion", filename: str) -> str:
    return kept_path(version.sha256, filename)


class SourceDocument(models.Model):
    """A document that somebody brought in; its versions are the files that came under its name."""

    framework = models.ForeignKey("record.Framework", on_delete=models.PROTECT, related_name="source_documents")
    name = models.CharField(_("filnavn"), max_length=255)

    class Meta:
        verbose_name = _("kilde")
        verbose_name_plural = _("kilder")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("framework", "name", name="source_document_once_a_framework"),
        ]

    def __str__(self) -> str:
        return self.name


LARGE_FIELDS = ("reading", "contents")
"""What of a version may be as large as its file: lists and pages leave it where it is."""


def large_fields(of: str = "") -> list[str]:
    """The names of a version's large fields for ``defer``, from the model whose path to the version is ``of``."""
    return [f"{of}__{name}" if of else name for name in LARGE_FIELDS]


class SourceVersion(models.Model):
    """One file as it was read: itself, its hash, and its reading as READING.md's JSON.

    ``encoding`` is how its bytes are text; "" where they are none (Word, PDF). ``contents`` is the whole Document
    (handleplan.documents.kept), to show where a text stood; None for versions kept before it was.
    """

    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=kept_file_path, max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    encoding = models.CharField(max_length=20, blank=True)
    form = models.ForeignKey("record.Form", on_delete=models.PROTECT, related_name="+")
    reading = models.JSONField()
    contents = models.JSONField(null=True)
    accepted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("kildens version")
        verbose_name_plural = _("kildens versioner")
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint("document", "number", name="source_version_number_once"),
            models.UniqueConstraint("document", "sha256", name="source_version_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document.name} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("source", kwargs={**self.document.framework.address_parts, "pk": self.pk})


class Passage(models.Model):
    """A place in a source: page and lines, counted from 1; empty where the format cannot know."""

    version = models.ForeignKey(SourceVersion, on_delete=models.PROTECT, related_name="passages")
    page = models.PositiveIntegerField(null=True)
    first_line = models.PositiveIntegerField(null=True)
    last_line = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("sted i kilden")
        verbose_name_plural = _("steder i kilden")
        ordering = ["version", "first_line"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_line__gte=models.F("first_line")) | models.Q(first_line=None),
                name="passage_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.first_line}-{self.last_line}"
