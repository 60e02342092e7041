"""What people write to each other at a sentence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import CommentQuerySet


class Comment(models.Model):
    """A remark at a statement of a plan, or at a sentence of a report (``field`` and ``quote``), and whom it names.

    ``answers`` is the first comment of the thread that it goes on with: it stands where that one stands.
    """

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="comments")
    report = models.ForeignKey("record.Report", null=True, on_delete=models.CASCADE, related_name="comments")
    statement = models.ForeignKey("record.Statement", null=True, on_delete=models.PROTECT, related_name="comments")
    field = models.CharField(max_length=50, blank=True)
    quote = models.TextField(_("sætning"), blank=True)
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answered_by")
    text = models.TextField(_("kommentar"))
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
