"""A round is planned, and changed later as far as it may be."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.models import Framework, Plan, Round
from handleplan.record.refusals import Refused
from handleplan.record.round_opening import change_round, plan_round, suggested_questions
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs, crumb_of
from handleplan.web.year.round_forms import (
    NewRoundForm,
    QuestionsForm,
    RoundForm,
    facts_of,
    questions_as_typed,
    questions_in,
    suggested_facts,
)
from handleplan.web.year.round_found import coordinated_framework, coordinated_round


@login_required
def new(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """Plan a round, from what is suggested. All the framework's plans are in it until some are left out."""
    of = coordinated_framework(request, owner, framework)
    typed = request.POST or None
    form = NewRoundForm(of, typed, initial=suggested_facts(of, timezone.localdate()))
    questions = QuestionsForm(typed, prefix="q", initial=questions_as_typed(suggested_questions(of)))
    if request.method == "POST" and form.is_valid() & questions.is_valid():
        said = form.cleaned_data
        try:
            round_ = plan_round(
                of,
                said["year"],
                name=said["name"],
                covers_from=said["covers_from"],
                covers_to=said["covers_to"],
                due=form.due,
                questions=questions_in(questions),
                plans=of.plans.exclude(state=Plan.State.WITHDRAWN),
                by=asker(request),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Runden er planlagt. Ingen får besked, før du åbner den."))
            return redirect(page_of("round_plans", round_))
    crumbs = crumbs_of_rounds(of, _("Ny statusrunde"))
    return render(request, "year/round_form.html", _shown(crumbs, of, form, questions, round_=None))


@login_required
def edit(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """Change name and dates; the questions too, as long as nobody has been asked."""
    round_ = coordinated_round(request, owner, framework, year)
    if round_.state == Round.State.CLOSED:
        return redirect(round_)
    typed, is_planned = request.POST or None, round_.state == Round.State.PLANNED
    form = RoundForm(typed, initial=facts_of(round_))
    questions = None
    if is_planned:
        questions = QuestionsForm(typed, prefix="q", initial=questions_as_typed(round_.questions.all()))
    if request.method == "POST" and form.is_valid() & (questions is None or questions.is_valid()):
        said = form.cleaned_data
        try:
            change_round(
                round_,
                name=said["name"],
                covers_from=said["covers_from"],
                covers_to=said["covers_to"],
                due=form.due,
                questions=None if questions is None else questions_in(questions),
                by=asker(request),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Runden er ændret."))
            return redirect(round_)
    return render(
        request,
        "year/round_form.html",
        _shown(crumbs_of_round(round_, _("Ret runden")), round_.framework, form, questions, round_),
    )


def crumbs_of_rounds(framework: Framework, here: str) -> Crumbs:
    return Crumbs(here, crumb_of(framework.owner), crumb_of(framework), _rounds(framework))


def crumbs_of_round(round_: Round, here: str) -> Crumbs:
    """The crumbs of a page below a round's."""
    of = round_.framework
    above = Crumb(round_.name, round_.get_absolute_url())
    return Crumbs(here, crumb_of(of.owner), crumb_of(of), _rounds(of), above)


def _rounds(framework: Framework) -> Crumb:
    return Crumb(_("Statusrunder"), reverse("rounds", kwargs=framework.address_parts))


def page_of(name: str, round_: Round) -> str:
    return reverse(name, kwargs={**round_.framework.address_parts, "year": round_.year})


def _shown(
    crumbs: Crumbs, framework: Framework, form: RoundForm, questions: Any, round_: Round | None
) -> dict[str, Any]:
    return {"crumbs": crumbs, "framework": framework, "form": form, "questions": questions, "round": round_}
