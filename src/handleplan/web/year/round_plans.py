"""Which plans a round asks, and who answers for each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.record.models import Plan, Report, Round, User
from handleplan.record.permissions import units_to_invite_to
from handleplan.record.refusals import Refused
from handleplan.record.round_opening import (
    People,
    add_to_round,
    choose_plans,
    name_people,
    suggested_people,
)
from handleplan.web.asked import asker, whole_number
from handleplan.web.year.round_found import coordinated_round
from handleplan.web.year.round_planning import crumbs_of_round, page_of


@dataclass(frozen=True)
class PlanChoice:
    """A plan with what can be chosen of it: whether it is asked, and by whom it is answered.

    Where nobody is named, the person who is suggested stands chosen; saving names them.
    """

    plan: Plan
    report: Report | None
    is_in: bool
    head: User | None
    contributor: User | None
    heads: Sequence[User]
    contributors: Sequence[User]
    invite_head: str = ""
    problem: str = field(default="")

    @property
    def is_suggested(self) -> bool:
        """Whether the head is only suggested yet."""
        return self.head is not None and (self.report is None or self.report.head_id is None)

    @property
    def can_be_changed(self) -> bool:
        """Who answers is settled once it is answered."""
        return self.report is None or self.report.is_being_written or self.report.state == Report.State.LEFT_OUT


@login_required
def plans(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """The plans of the framework with their people: those without a head in a list of their own."""
    round_ = coordinated_round(request, owner, framework, year)
    if round_.state == Round.State.CLOSED:
        return redirect(round_)
    problems: dict[int, str] = {}
    if request.method == "POST":
        problems = _save(request, round_)
        if not problems:
            messages.success(request, _said(round_))
            is_planned = round_.state == Round.State.PLANNED
            return redirect(page_of("round_open", round_) if is_planned else round_)
    choices = _choices(request, round_, problems)
    asked = [choice for choice in choices if choice.is_in]
    return render(
        request,
        "year/round_plans.html",
        {
            "crumbs": crumbs_of_round(round_, _("Handleplaner og personer")),
            "round": round_,
            "is_planned": round_.state == Round.State.PLANNED,
            "without_person": [choice for choice in asked if choice.head is None],
            "with_person": [choice for choice in asked if choice.head is not None],
            "outside": [choice for choice in choices if not choice.is_in],
            "suggested": sum(choice.is_suggested for choice in asked),
            "problems": len(problems),
        },
    )


def _save(request: HttpRequest, round_: Round) -> dict[int, str]:
    """Keep what was chosen; by plan, why something of it was refused."""
    by, chosen = asker(request), set(map(whole_number, request.POST.getlist("plan")))
    there = list(round_.framework.plans.exclude(state=Plan.State.WITHDRAWN).select_related("unit"))
    meant = [plan for plan in there if plan.pk in chosen]
    try:
        if round_.state == Round.State.PLANNED:
            choose_plans(round_, meant, by=by)
        else:
            add_to_round(round_, meant, by=by)
    except Refused as refusal:
        return {0: str(refusal)}
    problems = {}
    reports = round_.reports.exclude(state=Report.State.LEFT_OUT).select_related("plan", "head", "contributor")
    people = {str(person.pk): person for person in User.objects.filter(pk__in=_named_in(request))}
    for report in reports:
        if f"head-{report.plan_id}" not in request.POST:
            continue
        head = people.get(request.POST[f"head-{report.plan_id}"])
        contributor = people.get(request.POST.get(f"contributor-{report.plan_id}", ""))
        if (head, contributor) != (report.head, report.contributor):
            try:
                name_people(report, head=head, contributor=contributor, by=by)
            except Refused as refusal:
                problems[report.plan_id] = str(refusal)
    return problems


def _named_in(request: HttpRequest) -> set[int]:
    fields = (value for name, value in request.POST.items() if name.startswith(("head-", "contributor-")))
    return {key for key in map(whole_number, map(str, fields)) if key}


def _choices(request: HttpRequest, round_: Round, problems: dict[int, str]) -> list[PlanChoice]:
    """Every plan of the framework, in its order, for as many questions however many they are."""
    there = round_.framework.plans.exclude(state=Plan.State.WITHDRAWN).order_by("order", "pk")
    all_plans = list(there.select_related("unit__parent", "area", "framework__owner"))
    reports = {report.plan_id: report for report in round_.reports.select_related("head", "contributor")}
    suggested = suggested_people(all_plans)
    invitable = set(units_to_invite_to(asker(request), "head").values_list("pk", flat=True))
    return [
        _choice(plan, reports.get(plan.pk), suggested[plan.pk], invitable, problems.get(plan.pk, ""))
        for plan in all_plans
    ]


def _choice(plan: Plan, report: Report | None, people: People, invitable: set[int], problem: str) -> PlanChoice:
    named_head, named_contributor = (report.head, report.contributor) if report else (None, None)
    is_in = report is not None and report.state != Report.State.LEFT_OUT
    can_invite = not people.heads and plan.unit_id in invitable
    return PlanChoice(
        plan,
        report,
        is_in,
        head=named_head or people.head,
        contributor=named_contributor,
        heads=_with(named_head, people.heads),
        contributors=_with(named_contributor, people.contributors),
        invite_head=f"{reverse('invite_to', args=['head'])}?til={plan.unit_id}" if can_invite else "",
        problem=problem,
    )


def _with(named: User | None, people: Sequence[User]) -> list[User]:
    return list(dict.fromkeys([*([named] if named else []), *people]))


def _said(round_: Round) -> str:
    reports = round_.reports.exclude(state=Report.State.LEFT_OUT)
    count, nobody = reports.count(), reports.filter(head=None, state__in=Report.BEING_WRITTEN).count()
    saved = ngettext(
        "Gemt. %(count)d handleplan er med i runden.", "Gemt. %(count)d handleplaner er med i runden.", count
    ) % {"count": count}
    if not nobody:
        return saved
    return f"{saved} " + ngettext("%(count)d har ingen person endnu.", "%(count)d har ingen person endnu.", nobody) % {
        "count": nobody
    }
