"""Who sees a reading under review: whoever may bring documents into the framework that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from handleplan.record.permissions import frameworks_coordinated_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from handleplan.record.models import User


class ReviewQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> ReviewQuerySet:
        """The reviews of the frameworks that ``user`` coordinates, and what they brought in that has none yet."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(Q(framework__in=frameworks_coordinated_by(user)) | Q(framework=None, uploaded_by=user))

    def without_texts(self) -> ReviewQuerySet:
        """Without the whole of what was read: what a list needs, however large the documents are."""
        return self.defer("document", "reading")
