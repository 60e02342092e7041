"""A source: the file that a part of the record was read from, as text with line numbers, and the file itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handleplan.documents import Line, UnreadableFile, read_text
from handleplan.record.models import SourceVersion
from handleplan.web.crumbs import crumbs_below
from handleplan.web.public.found import framework_at

_LINES = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")


@dataclass(frozen=True)
class PageShown:
    """A page's lines; ``marked`` are those that the reader was sent to see."""

    number: int
    before: Sequence[Line]
    marked: Sequence[Line]
    after: Sequence[Line]


def source(request: HttpRequest, owner: str, framework: str, pk: int) -> HttpResponse:
    """The source page by page. ``?linjer=120-124`` marks a place in it."""
    version = _version_at(request, owner, framework, pk)
    first, last = _asked_lines(request.GET.get("linjer", ""))
    unreadable, pages = "", []
    try:
        if not version.encoding:
            raise UnreadableFile(_("Kun tekstfiler kan vises her. Hent filen for at se den."))
        document = read_text(version.file.read(), version.document.name)
    except UnreadableFile as reason:
        unreadable = str(reason)
    except FileNotFoundError:
        raise Http404 from None
    else:
        pages = [
            PageShown(
                page.number,
                before=[line for line in page.lines if line.number < first],
                marked=[line for line in page.lines if first <= line.number <= last],
                after=[line for line in page.lines if line.number > last],
            )
            for page in document.pages
        ]
    return render(
        request,
        "public/source.html",
        {
            "version": version,
            "framework": version.document.framework,
            "crumbs": crumbs_below(version.document.framework, version.document.name),
            "pages": pages,
            "unreadable": unreadable,
            "place": next(((page, page.marked[0], page.marked[-1]) for page in pages if page.marked), None),
            "lines": sum(len(page.before) + len(page.marked) + len(page.after) for page in pages),
        },
    )


def source_file(request: HttpRequest, owner: str, framework: str, pk: int) -> FileResponse:
    """The file as it was brought in, under the name that it had."""
    version = _version_at(request, owner, framework, pk)
    try:
        return FileResponse(version.file.open(), as_attachment=True, filename=version.document.name)
    except FileNotFoundError:
        raise Http404 from None


def _version_at(request: HttpRequest, owner: str, framework: str, pk: int) -> SourceVersion:
    version = (
        SourceVersion.objects.defer("reading")
        .select_related("document__framework__owner", "form")
        .filter(document__framework=framework_at(request, owner, framework), pk=pk)
        .first()
    )
    if version is None:
        raise Http404
    return version


def _asked_lines(asked: str) -> tuple[int, int]:
    """The first and last line asked for; (1, 0), which is none, where the address says no such thing."""
    found = _LINES.fullmatch(asked)
    if not found:
        return 1, 0
    first = int(found[1])
    return first, int(found[2] or first)
