"""How the site writes what the record holds: icons, money, dates, and where a text stands."""

from typing import Any, Protocol

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from handleplan.danish.written import written_date, written_kroner
from handleplan.record.models import Passage, SourceVersion

register = template.Library()
register.filter("kroner", written_kroner)
register.filter("partial_date", written_date)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A picture of the design system's. Without a label it is for the eye only."""
    sheet = static("vendor/dkfds/img/all-svg-icons.svg")
    if label:
        return format_html(
            '<svg class="icon-svg" focusable="false" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            sheet,
            name,
        )
    return format_html(
        '<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>', sheet, name
    )


@register.filter
def period(thing: Any) -> str:
    """When a plan runs, from its start to its end; "" where no document says either."""
    start, end = written_date(thing.start), written_date(thing.end)
    if start and end:
        return start if start == end else f"{start}\N{NO-BREAK SPACE}– {end}"
    if start:
        return _("fra %(start)s") % {"start": start}
    return _("til %(end)s") % {"end": end} if end else ""


@register.filter
def paragraphs(text: str) -> list[str]:
    """The lines of a text that keeps its paragraphs as lines; empty ones left out."""
    return [line for line in (line.strip() for line in text.splitlines()) if line]


@register.filter
def file_address(version: SourceVersion) -> str:
    """Where the source file itself is fetched."""
    return reverse("source_file", kwargs={**version.document.framework.address_parts, "pk": version.pk})


class Place(Protocol):
    """Where a text stood: a passage of the record, or the source of a hit."""

    page: int | None
    first_line: int | None
    last_line: int | None


@register.simple_tag
def address_in_source(source_address: str, place: Place) -> str:
    """Where the place is read in its source, marked and scrolled to."""
    if place.first_line is None:
        return source_address
    lines = "-".join(str(line) for line in dict.fromkeys((place.first_line, place.last_line)) if line)
    return f"{source_address}?linjer={lines}#L{place.first_line}"


@register.filter
def place_in_words(place: Place) -> str:
    """ "side 3, linje 120–124", as far as the source can know it; "" where it knows nothing."""
    words = []
    if place.page is not None:
        words.append(_("side %(page)s") % {"page": place.page})
    if place.first_line is not None:
        lines = "–".join(str(line) for line in dict.fromkeys((place.first_line, place.last_line)) if line)
        words.append(_("linje %(lines)s") % {"lines": lines})
    return ", ".join(words)


@register.inclusion_tag("parts/where.html")
def where(passage: Passage | None) -> dict[str, Any]:
    """The quiet link from a text to the place that it was read from; nothing where it was not read."""
    return {"passage": passage}
