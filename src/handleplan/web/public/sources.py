"""A source: the file that a part of the record was read from, as its pages look or as text, and the file itself."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handleplan.documents import Document, UnreadableFile, read_text
from handleplan.documents.kept import document_from_json
from handleplan.record.models import Passage, SourceVersion
from handleplan.web.crumbs import crumbs_below
from handleplan.web.page_pictures import A_YEAR, page_picture
from handleplan.web.public.found import framework_at
from handleplan.web.source_side import asked_lines, page_of, whole_source


def source(request: HttpRequest, owner: str, framework: str, pk: int) -> HttpResponse:
    """The whole source. ``?linjer=120-124`` marks a place in it, ``?kilde=tekst`` shows a PDF's text."""
    version = _version_at(request, owner, framework, pk)
    marked = asked_lines(request)
    as_text = request.GET.get("kilde") == "tekst"
    document = _document(version)
    shown = whole_source(document, marked, as_text=as_text) if document else None
    return render(
        request,
        "public/source.html",
        {
            "version": version,
            "framework": version.document.framework,
            "crumbs": crumbs_below(version.document.framework, version.document.name),
            "source": shown,
            "as_text": as_text,
            "lines": f"{marked.start}-{marked.stop - 1}" if marked else "",
            "place": _place(document, marked) if document else None,
            "picture_address": reverse(
                "source_picture", kwargs={**version.document.framework.address_parts, "pk": version.pk, "number": 0}
            ),
        },
    )


def source_file(request: HttpRequest, owner: str, framework: str, pk: int) -> FileResponse:
    """The file as it was brought in, under the name that it had."""
    version = _version_at(request, owner, framework, pk)
    try:
        return FileResponse(version.file.open(), as_attachment=True, filename=version.document.name)
    except FileNotFoundError:
        raise Http404 from None


def source_picture(request: HttpRequest, owner: str, framework: str, pk: int, number: int) -> HttpResponse:
    """A page as a picture, which the browser may keep: a version's file never changes."""
    version = _version_at(request, owner, framework, pk)
    try:
        png = page_picture(Path(version.file.path), version.sha256, number)
    except (UnreadableFile, FileNotFoundError):
        raise Http404 from None
    return HttpResponse(
        png, content_type="image/png", headers={"Cache-Control": f"private, max-age={A_YEAR}, immutable"}
    )


def _version_at(request: HttpRequest, owner: str, framework: str, pk: int) -> SourceVersion:
    version = (
        SourceVersion.objects.defer("reading", "contents")
        .select_related("document__framework__owner", "form")
        .filter(document__framework=framework_at(request, owner, framework), pk=pk)
        .first()
    )
    if version is None:
        raise Http404
    return version


def _document(version: SourceVersion) -> Document | None:
    """The document as it was read; None of a Word file or PDF that came in before documents were kept."""
    if version.contents is not None:
        return document_from_json(version.contents)
    try:
        return read_text(version.file.read(), version.document.name) if version.encoding else None
    except UnreadableFile:
        return None
    except FileNotFoundError:
        raise Http404 from None


def _place(document: Document, marked: range) -> Passage | None:
    """The marked place, to be said in words; None where the document has no such lines."""
    inside = [line for line in document.lines if line.number in marked]
    if not inside:
        return None
    has_pages = bool(document.pages or document.sizes)
    return Passage(
        page=page_of(document, marked) if has_pages else None, first_line=inside[0].number, last_line=inside[-1].number
    )
