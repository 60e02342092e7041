"""What the pages of readings write in their own way."""

from django import template
from django.contrib.auth.models import AnonymousUser

from handleplan.record.models import Framework, User
from handleplan.record.permissions import may_bring_in

register = template.Library()


@register.filter
def for_page(picture_address: str, number: int) -> str:
    """The address of a page's picture, made from that of page 0."""
    return picture_address.replace("/0.png", f"/{number}.png")


@register.filter
def as_id(key: str) -> str:
    """A key as the id of an element: no dots, which would mean a class to a script."""
    return key.replace(".", "_")


@register.filter
def brings_in(user: User | AnonymousUser) -> bool:
    """Whether the person brings documents in at all: what the menu asks."""
    return user.is_authenticated and may_bring_in(user, None)


@register.filter
def brings_into(user: User | AnonymousUser, framework: Framework) -> bool:
    """Whether the person brings documents of this policy or pool in."""
    return user.is_authenticated and may_bring_in(user, framework)
