"""Addresses last for ever: what a page was once called still leads to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """An address that a unit, framework or plan once had. Exactly one of the three is set."""

    path = models.CharField(max_length=500, unique=True)
    unit = models.ForeignKey("record.Unit", null=True, on_delete=models.CASCADE, related_name="former_addresses")
    framework = models.ForeignKey(
        "record.Framework", null=True, on_delete=models.CASCADE, related_name="former_addresses"
    )
    plan = models.ForeignKey("record.Plan", null=True, on_delete=models.CASCADE, related_name="former_addresses")

    class Meta:
        verbose_name = _("tidligere adresse")
        verbose_name_plural = _("tidligere adresser")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False, framework=None, plan=None)
                | models.Q(unit=None, framework__isnull=False, plan=None)
                | models.Q(unit=None, framework=None, plan__isnull=False),
                name="former_address_leads_to_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.path
