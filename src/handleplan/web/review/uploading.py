"""Files come in: several at once by a plain form, or one at a time by a script that shows how far each is."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handleplan.documents.files import MAX_BYTES
from handleplan.intake.reviews import NotReceived, Received, receive
from handleplan.record.models import Framework
from handleplan.record.permissions import frameworks_coordinated_by
from handleplan.web.asked import asker, whole_number
from handleplan.web.review.found import for_those_who_bring_in


@for_those_who_bring_in
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Takes the files in; each has its own sentence, and none stops another."""
    files = request.FILES.getlist("files")
    framework = _framework(request)
    if "HX-Request" in request.headers:
        return _answer(request, files[0], framework) if files else JsonResponse({"message": _no_file()}, status=400)
    if not files:
        messages.error(request, _no_file())
    for file in files:
        try:
            received = _receive(request, file, framework)
        except NotReceived as problem:
            messages.error(request, str(problem))
        else:
            (messages.success if received.is_new else messages.info)(request, received.message)
    return redirect("reviews")


def _answer(request: HttpRequest, file: UploadedFile, framework: Framework | None) -> JsonResponse:
    """What the script is told of its one file."""
    try:
        received = _receive(request, file, framework)
    except NotReceived as problem:
        return JsonResponse({"message": str(problem)}, status=400)
    return JsonResponse({"message": received.message, "address": received.address, "is_new": received.is_new})


def _receive(request: HttpRequest, file: UploadedFile, framework: Framework | None) -> Received:
    return receive(
        file.name or "",
        file.read(MAX_BYTES + 1),
        by=asker(request),
        framework=framework,
        unit=request.POST.get("unit", "").strip(),
    )


def _framework(request: HttpRequest) -> Framework | None:
    """The framework chosen, of those that the person may choose; None lets the documents say it."""
    chosen = request.POST.get("framework", "")
    return frameworks_coordinated_by(request.user).filter(pk=whole_number(chosen)).first()


def _no_file() -> str:
    return _("Du har ikke valgt nogen fil. Vælg en eller flere, og prøv igen.")
