"""All that was said of one statement, through every rewording, splitting and joining."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handleplan.record.models import Plan, Statement
from handleplan.record.statement_history import Worded, history_of
from handleplan.web.crumbs import Crumb, Crumbs, crumb_of
from handleplan.web.public.changes import Piece, compare
from handleplan.web.public.found import framework_at


@require_safe
def statement(request: HttpRequest, owner: str, framework: str, plan: str, pk: int) -> HttpResponse:
    """A statement's wordings, what it came of and became, and its verdicts round by round."""
    of = framework_at(request, owner, framework)
    shown = Plan.objects.visible_to(request.user).filter(framework=of, slug=plan).select_related("unit").first()
    found = Statement.objects.filter(plan=shown, pk=pk).first() if shown else None
    if shown is None or found is None or not found.wordings.exists():
        raise Http404
    shown.framework = of
    history = history_of(found, request.user)
    name = _("Historien om et %(role)s") % {"role": found.get_role_display()}
    return render(
        request,
        "revising/statement.html",
        {
            "crumbs": Crumbs(name, crumb_of(of.owner), crumb_of(of), Crumb(shown.name, shown.get_absolute_url())),
            "plan": shown,
            "history": history,
            "latest": next((one.text for one in reversed(history.wordings) if one.statement == found), ""),
            "wordings": _compared(history.wordings),
        },
    )


def _compared(wordings: list[Worded]) -> list[tuple[Worded, list[Piece]]]:
    """Each wording that is new, with the words that it differs by from the same statement's before."""
    before: dict[int, str] = {}
    told = []
    for worded in wordings:
        earlier = before.get(worded.statement.pk, "")
        if worded.is_new:
            told.append((worded, compare(earlier, worded.text) if earlier else [Piece("kept", worded.text)]))
        before[worded.statement.pk] = worded.text
    return told
