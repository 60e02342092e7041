"""The files that go with a status."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from handleplan.record.models import Attachment, Report
from handleplan.record.permissions import Person
from handleplan.web.year.found import asks_to_log_in, report_at


@asks_to_log_in
@require_safe
def attachment(request: HttpRequest, owner: str, framework: str, plan: str, year: int, pk: int) -> FileResponse:
    """The file as it was attached: a picture is shown, any other is saved under the name that it had."""
    report = report_at(request, owner, framework, plan, year)
    found = attachment_of(report, pk, request.user)
    if found is None:
        raise Http404
    try:
        content = found.file.open()
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content, content_type=found.content_type, as_attachment=not found.is_picture, filename=found.name
    )


def attachment_of(report: Report, pk: int, user: Person) -> Attachment | None:
    """An attachment of the status that the person may see."""
    return Attachment.objects.visible_to(user).filter(report=report, pk=pk).select_related("report").first()
