"""A file that somebody brought in, what was read from it, and how far its review has come."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from handleplan.intake.visibility import ReviewQuerySet


class Review(models.Model):
    """One file on its way into the record.

    ``document`` and ``reading`` are the whole Document and Reading as they were read (documents.kept, forms.kept), None
    until then; ``reading`` is None too where no known form fits, and ``problem`` says so. They are never changed: what
    a reviewer decides stands in Decision; where a person said what the headings of a document of no known form are
    (``mapping``), the reading is what follows from that. ``belonging`` is what the document says of its framework, or
    what a person said in its place (``is_placed``). ``revises`` is the document whose next version the file is: found,
    or said by a person (``is_revision_said``; None is then a document of its own). The file is never deleted, whatever
    becomes of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("venter på at blive læst")
        READING = "reading", _("bliver læst")
        READY = "ready", _("klar til gennemsyn")
        FAILED = "failed", _("kunne ikke læses")
        ACCEPTED = "accepted", _("godkendt")
        REJECTED = "rejected", _("afvist")

    name = models.CharField(_("filnavn"), max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.FileField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    problem = models.TextField(blank=True, help_text="why it could not be read, as a sentence")
    reason = models.TextField(_("begrundelse"), blank=True, help_text="why it was rejected")

    framework = models.ForeignKey(
        "record.Framework", null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    owner = models.ForeignKey("record.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(_("enhed"), max_length=500, blank=True, help_text="for texts that name none")
    belonging = models.JSONField(default=dict)
    is_placed = models.BooleanField(default=False, help_text="a person has said where it belongs")

    form_kind = models.CharField(_("skema"), max_length=50, blank=True)
    document = models.JSONField(null=True)
    reading = models.JSONField(null=True)
    mapping = models.ForeignKey(
        "intake.HeadingMapping", null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    plans = models.PositiveIntegerField(_("planer"), default=0)
    doubts = models.PositiveIntegerField(_("tvivl"), default=0, help_text="those that nobody has looked at")

    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, help_text="when the attempt to read it that is under way began")
    attempts = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    revises = models.ForeignKey(
        "record.SourceDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    is_revision_said = models.BooleanField(default=False, help_text="a person has said what it is a new version of")
    version = models.ForeignKey(
        "record.SourceVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    accepted_parts = models.JSONField(default=list, help_text="addresses of the parts that are in the record")
    accepted_plans = models.JSONField(default=dict, help_text="the plan that each accepted part became, by address")
    notes = models.JSONField(default=list, help_text="what acceptance had to tell, as sentences")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("læsning")
        verbose_name_plural = _("læsninger")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("review", kwargs={"pk": self.pk})

    @property
    def is_open(self) -> bool:
        """Whether it still waits for something: to be read, or to be decided."""
        return self.state in (self.State.WAITING, self.State.READING, self.State.READY)

    @property
    def is_of_no_known_form(self) -> bool:
        return self.state == self.State.READY and not self.form_kind
