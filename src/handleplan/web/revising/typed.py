"""What is typed is saved by itself: one text at a time, and the script is told what became of it."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handleplan.record.models import PlanRevision, RevisedPart, RevisedText
from handleplan.record.refusals import Refused
from handleplan.record.revised_texts import TextSetAside, save_text
from handleplan.record.revision_draft import draft_of
from handleplan.web.asked import asker, whole_number
from handleplan.web.public.changes import compare
from handleplan.web.revising.found import for_those_who_revise


@require_POST
@for_those_who_revise
def typed(request: HttpRequest, shown: PlanRevision) -> JsonResponse:
    """Save the text. Told back: its version, the words that it differs by, or why it was set aside."""
    rows = RevisedText.objects.filter(part__plan_revision=shown).select_related("part__plan_revision__plan")
    row = rows.filter(pk=whole_number(request.POST.get("row", ""))).first()
    if row is None:
        return JsonResponse({"why": _("Teksten findes ikke længere. Hent siden igen.")}, status=422)
    try:
        saved = save_text(
            row,
            request.POST.get("text", ""),
            based_on=whole_number(request.POST.get("version", "")),
            page=request.POST.get("page", "")[:40],
            by=asker(request),
        )
    except Refused as refusal:
        return JsonResponse({"why": str(refusal)}, status=422)
    if isinstance(saved, TextSetAside):
        return JsonResponse({"set_aside": saved.why})
    return JsonResponse({"version": saved.version, "words": _words(shown, row, saved.text)})


def _words(shown: PlanRevision, row: RevisedText, text: str) -> str:
    """The comparison below the text, where there is one."""
    if row.part.kind not in (RevisedPart.Kind.REWORDED, RevisedPart.Kind.JOINED):
        return ""
    item = next((one for one in draft_of(shown).items if one.part == row.part), None)
    return render_to_string("revising/pieces.html", {"pieces": compare(item.before if item else "", text)})
