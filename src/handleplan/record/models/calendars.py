"""The secret addresses by which a person's calendar fetches dates."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CalendarLink(models.Model):
    """An address that a calendar fetches dates from without logging in: of a unit, of a framework, or of the person.

    It gives what ``user`` may see at the time of asking, and nothing once it is withdrawn. Of the address only a hash
    is kept: nobody who reads the database can follow it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_links")
    framework = models.ForeignKey("record.Framework", null=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("record.Unit", null=True, on_delete=models.CASCADE, related_name="+")
    key_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("lavet"))
    fetched_at = models.DateTimeField(_("sidst hentet"), null=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True)

    class Meta:
        verbose_name = _("kalenderlink")
        verbose_name_plural = _("kalenderlinks")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(framework=None) | Q(unit=None), name="calendar_of_one_thing"),
        ]

    def __str__(self) -> str:
        return str(self.framework or self.unit or self.user)
