"""Old and new side by side, for the writer before it is submitted and for the coordinator who decides."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from handleplan.record.models import PlanRevision
from handleplan.record.refusals import Incomplete, Refused
from handleplan.record.revision_draft import draft_of
from handleplan.record.revision_states import change_revision_state, lacking, revision_steps_open_to
from handleplan.web.asked import asker
from handleplan.web.revising.comparing import parts_of
from handleplan.web.revising.found import crumbs_of_plan, for_those_who_revise

DONE = {
    "submitted": gettext_lazy("Indsendt. Koordinatoren ser den nye udgave igennem."),
    "draft": gettext_lazy("Kladden er åben igen."),
    "returned": gettext_lazy("Sendt tilbage. Enheden får en mail."),
    "adopted": gettext_lazy("Vedtaget. Den nye udgave er planens ordlyd i den periode, den gælder for."),
    "left_out": gettext_lazy("Planen er udgået af revisionen. Det, der er skrevet, er gemt."),
}


@require_safe
@for_those_who_revise
def read(request: HttpRequest, shown: PlanRevision) -> HttpResponse:
    return read_page(request, shown)


def read_page(request: HttpRequest, shown: PlanRevision) -> HttpResponse:
    """The comparison, with the steps that the reader may take."""
    draft = draft_of(shown)
    parts = parts_of(draft)
    missing = lacking(draft) if shown.is_being_written else []
    steps = revision_steps_open_to(shown, asker(request))
    name = _("Gammelt og nyt") if shown.revises_id else _("Den nye handleplan")
    return render(
        request,
        "revising/read.html",
        {
            "crumbs": crumbs_of_plan(shown.plan, name),
            "plan": shown.plan,
            "shown": shown,
            "parts": [part for part in parts if part.with_words],
            "changed": len(draft.changed),
            "total": len([item for item in draft.items if item.before]),
            "lacking": missing,
            "steps": steps,
            "has_steps": [step for step in steps if step != PlanRevision.State.SUBMITTED or not missing],
        },
    )


@require_POST
@for_those_who_revise
def take_step(request: HttpRequest, shown: PlanRevision) -> HttpResponse:
    """Submit, take back, return, adopt, leave out or take in: what the button says."""
    to = request.POST.get("to", "")
    if to in PlanRevision.State.values:
        try:
            shown = change_revision_state(shown, to, by=asker(request), why=request.POST.get("why", ""))
        except Incomplete as refusal:
            messages.error(request, " ".join([str(refusal), *refusal.lacking]))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, DONE[to])
            if to == PlanRevision.State.ADOPTED:
                return redirect(shown.plan)
    return redirect(shown.get_absolute_url())
