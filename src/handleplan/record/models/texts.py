"""What every text in the record has in common: its words, its order, and the passage that it was read from."""

from django.db import models


class OrderedText(models.Model):
    """A text in somebody's own words. ``passage`` is None where it was typed and not read from a document."""

    order = models.PositiveIntegerField(default=0)
    text = models.TextField()
    passage = models.ForeignKey("record.Passage", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text
