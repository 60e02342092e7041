"""How a plan is followed up between its statuses: at which meetings, what was noted there, and dates with a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import DeadlineQuerySet, FollowUpNoteQuerySet


class FollowUp(models.Model):
    """A meeting at which a plan is followed up (personalemøde, brugerråd, husmøde), and how often that is."""

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="follow_ups")
    meeting = models.CharField(_("møde"), max_length=100)
    how_often = models.CharField(_("hvor tit"), max_length=100, blank=True)
    order = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("opfølgning")
        verbose_name_plural = _("opfølgninger")
        ordering = ["plan", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting} ({self.how_often})" if self.how_often else self.meeting


class FollowUpNote(models.Model):
    """What was said of a plan at a meeting. It stands beside the next status; only those who write it read it."""

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="follow_up_notes")
    follow_up = models.ForeignKey(FollowUp, null=True, on_delete=models.PROTECT, related_name="notes")
    held_on = models.DateField(_("mødets dato"))
    text = models.TextField(_("notat"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = FollowUpNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("notat fra opfølgning")
        verbose_name_plural = _("notater fra opfølgning")
        ordering = ["plan", "held_on", "pk"]

    def __str__(self) -> str:
        return self.text


class Deadline(models.Model):
    """A deadline of a plan that somebody has made a date, with a person. ``text`` is what is due, in a few words."""

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="deadlines")
    statement = models.ForeignKey("record.Statement", null=True, on_delete=models.PROTECT, related_name="deadlines")
    text = models.CharField(_("hvad"), max_length=500)
    due = models.DateField(_("hvornår"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deadlines")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("frist")
        verbose_name_plural = _("frister")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text
