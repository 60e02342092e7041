"""The revisions of a framework, and one of them: who has done what, and adopting or returning several at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from handleplan.record.models import Framework, PlanRevision, Revision
from handleplan.record.permissions import may_coordinate, may_propose
from handleplan.record.revision_calling import plans_to_revise
from handleplan.record.revision_overview import RevisionRow, revision_rows, rows_of_new_plans
from handleplan.record.revision_states import change_revision_states
from handleplan.web.asked import asker, whole_number
from handleplan.web.crumbs import crumbs_below
from handleplan.web.public.found import framework_at
from handleplan.web.revising.found import crumbs_of_revisions
from handleplan.web.year.round_found import coordinated_framework

State = PlanRevision.State


@login_required
@require_safe
def revisions(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """Every revision of the framework, and the new plans: for its coordinators, and for heads who propose a plan."""
    of = framework_at(request, owner, framework)
    coordinates = may_coordinate(request.user, of)
    if not may_propose(request.user, of):
        raise Http404
    drafts = PlanRevision.objects.visible_to(request.user).filter(plan__framework=of)
    counted = of.revisions.annotate(
        asked=Count("plan_revisions", ~Q(plan_revisions__state=State.LEFT_OUT)),
        submitted=Count("plan_revisions", Q(plan_revisions__state=State.SUBMITTED)),
        adopted=Count("plan_revisions", Q(plan_revisions__state=State.ADOPTED)),
    )
    seen = set(drafts.values_list("pk", flat=True))
    new = [row for row in rows_of_new_plans(of, timezone.localdate()) if row.plan_revision.pk in seen]
    return render(
        request,
        "revising/revisions.html",
        {
            "crumbs": crumbs_below(of, _("Revisioner")),
            "framework": of,
            "revisions": counted.select_related("framework__owner") if coordinates else [],
            "new_plans": new,
            "coordinates": coordinates,
        },
    )


@login_required
@require_safe
def revision(request: HttpRequest, owner: str, framework: str, pk: int) -> HttpResponse:
    """One revision, plan by plan."""
    of = coordinated_framework(request, owner, framework)
    shown = _revision_of(of, pk)
    rows = revision_rows(shown, timezone.localdate())
    return render(
        request,
        "revising/revision.html",
        {
            "crumbs": crumbs_of_revisions(of, shown.name),
            "framework": of,
            "revision": shown,
            "rows": rows,
            "counts": _counts(rows),
            "can_be_added": len(plans_to_revise(of)),
            "can_step": any(row.plan_revision.state == State.SUBMITTED for row in rows),
            "without_person": [row for row in rows if row.person is None and row.plan_revision.is_being_written],
        },
    )


@login_required
@require_POST
def take_steps(request: HttpRequest, owner: str, framework: str, pk: int) -> HttpResponse:
    """Adopt or return those that are ticked: each whole or not at all, and those that cannot are told with why."""
    shown = _revision_of(coordinated_framework(request, owner, framework), pk)
    chosen = [key for key in map(whole_number, request.POST.getlist("plan_revision")) if key]
    found = list(shown.plan_revisions.filter(pk__in=chosen).select_related("plan__unit"))
    to = request.POST.get("to")
    if not found or to not in (State.ADOPTED, State.RETURNED):
        messages.error(request, _("Vælg først en eller flere handleplaner i tabellen."))
        return redirect(shown)
    changed = change_revision_states(found, to, by=asker(request), why=request.POST.get("why", ""))
    if count := len(changed.done):
        said = (
            ngettext("%(count)d udgave er vedtaget.", "%(count)d udgaver er vedtaget.", count)
            if to == State.ADOPTED
            else ngettext("%(count)d er sendt tilbage.", "%(count)d er sendt tilbage.", count)
        )
        messages.success(request, said % {"count": count})
    for _one, why in changed.refused:
        messages.error(request, why)
    return redirect(shown)


def _revision_of(framework: Framework, pk: int) -> Revision:
    found = framework.revisions.filter(pk=pk).select_related("framework__owner", "called_by").first()
    if found is None:
        raise Http404
    return found


def _counts(rows: list[RevisionRow]) -> list[tuple[str, int]]:
    """How many are not begun, and how many in each state."""
    told = [(str(_("ikke begyndt")), sum(row.plan_revision.state == State.DRAFT and not row.is_begun for row in rows))]
    for state in State:
        begun = [row for row in rows if row.plan_revision.state == state and (state != State.DRAFT or row.is_begun)]
        told.append((str(state.label), len(begun)))
    return [(label, count) for label, count in told if count]
