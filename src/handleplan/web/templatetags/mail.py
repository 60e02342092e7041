"""How a mail's text is shown on a page."""

import re
from urllib.parse import unquote

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ADDRESS = re.compile(r"(https?://[^\s<>\"]+)")


@register.filter
def with_links(text: str) -> SafeString:
    """The text with its addresses as links; those of this site lead to the page however it is reached just now."""
    parts = (_link(part) if ADDRESS.fullmatch(part) else format_html("{}", part) for part in ADDRESS.split(text))
    return mark_safe("".join(parts))


def _link(address: str) -> SafeString:
    """In Danish letters, as people read them; the sentence's full stop is no part of it."""
    end = len(address.rstrip(".,;:)"))
    address, after = address[:end], address[end:]
    leads_to = (
        address.removeprefix(settings.SITE_ADDRESS) if address.startswith(f"{settings.SITE_ADDRESS}/") else address
    )
    return format_html('<a href="{}">{}</a>{}', leads_to, unquote(address), after)
