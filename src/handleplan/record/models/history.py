"""Who did what, when: one table of events, written by the functions that change the record."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import EventQuerySet


class Event(models.Model):
    """One change. ``user`` is None for the command line. ``what`` is a code ("plan.imported"), ``note`` a sentence."""

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=50)
    note = models.TextField(blank=True)
    framework = models.ForeignKey("record.Framework", null=True, on_delete=models.CASCADE, related_name="events")
    plan = models.ForeignKey("record.Plan", null=True, on_delete=models.CASCADE, related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("hændelse")
        verbose_name_plural = _("hændelser")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
