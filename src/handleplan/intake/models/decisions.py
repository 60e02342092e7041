"""What a reviewer decided about a reading: kept one by one, so that each has its person and can be undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.intake.models.reviews import Review


class Decision(models.Model):
    """One decision, as JSON of handleplan.intake.review.decisions. An undone one stays, and no longer counts.

    ``taken_over`` says that it was made about an earlier version of the document.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    taken_over = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("beslutning")
        verbose_name_plural = _("beslutninger")
        ordering = ["review", "number"]
        constraints = [models.UniqueConstraint("review", "number", name="decision_number_once")]

    def __str__(self) -> str:
        return f"{self.review} {self.number}"
