"""What the pages of readings write in their own way."""

from django import template

register = template.Library()


@register.filter
def for_page(picture_address: str, number: int) -> str:
    """The address of a page's picture, made from that of page 0."""
    return picture_address.replace("/0.png", f"/{number}.png")


@register.filter
def as_id(key: str) -> str:
    """A key as the id of an element: no dots, which would mean a class to a script."""
    return key.replace(".", "_")
