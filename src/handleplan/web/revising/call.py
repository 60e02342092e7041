"""Calling a revision: a name, a period, a date, and the plans that are gone through."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from handleplan.record.models import Plan
from handleplan.record.refusals import Refused
from handleplan.record.revision_calling import call_revision, plans_to_revise
from handleplan.record.round_opening import suggested_people
from handleplan.web.account.forms import Designed
from handleplan.web.asked import asker
from handleplan.web.revising.found import crumbs_of_revisions
from handleplan.web.year.round_found import coordinated_framework

DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class CallForm(Designed):
    """What a coordinator says of a revision. Everything but the date is suggested."""

    labels = {
        "name": gettext_lazy("Navn"),
        "first_year": gettext_lazy("Gælder fra og med"),
        "last_year": gettext_lazy("Gælder til og med"),
        "due": gettext_lazy("Indsendes senest"),
    }
    helps = {"due": gettext_lazy("Den dag, lederne senest indsender.")}

    name = forms.CharField(max_length=100)
    first_year = forms.IntegerField(min_value=1990, max_value=2200)
    last_year = forms.IntegerField(min_value=1990, max_value=2200)
    due = forms.DateField(widget=DATE)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("first_year", 0) > said.get("last_year", 9999):
            self.add_error("last_year", _("Perioden slutter, før den begynder."))
        return said


@login_required
def call(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """Open a draft of every chosen plan's next edition; its people are told by mail."""
    of = coordinated_framework(request, owner, framework)
    plans = plans_to_revise(of)
    year = timezone.localdate().year + 1
    suggested = {"name": _("Revision %(year)d") % {"year": year}, "first_year": year, "last_year": _last(of, year)}
    form = CallForm(request.POST or None, initial=suggested)
    chosen = _chosen(request, plans)
    if request.method == "POST" and form.is_valid():
        try:
            called = call_revision(of, **form.cleaned_data, plans=chosen, by=asker(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            count = len(called.plan_revisions)
            told = ngettext(
                "%(count)d handleplan har fået en kladde.", "%(count)d handleplaner har fået en kladde.", count
            )
            messages.success(request, told % {"count": count})
            return redirect(called.revision)
    people = suggested_people(plans)
    return render(
        request,
        "revising/call.html",
        {
            "crumbs": crumbs_of_revisions(of, _("Sæt en revision i gang")),
            "framework": of,
            "form": form,
            "plans": [(plan, people[plan.pk].head, plan in chosen) for plan in plans],
        },
    )


def _chosen(request: HttpRequest, plans: list[Plan]) -> list[Plan]:
    """All plans to begin with; then those that are ticked."""
    if request.method != "POST":
        return plans
    ticked = set(request.POST.getlist("plan"))
    return [plan for plan in plans if str(plan.pk) in ticked]


def _last(framework, year: int) -> int:
    return max(framework.last_year or 0, year + 1)
