"""A closed round as it was: plain text of its own, which no later change of names, forms, units or plans alters.

The keys beside the text lead to what it was then; nothing that is shown is read from there.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import FrozenReportQuerySet


class FrozenRound(models.Model):
    """A closed round's own facts."""

    round = models.OneToOneField("record.Round", on_delete=models.PROTECT, related_name="frozen")
    framework_name = models.CharField(_("ramme"), max_length=300)
    name = models.CharField(_("navn"), max_length=100)
    covers_from = models.DateField(null=True)
    covers_to = models.DateField(null=True)
    contributor_due = models.DateField(null=True)
    head_due = models.DateField(null=True)
    coordinator_due = models.DateField(null=True)
    publish_on = models.DateField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("lukket runde")
        verbose_name_plural = _("lukkede runder")

    def __str__(self) -> str:
        return self.name


class FrozenReport(models.Model):
    """One plan in a closed round. ``state`` is the code of what it came to, ``state_label`` the word for it then."""

    frozen_round = models.ForeignKey(FrozenRound, on_delete=models.PROTECT, related_name="reports")
    report = models.OneToOneField("record.Report", on_delete=models.PROTECT, related_name="frozen")
    order = models.PositiveIntegerField()
    plan_name = models.CharField(max_length=500)
    plan_number = models.CharField(max_length=20, blank=True)
    unit_name = models.CharField(max_length=500)
    area_name = models.CharField(max_length=200, blank=True)
    edition_period = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=20)
    state_label = models.CharField(max_length=100)
    head_name = models.CharField(max_length=300, blank=True)
    contributor_name = models.CharField(max_length=300, blank=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=300, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True)

    objects = FrozenReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("status i lukket runde")
        verbose_name_plural = _("status i lukkede runder")
        ordering = ["frozen_round", "order"]

    def __str__(self) -> str:
        return self.plan_name


class FrozenAnswer(models.Model):
    """A question and its answer. Where "uændret" was said, the text is what was repeated, and who said so stands by."""

    frozen_report = models.ForeignKey(FrozenReport, on_delete=models.CASCADE, related_name="answers")
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    unchanged_by = models.CharField(max_length=300, blank=True)
    unchanged_at = models.DateTimeField(null=True)
    unchanged_since = models.CharField(max_length=100, blank=True, help_text="the round in which the text was written")

    class Meta:
        verbose_name = _("svar i lukket runde")
        verbose_name_plural = _("svar i lukkede runder")
        ordering = ["frozen_report", "order"]

    def __str__(self) -> str:
        return self.text


class FrozenVerdict(models.Model):
    """A criterion in its words of then, and what was said of it. ``measured`` is the measurement in words."""

    frozen_report = models.ForeignKey(FrozenReport, on_delete=models.CASCADE, related_name="verdicts")
    statement = models.ForeignKey("record.Statement", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    criterion = models.TextField()
    value = models.CharField(max_length=20)
    label = models.CharField(max_length=100)
    reason = models.TextField(blank=True)
    measured = models.TextField(blank=True)
    unchanged_by = models.CharField(max_length=300, blank=True)
    unchanged_at = models.DateTimeField(null=True)
    unchanged_since = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("vurdering i lukket runde")
        verbose_name_plural = _("vurderinger i lukkede runder")
        ordering = ["frozen_report", "order"]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.label}"


class FrozenAttachment(models.Model):
    """An attachment's name and alt text; the file is kept by its hash and never changes."""

    frozen_report = models.ForeignKey(FrozenReport, on_delete=models.CASCADE, related_name="attachments")
    attachment = models.ForeignKey("record.Attachment", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    alt_text = models.CharField(max_length=500, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("bilag i lukket runde")
        verbose_name_plural = _("bilag i lukkede runder")
        ordering = ["frozen_report", "order"]

    def __str__(self) -> str:
        return self.name
