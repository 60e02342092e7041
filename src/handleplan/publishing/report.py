"""The status report on a framework as a PDF: of a policy with all its plans, or of a pool with all its projects."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from handleplan.danish.written import written_date
from handleplan.publishing.blocks import Block, Cell, Heading, Paragraphs, Publication, Table, TitlePage, words_of
from handleplan.publishing.content import FrameworkContent, read_content
from handleplan.publishing.policy import policy_blocks
from handleplan.publishing.pool import pool_blocks
from handleplan.publishing.typesetting import typeset
from handleplan.record.models import Framework

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from handleplan.record.models import User

LANGUAGE = "da"
"""The plans are written in Danish, and so is what stands around them, whatever language the site is read in."""

SOURCES_ON_TITLE_PAGE = 8
SHOWN_DIGITS = 16
"""So many of a hash's digits tell two files apart and can be compared by eye."""


def report_pdf(framework: Framework, user: User | AnonymousUser, on: date) -> bytes:
    """The status report on ``framework``, with what ``user`` may see of it, dated ``on``: the same day, the same file.

    Raises Framework.DoesNotExist where the user may not see it, and TypesettingFailed where the PDF cannot be made.
    """
    return typeset(status_report(read_content(framework, user), on))


def status_report(content: FrameworkContent, on: date) -> Publication:
    """What the report says, in the order that it is read."""
    with override(LANGUAGE):
        subtitle = _("Status på projekterne") if content.is_pool else _("Status på handleplanerne")
        name = f"{content.name} {content.period}".strip()
        chapters = pool_blocks(content) if content.is_pool else policy_blocks(content)
        return Publication(
            title=f"{name}: {subtitle}",
            running_title=name,
            language=LANGUAGE,
            created=on.isoformat(),
            title_page=TitlePage(
                owner=content.owner,
                title=content.name,
                subtitle=subtitle,
                period=content.period,
                lead=content.focus,
                facts=_title_facts(content, on),
            ),
            blocks=(*chapters, *_sources(content)),
            words={
                "contents": _("Indhold"),
                "page": _("Side"),
                "of": _("af"),
                "not_stated": _("ikke oplyst"),
                "not_filled": _("Ikke udfyldt."),
            },
        )


def _title_facts(content: FrameworkContent, on: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    count = len(content.plans)
    units = len({plan.unit for plan in content.plans})
    if content.is_pool:
        plans = ngettext("%d projekt", "%d projekter", count) % count
        holders = ngettext("%d tilskudsmodtager", "%d tilskudsmodtagere", units) % units
    else:
        plans = ngettext("%d handleplan", "%d handleplaner", count) % count
        holders = ngettext("%d enhed", "%d enheder", units) % units
    facts: list[tuple[str, tuple[str, ...]]] = [
        (_("Omfang"), (_("%(plans)s fra %(holders)s") % {"plans": plans, "holders": holders},))
    ]
    facts.append((_("Dato"), (written_date(on.isoformat()),)))
    if content.sources:
        names = tuple(source.name for source in content.sources[:SOURCES_ON_TITLE_PAGE])
        more = len(content.sources) - len(names)
        rest = (ngettext("og %d kilde mere", "og %d kilder mere", more) % more,) if more else ()
        facts.append((_("Lavet ud fra"), names + rest))
    return tuple(facts)


def _sources(content: FrameworkContent) -> list[Block]:
    """The documents that all this was read from."""
    if not content.sources:
        return []
    return [
        Heading(1, _("Kilder")),
        Paragraphs(
            words_of(
                _(
                    "Rapporten er sat op ud fra disse dokumenter. Teksterne er gengivet med dokumenternes egne ord. "
                    "Kontroltallet er begyndelsen af filens SHA-256 og viser, præcis hvilken udgave der er læst."
                )
            )
        ),
        Table(
            head=(_("Dokument"), _("Skema"), _("Udgave"), _("Kontroltal")),
            rows=tuple(
                (
                    Cell(words_of(source.name)),
                    Cell(words_of(source.form_title)),
                    Cell(words_of(str(source.version))),
                    Cell(words_of(source.sha256[:SHOWN_DIGITS])),
                )
                for source in content.sources
            ),
            widths=(3, 2.4, 0, 0),
        ),
    ]
