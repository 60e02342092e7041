"""What somebody said that the headings of a document of no known form are: kept, and offered for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handleplan.record.permissions import frameworks_coordinated_by

if TYPE_CHECKING:
    from handleplan.record.models import User


class MappingQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> MappingQuerySet:
        """The mappings that ``user`` made, and those of the houses whose frameworks they coordinate."""
        if user.is_superuser:
            return self
        houses = {framework.owner.root_id for framework in frameworks_coordinated_by(user).select_related("owner")}
        return self.filter(Q(by=user) | Q(house__in=houses))


class HeadingMapping(models.Model):
    """A mapping (forms.mapped.Mapping) under the name of the document that it was made for.

    ``house`` is the organisation that its documents are of, None where that wasn't known.
    """

    house = models.ForeignKey("record.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("navn"), max_length=255)
    form_kind = models.CharField(_("skema"), max_length=50)
    headings = models.JSONField(help_text="what each heading is, by its words")
    levels = models.JSONField(default=dict, help_text="what a level's other headings are")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = MappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("opdeling")
        verbose_name_plural = _("opdelinger")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name
