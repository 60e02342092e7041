"""What is done with a status that is read: returned with remarks at its sentences, approved, published, taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from handleplan.record.models import Report, Statement
from handleplan.record.refusals import NotAccepted, Refused
from handleplan.record.report_states import Remark, change_state
from handleplan.web.asked import asker
from handleplan.web.year.found import for_those_who_take_part
from handleplan.web.year.reading import reading_context
from handleplan.web.year.status import status_crumbs

State = Report.State
DONE = {
    State.DRAFT: gettext_lazy("Status er trukket tilbage. Du kan skrive i den igen."),
    State.RETURNED: gettext_lazy("Status er sendt tilbage. De, der skriver den, får besked med en mail."),
    State.APPROVED: gettext_lazy("Status er godkendt."),
    State.PUBLISHED: gettext_lazy("Status er offentliggjort."),
    State.LEFT_OUT: gettext_lazy("Handleplanen er udgået af runden."),
    State.NOT_STARTED: gettext_lazy("Handleplanen er med i runden igen."),
    State.SUBMITTED: gettext_lazy("Status er indsendt."),
}
UNKNOWN = gettext_lazy("Vælg, hvad der skal ske med status.")


@for_those_who_take_part
@require_POST
def decide(request: HttpRequest, report: Report) -> HttpResponse:
    """Takes the step that the button names. Where it is refused, the page comes back with every remark."""
    to = request.POST.get("to", "")
    remarks = _remarks(request, report)
    try:
        if to not in State.values:
            raise NotAccepted(UNKNOWN)
        change_state(report, to, by=asker(request), remarks=remarks)
    except Refused as refusal:
        typed = {(remark.field, remark.quote): remark.text for remark in remarks}
        shown = reading_context(request, report, typed)
        shown |= {"problem": str(refusal), "crumbs": status_crumbs(report)}
        return render(request, "year/reading.html", shown, status=422)
    messages.success(request, str(DONE[State(to)]))
    return redirect(report)


def _remarks(request: HttpRequest, report: Report) -> list[Remark]:
    """What was written, each with the sentence that it stands at; the empty ones left out."""
    posted = zip(*(request.POST.getlist(name) for name in ("remark_field", "quote", "remark")), strict=False)
    criteria = {f"reason:{one.pk}": one for one in Statement.objects.filter(plan=report.plan)}
    return [
        Remark(text, field=field[:50], quote=quote, statement=criteria.get(field))
        for field, quote, text in posted
        if text.strip()
    ]
