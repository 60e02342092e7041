"""What the pages of a plan's year write in their own way."""

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from handleplan.record.models import Framework, User
from handleplan.record.permissions import may_coordinate
from handleplan.record.revision_overview import revisions_waiting_for
from handleplan.record.round_overview import waiting_count

register = template.Library()


@register.filter
def field_id(field: str) -> str:
    """A field's name as the id of an element: no colon, which means something else in a style sheet."""
    return field.replace(":", "-")


@register.filter
def waits_for(user: User | AnonymousUser) -> int:
    """How many things wait for the person: what the menu says."""
    if not isinstance(user, User):
        return 0
    return waiting_count(user) + revisions_waiting_for(user, timezone.localdate()).count


@register.filter
def coordinates(user: User | AnonymousUser, framework: Framework) -> bool:
    """Whether the person decides about the rounds of this policy or pool."""
    return user.is_authenticated and may_coordinate(user, framework)
