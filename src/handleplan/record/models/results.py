"""What came of a project's goals, by goal and date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.texts import OrderedText


class Result(models.Model):
    """A cell of a project's results: one goal at one date, under the heading that the document gave the date.

    ``as_of`` is as precise as the heading ("2011-12", "2011-05-24", "" where it names none); ``order`` is the column.
    A result without texts is a cell that stood empty.
    """

    statement = models.ForeignKey("record.Statement", on_delete=models.CASCADE, related_name="results")
    heading = models.CharField(_("overskrift"), max_length=200)
    as_of = models.CharField(_("dato"), max_length=10, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("resultat")
        verbose_name_plural = _("resultater")
        ordering = ["statement", "order"]
        constraints = [models.UniqueConstraint("statement", "order", name="one_result_a_column")]

    def __str__(self) -> str:
        return self.heading


class ResultText(OrderedText):
    """One statement of a result."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="texts")

    class Meta(OrderedText.Meta):
        verbose_name = _("resultattekst")
        verbose_name_plural = _("resultattekster")
