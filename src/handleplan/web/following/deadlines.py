"""A plan's dates: one is set, changed, met, taken back and brought back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from handleplan.record.following_up import (
    bring_back_deadline,
    change_deadline,
    finish_deadline,
    reopen_deadline,
    set_deadline,
    withdraw_deadline,
)
from handleplan.record.permissions import may_comment, may_finish
from handleplan.record.refusals import Refused
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb
from handleplan.web.following.forms import DeadlineForm
from handleplan.web.following.found import crumbs_of, page_of, plan_at
from handleplan.web.following.plans import following_page

STEPS: dict[str, tuple[Callable[..., None], Any]] = {
    "klaret": (finish_deadline, gettext_lazy("Fristen er meldt klaret.")),
    "ikke-klaret": (reopen_deadline, gettext_lazy("Fristen er ikke klaret alligevel.")),
    "traek-tilbage": (withdraw_deadline, gettext_lazy("Fristen er trukket tilbage. Du kan bringe den tilbage.")),
    "bring-tilbage": (bring_back_deadline, gettext_lazy("Fristen gælder igen.")),
}
"""What can be done with a date by one click, and what is said then."""


@require_POST
@login_required
def add(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """Make a deadline a date with a person: one that the plan speaks of, or another."""
    shown = plan_at(request, (owner, framework, plan), may_comment)
    form = DeadlineForm(shown, request.POST, prefix="ny")
    if form.is_valid():
        said = form.cleaned_data
        try:
            set_deadline(
                shown, said["text"], said["due"], said["person"], by=asker(request), statement=said["statement"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Fristen er sat. Den står nu hos %(person)s.") % {"person": said["person"]})
            return redirect(page_of(shown, "plan_following"))
    return following_page(request, shown, deadline_form=form)


@login_required
def change(request: HttpRequest, owner: str, framework: str, plan: str, pk: int) -> HttpResponse:
    """Give a deadline another date, another person, other words."""
    shown = plan_at(request, (owner, framework, plan), may_comment)
    deadline = get_object_or_404(shown.deadlines.select_related("person", "plan__unit", "plan__framework"), pk=pk)
    initial = {"text": deadline.text, "due": deadline.due, "person": deadline.person_id}
    form = DeadlineForm(shown, request.POST or None, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        try:
            change_deadline(deadline, said["text"], said["due"], said["person"], by=asker(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Fristen er rettet."))
            return redirect(page_of(shown, "plan_following"))
    above = Crumb(_("Opfølgning"), page_of(shown, "plan_following"))
    return render(
        request,
        "following/deadline.html",
        {"plan": shown, "crumbs": crumbs_of(shown, _("Ret fristen"), above), "deadline": deadline, "form": form},
    )


@require_POST
@login_required
def step(request: HttpRequest, owner: str, framework: str, plan: str, pk: int, step: str) -> HttpResponse:
    """Say that it is done, or is not after all; take it back, or bring it back."""
    shown = plan_at(request, (owner, framework, plan))
    deadline = get_object_or_404(shown.deadlines.select_related("person", "plan__unit", "plan__framework"), pk=pk)
    user = asker(request)
    may = may_finish(user, deadline) if step in ("klaret", "ikke-klaret") else may_comment(user, shown)
    if step not in STEPS or not may:
        raise Http404
    take, said = STEPS[step]
    take(deadline, by=user)
    messages.success(request, said)
    return redirect("dates") if request.POST.get("fra") == "dates" else redirect(page_of(shown, "plan_following"))
