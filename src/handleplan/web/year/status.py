"""A plan's status in a round: the form for those who write it, and to be read for all others who may."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from handleplan.record.models import Report, Round
from handleplan.record.permissions import may_answer
from handleplan.web.crumbs import Crumb, Crumbs, crumb_of
from handleplan.web.year.form import form_of, page_context
from handleplan.web.year.found import asks_to_log_in, report_at
from handleplan.web.year.reading import reading_context


@asks_to_log_in
@require_safe
def status(request: HttpRequest, owner: str, framework: str, plan: str, year: int) -> HttpResponse:
    """The status as it stands. One that was read from a document is shown with the plan, beside its source."""
    report = report_at(request, owner, framework, plan, year)
    if report.round.state == Round.State.DOCUMENTS:
        return redirect(report.plan)
    crumbs = status_crumbs(report)
    if report.is_being_written and report.round.is_open and may_answer(request.user, report.plan):
        shown = page_context(form_of(request, report))
        return render(request, "year/writing.html", {**shown, "crumbs": crumbs})
    return render(request, "year/reading.html", {**reading_context(request, report), "crumbs": crumbs})


def status_crumbs(report: Report) -> Crumbs:
    framework, plan = report.plan.framework, report.plan
    above = crumb_of(framework.owner), crumb_of(framework), Crumb(plan.name, plan.get_absolute_url())
    return Crumbs(report.round.name, *above)
