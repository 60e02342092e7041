"""A round is closed: what is still open is told first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from handleplan.record.models import Report, Round
from handleplan.record.refusals import Refused
from handleplan.record.round_closing import UNDECIDED, close_round
from handleplan.web.asked import asker
from handleplan.web.year.round_found import coordinated_round
from handleplan.web.year.round_planning import crumbs_of_round


@login_required
def close(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """What waits for the coordinator must be settled first; what nobody has answered is closed as not answered."""
    round_ = coordinated_round(request, owner, framework, year)
    if round_.state != Round.State.OPEN:
        return redirect(round_)
    if request.method == "POST":
        try:
            close_round(round_, by=asker(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, _("Runden er lukket. Siden her bliver, som den er."))
        return redirect(round_)
    reports = list(
        round_.reports.select_related(
            "plan__unit__parent", "plan__framework__owner", "head", "round__framework__owner"
        ).order_by("plan__order", "plan__pk")
    )
    return render(
        request,
        "year/round_close.html",
        {
            "crumbs": crumbs_of_round(round_, _("Luk runden")),
            "round": round_,
            "undecided": [report for report in reports if report.state in UNDECIDED],
            "unanswered": [report for report in reports if report.is_being_written],
            "published": sum(report.state == Report.State.PUBLISHED for report in reports),
        },
    )
