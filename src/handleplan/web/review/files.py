"""The file under review: itself, and the pictures of its pages."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from handleplan.documents import UnreadableFile
from handleplan.web.page_pictures import A_YEAR, page_picture
from handleplan.web.review.found import for_those_who_bring_in, review_at


@for_those_who_bring_in
@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was brought in, under the name that it had."""
    review = review_at(request, pk)
    try:
        return FileResponse(review.file.open(), as_attachment=True, filename=review.name)
    except FileNotFoundError:
        raise Http404 from None


@for_those_who_bring_in
@require_safe
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page as a picture, which the browser may keep: a review's file never changes."""
    review = review_at(request, pk)
    try:
        png = page_picture(Path(review.file.path), review.sha256, number)
    except (UnreadableFile, FileNotFoundError):
        raise Http404 from None
    return HttpResponse(
        png, content_type="image/png", headers={"Cache-Control": f"private, max-age={A_YEAR}, immutable"}
    )
