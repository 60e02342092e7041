"""A plan in mid-period: a new one is proposed, one ends or goes on, and units share one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.danish.alphabet import sort_key
from handleplan.record.models import Framework, Plan, Theme, Unit, User
from handleplan.record.permissions import may_coordinate, may_propose, units_given_plans_by
from handleplan.record.plan_life import end_plan, resume_plan, share_plan
from handleplan.record.refusals import Refused
from handleplan.record.revision_calling import propose_plan
from handleplan.web.account.forms import Designed
from handleplan.web.asked import SeveralOf, asker
from handleplan.web.people.forms import UnitChoice
from handleplan.web.public.found import framework_at
from handleplan.web.revising.call import DATE
from handleplan.web.revising.found import coordinated_plan, crumbs_of_plan, crumbs_of_revisions


class NewPlanForm(Designed):
    """Whose plan it is, what it is called, and when it holds. Its words are written in the form that follows."""

    labels = {
        "unit": gettext_lazy("Enhed, der leder planen"),
        "title": gettext_lazy("Titel"),
        "first_year": gettext_lazy("Gælder fra og med"),
        "last_year": gettext_lazy("Gælder til og med"),
        "themes": gettext_lazy("Temaer"),
    }
    helps = {"title": gettext_lazy("Kort. Den bliver også planens adresse.")}

    title = forms.CharField(max_length=200)
    first_year = forms.IntegerField(min_value=1990, max_value=2200)
    last_year = forms.IntegerField(min_value=1990, max_value=2200)

    def __init__(self, framework: Framework, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_given_plans_by(user, framework).select_related("parent").order_by("address")
        themes = SeveralOf(framework.themes.all(), required=False, widget=forms.CheckboxSelectMultiple)
        only = units[0] if len(units) == 1 else None
        self.fields = {"unit": UnitChoice(units, initial=only, empty_label=_("Vælg en enhed")), **self.fields}
        if framework.themes.exists():
            self.fields["themes"] = themes
        self.design()


@login_required
def new(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """Propose a plan. Its draft is written, submitted and adopted as a revision is."""
    of, user = framework_at(request, owner, framework), asker(request)
    if not may_propose(user, of):
        raise Http404
    year = timezone.localdate().year
    form = NewPlanForm(
        of, user, request.POST or None, initial={"first_year": year, "last_year": max(of.last_year or 0, year)}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        themes: Sequence[Theme] = said.pop("themes", ())
        try:
            draft = propose_plan(of, said.pop("unit"), said.pop("title"), **said, themes=themes, by=user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(draft)
    shown = {"crumbs": crumbs_of_revisions(of, _("Ny handleplan")), "framework": of, "form": form}
    return render(request, "revising/plan_new.html", {**shown, "coordinates": may_coordinate(user, of)})


class EndForm(Designed):
    """When a plan ends, and why."""

    labels = {"on": gettext_lazy("Planen ophører den"), "why": gettext_lazy("Hvorfor ophører den?")}
    helps = {"why": gettext_lazy("Alle kan læse det på planens side.")}

    on = forms.DateField(widget=DATE)
    why = forms.CharField(widget=forms.Textarea({"rows": 4}), max_length=5000)


class ResumeForm(Designed):
    """Why a plan goes on after all."""

    labels = {"why": gettext_lazy("Hvorfor tages den op igen?")}

    why = forms.CharField(widget=forms.Textarea({"rows": 4}), max_length=5000)


@login_required
def end(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """Let a plan end; one that has ended is taken up again."""
    shown, user = coordinated_plan(request, owner, framework, plan), asker(request)
    has_ended = shown.state == Plan.State.ENDED
    posted = request.POST or None
    form: Designed = ResumeForm(posted) if has_ended else EndForm(posted, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if has_ended:
                resume_plan(shown, said["why"], by=user)
            else:
                end_plan(shown, said["why"], said["on"], by=user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planen er taget op igen.") if has_ended else _("Planen er ophørt."))
            return redirect(shown)
    name = _("Tag planen op igen") if has_ended else _("Lad planen ophøre")
    return render(
        request,
        "revising/plan_end.html",
        {"crumbs": crumbs_of_plan(shown, name), "plan": shown, "form": form, "has_ended": has_ended},
    )


@login_required
def share(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """Say which units share a plan with the one that leads it."""
    shown, user = coordinated_plan(request, owner, framework, plan), asker(request)
    units = _units(shown)
    if request.method == "POST":
        ticked = set(request.POST.getlist("unit"))
        try:
            share_plan(shown, [unit for unit in units if str(unit.pk) in ticked], by=user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Gemt. De enheder, der er med, kan se og skrive i planen."))
            return redirect(shown)
    sharing = set(shown.sharings.filter(withdrawn_at=None).values_list("unit", flat=True))
    return render(
        request,
        "revising/plan_share.html",
        {
            "crumbs": crumbs_of_plan(shown, _("Enheder, der er med")),
            "plan": shown,
            "units": [(unit, unit.pk in sharing) for unit in units],
        },
    )


def _units(plan: Plan) -> list[Unit]:
    """The units that may share the plan: those of the house, and those with a plan in the framework."""
    house = Unit.objects.filter(path__startswith=f"/{plan.framework.owner.root_id}/")
    others = Unit.objects.filter(plans__framework=plan.framework)
    known = Unit.objects.filter(pk__in=house.values("pk")) | Unit.objects.filter(pk__in=others.order_by().values("pk"))
    found = known.exclude(pk=plan.unit_id).exclude(parent=None).select_related("parent")
    return sorted(found, key=lambda unit: sort_key(unit.name))
